"""``telectl init``: a portfolio of one's own, in git, that validates."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from telectl.cli.frame import Exit, Options, Refusal, arg, command, opt, verb
from telectl.cli.telling import tell

app = verb()

# Git must give back the very bytes that were written: no line ending is turned into another.
ATTRIBUTES = b"data/** -text\nschemas/** -text\n"


@command(app, "init")
def init(
    options: Options,
    *,
    folder: Annotated[Path, arg("write.folder", metavar="DIR")] = Path(),
    sample: Annotated[bool, opt("--sample", key="write.sample")] = False,
    ci: Annotated[Literal["github", "gitlab"] | None, opt("--ci", key="write.ci")] = None,
    source: Annotated[str | None, opt("--ci-from", key="write.ci_from", metavar="TEXT")] = None,
) -> int:
    """Make a portfolio in a folder, with its first commit; or give one its workflow."""
    from telectl.cli.acting import moment_of
    from telectl.cli.init_ci import add_ci, ci_file, top_of
    from telectl.locale import Voice
    from telectl.store.write import Act, FileChange, perform

    if source is not None and ci is None:
        raise Refusal(Exit.USAGE, "init.no_ci")
    there = _portfolio_in(folder)
    if there is not None and ci is not None and not sample:
        add_ci(options, there, ci, source)
        return Exit.FINE
    moment = moment_of(options)
    _refuse_taken(folder, there)
    language = "da" if sample else options.voice.language
    files = _files(folder, sample, moment.day, language)
    own = Voice(language)
    key = "act.init.sample" if sample else "act.init"
    whole = folder.resolve()
    beside = [ci_file(whole / "data", ci, source)] if ci else []
    with _repository(folder, options.commit):
        changes = [FileChange(whole / f, _there(whole / f), d) for f, d in files.items()]
        act = Act("init", own(key), ("telectl", "workflow"), None, (*changes, *beside))
        done = perform(top_of(whole / "data") if ci else whole, act, commit=options.commit)
    _tell(options, folder, len(act.files), done.commit)
    return Exit.FINE


def _portfolio_in(folder: Path) -> Path | None:
    places = (folder, folder / "data")
    return next((each for each in places if (each / "telectl.yaml").exists()), None)


def _refuse_taken(folder: Path, there: Path | None) -> None:
    if folder.exists() and not folder.is_dir():
        raise Refusal(Exit.CONFLICT, "init.no_folder", folder=str(folder))
    if there is not None:
        raise Refusal(Exit.CONFLICT, "init.there", folder=str(there))
    if (folder / "data").exists() and any((folder / "data").iterdir()):
        raise Refusal(Exit.CONFLICT, "init.data", folder=str(folder / "data"))


def _files(folder: Path, sample: bool, day: date, language: str) -> dict[str, bytes]:
    """Every file of the new portfolio by its path under the folder, judged before it is written."""
    from telectl.findings import Severity
    from telectl.reports.schemas import schema_files
    from telectl.store.files import Content
    from telectl.store.load import load
    from telectl.store.seed import sample_files, seed_files
    from telectl.workspace import Workspace

    data = sample_files() if sample else seed_files(day, language)
    judged = Workspace(folder / "data", day, load(Content(f, d) for f, d in data.items()))
    errors = tuple(each for each in judged.findings if each.severity is Severity.ERROR)
    if errors:
        raise Refusal(Exit.ERRORS, "write.errors", errors)
    files = {f"data/{file}": each for file, each in data.items()}
    states = [each.id for each in judged.portfolio.workflow.states]
    files |= {f"schemas/{name}": text.encode() for name, text in schema_files(states).items()}
    return {**files, ".gitattributes": _attributes(folder)}


def _attributes(folder: Path) -> bytes:
    there = _there(folder / ".gitattributes") or b""
    if ATTRIBUTES in there:
        return there
    return there + (b"\n" if there and not there.endswith(b"\n") else b"") + ATTRIBUTES


def _there(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


@contextmanager
def _repository(folder: Path, commit: bool) -> Iterator[None]:
    """A repository around the folder; what was made for it goes again when the act fails."""
    from telectl.store import disk
    from telectl.store.git import Repository, find

    made = [each for each in (folder, *folder.absolute().parents) if not each.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    fresh = not os.path.lexists(folder / ".git")
    try:
        repository = find(folder) or Repository.init(folder)
        if commit:
            repository.require_identity()
        yield
    except BaseException:
        if fresh:
            disk.remove_tree(folder / ".git")
        for each in made:
            if each.is_dir() and not any(each.iterdir()):
                each.rmdir()
        raise


def _tell(options: Options, folder: Path, n: int, commit: str | None) -> None:
    voice, data = options.voice, str(folder / "data")
    key = "init.committed" if commit else "init.written"
    done = voice(key, folder=str(folder), n=n, commit=(commit or "")[:9])
    view = {"act": "init", "folder": str(folder), "data": data, "files": n, "commit": commit}
    tell(options, "init", view, [done, voice("init.next", data=data)])
