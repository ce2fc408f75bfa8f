"""``telectl fmt``: white space in the one form, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from telectl.cli.frame import Exit, Options, Refusal, arg, command, opt, show, verb
from telectl.cli.telling import tell

if TYPE_CHECKING:
    from telectl.workspace import Workspace

app = verb()


@command(app, "fmt")
def fmt(
    options: Options,
    *,
    paths: Annotated[list[Path] | None, arg("write.paths", metavar="PATH")] = None,
    check: Annotated[bool, opt("--check", key="write.check")] = False,
) -> int:
    """Trim blanks, one kind of line ending, one at the end."""
    from telectl.cli.acting import moment_of
    from telectl.store.yaml import canonical
    from telectl.workspace import open_folder

    root = options.root
    workspace = open_folder(root, moment_of(options).day)
    chosen = _chosen(root, workspace.contents, paths or [])
    formed = {file: canonical(data) for file, data in chosen.items()}
    changed = {file: data for file, data in formed.items() if data != chosen[file]}
    commit = _write(options, workspace, changed) if changed and not check else None
    _tell(options, list(changed), commit, check)
    return Exit.ERRORS if check and changed else Exit.FINE


def _tell(options: Options, files: list[str], commit: str | None, check: bool) -> None:
    """The files are data, what was done with them is talk."""
    from telectl.render.findings import shown_path

    shown = [shown_path(file, options.root) for file in files]
    tell(options, "fmt", {"act": "fmt", "check": check, "files": shown, "commit": commit}, shown)
    key = "would" if check else "committed" if commit else "written"
    said = options.voice(f"fmt.{key if files else 'fine'}", n=len(files), commit=(commit or "")[:9])
    show(said, error=True)


def _chosen(root: Path, contents: Mapping[str, bytes], paths: list[Path]) -> Mapping[str, bytes]:
    """The files at or below the paths; all of them where none is named."""
    if not paths:
        return contents
    base = root.resolve()
    chosen: dict[str, bytes] = {}
    for path in paths:
        full = path.resolve()
        found = {
            file: data
            for file, data in contents.items()
            if full == base / file or full in (base / file).parents
        }
        if not found:
            raise Refusal(Exit.USAGE, "fmt.no_file", path=str(path))
        chosen |= found
    return dict(sorted(chosen.items()))


def _write(options: Options, workspace: Workspace, changed: Mapping[str, bytes]) -> str | None:
    from telectl.locale import Voice
    from telectl.store.write import Act, FileChange, perform

    root, before = workspace.root, workspace.contents
    settings = workspace.portfolio.settings
    files = tuple(FileChange(root / f, before[f], data) for f, data in changed.items())
    records = tuple(file.rpartition("/")[2].removesuffix(".yaml") for file in changed)
    subject = Voice(settings.language)("act.fmt", n=len(changed))
    act = Act("fmt", subject, records, None, files)
    return perform(root, act, commit=workspace.commits(asked=options.commit)).commit
