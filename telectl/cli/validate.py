"""Everything wrong, in one run."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from telectl.cli import clock
from telectl.cli.frame import Options, arg, command, deliver, opt, show, verb
from telectl.cli.telling import as_data
from telectl.findings import Exit, Finding, Refusal, Severity

if TYPE_CHECKING:
    from telectl.workspace import Workspace

app = verb()


@command(app, "validate")
def validate(
    options: Options,
    paths: list[str] | None = arg("paths", metavar="PATH", default=None),
    staged: bool = opt("--staged", key="staged", default=False),
    errors: bool = opt("--errors", key="errors", default=False),
) -> int:
    """Tell all findings; errors fail, and with --strict warnings too."""
    from telectl.workspace import open_folder, open_staged

    open_ = open_staged if staged else open_folder
    workspace = open_(options.root, options.day, clock.today())
    asked = _asked(workspace, paths)
    found = [each for each in workspace.findings if _under(asked, each.file)]
    files = sum(_under(asked, file) for file in workspace.contents)
    wrong = [each for each in found if each.severity is Severity.ERROR]
    if as_data(options):
        _deliver(options, workspace, wrong if errors else found, files)
    else:
        rest = [each for each in found if each.severity is not Severity.ERROR]
        _show(options, workspace, wrong, rest, files, only_errors=errors)
    failing = (*found, *workspace.skipped) if options.strict else wrong
    return Exit.ERRORS if failing else Exit.FINE


def _asked(workspace: Workspace, paths: Iterable[str] | None) -> list[str] | None:
    """The paths asked for as the findings name them; none stand for everything."""
    asked = [_inside(workspace, path) for path in paths or ()]
    return None if not asked or "." in asked else asked


def _inside(workspace: Workspace, path: str) -> str:
    """A path as seen from the portfolio's folder; one that is not in it is refused."""
    root, target = Path(os.path.abspath(workspace.root)), Path(os.path.abspath(path))
    if root.is_relative_to(target):
        return "."
    if target.is_relative_to(root):
        inner = target.relative_to(root).as_posix()
        files = [*workspace.contents, *(each.file for each in workspace.findings)]
        if any(_under([inner], file) for file in files):
            return inner
        if os.path.lexists(target):
            return _as_filed(root, inner, files)
    raise Refusal(Exit.USAGE, "path.unknown", path=path)


def _as_filed(root: Path, inner: str, files: Iterable[str]) -> str:
    """The name in the letters of the files: on Windows and macOS capitals are no difference."""
    depth = inner.count("/") + 1
    for name in dict.fromkeys("/".join(file.split("/")[:depth]) for file in files):
        there = name.casefold() == inner.casefold() and (root / name).exists()
        if there and os.path.samefile(root / name, root / inner):
            return name
    return inner


def _under(asked: list[str] | None, file: str) -> bool:
    return asked is None or any(file == each or file.startswith(f"{each}/") for each in asked)


def _show(
    options: Options,
    workspace: Workspace,
    wrong: Sequence[Finding],
    rest: Sequence[Finding],
    files: int,
    *,
    only_errors: bool,
) -> None:
    """Errors first, so that one is not lost among warnings; all are counted."""
    from telectl.render.findings import finding_lines
    from telectl.render.skipped import skipped_lines
    from telectl.reports.findings import summary_line

    voice = options.voice
    found = [*wrong, *(() if only_errors else rest)]
    texts = None
    if options.verbose:
        contents = workspace.contents
        named = {each.file for each in found} & set(contents)
        texts = {file: contents[file].decode("utf-8", "replace") for file in named}
    for line in finding_lines(voice, found, workspace.root, texts):
        show(line)
    for line in skipped_lines(voice, workspace.skipped, workspace.root, whole=options.verbose):
        show(line)
    if workspace.portfolio.fictional:
        show(voice("report.fictional"), error=True)
    skipped = len(workspace.skipped)
    show(summary_line(voice, len(wrong), len(rest), files, skipped), error=True)


def _deliver(options: Options, workspace: Workspace, found: Sequence[Finding], files: int) -> None:
    from telectl.render.findings import group_views
    from telectl.render.skipped import skipped_lines, skipped_views
    from telectl.reports.findings import report

    voice, root, skipped = options.voice, workspace.root, workspace.skipped
    made = report(
        voice,
        [_view(options, workspace, each) for each in found],
        workspace.day,
        files,
        fictional=workspace.portfolio.fictional,
        groups=group_views(voice, found),
        skipped=skipped_views(skipped, root),
        skipped_lines=skipped_lines(voice, skipped, root, whole=options.verbose),
    )
    deliver(options, made)


def _view(options: Options, workspace: Workspace, finding: Finding) -> dict[str, object]:
    from telectl.render.findings import finding_view

    record = Path(finding.file).stem if finding.file.endswith(".yaml") else None
    return {**finding_view(options.voice, finding, workspace.root), "record": record}
