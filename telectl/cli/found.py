"""What was found, told on the screen, in reports, and in what CI reads."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from telectl.cli.as_of import as_of_view, both_clocks, dated
from telectl.cli.options import Options
from telectl.cli.output import show_as, shown_format, write_files
from telectl.cli.streams import show
from telectl.findings import Exit, Finding, Severity

if TYPE_CHECKING:
    from telectl.document import Report
    from telectl.render.rows import Run
    from telectl.reports.review import Review
    from telectl.workspace.judged import Judged


@dataclass(frozen=True)
class Found:
    """The findings in the files asked for, and what they mean for the run.

    ``is_old`` tells those that the state compared with had already: they fail nothing, but where
    ``old_fails``. Of a ``review`` there is more to tell than what is wrong.
    """

    workspace: Judged
    findings: tuple[Finding, ...]
    files: tuple[str, ...]
    strict: bool = False
    only_errors: bool = False
    is_old: Callable[[Finding], bool] | None = None
    old_fails: bool = False
    review: Review | None = None

    def fails(self, finding: Finding) -> bool:
        """Whether a finding makes the run fail."""
        spared = not self.old_fails and self.is_old is not None and self.is_old(finding)
        return not spared and (self.strict or finding.severity is Severity.ERROR)

    @property
    def exit_code(self) -> int:
        """1 where something fails, else 0."""
        failing = any(map(self.fails, self.findings)) or (self.strict and self.workspace.skipped)
        return Exit.ERRORS if failing else Exit.FINE

    @cached_property
    def told(self) -> tuple[Finding, ...]:
        """Errors first, so that one is not lost among warnings."""
        errors = tuple(each for each in self.findings if each.severity is Severity.ERROR)
        rest = tuple(each for each in self.findings if each.severity is not Severity.ERROR)
        return errors if self.only_errors else (*errors, *rest)

    @property
    def parts(self) -> tuple[tuple[Finding, ...], ...]:
        """What is new, then what isn't; all at once where nothing was compared."""
        if self.is_old is None:
            return (self.told,)
        new = tuple(each for each in self.told if not self.is_old(each))
        return new, tuple(each for each in self.told if self.is_old(each))

    def count(self, severity: Severity) -> int:
        """How many there are of a severity, shown or not."""
        return sum(each.severity is severity for each in self.findings)


def tell(options: Options, found: Found) -> None:
    """Everything in the formats asked for, each made of the same findings."""
    from telectl.render import OF_FINDINGS, render

    def made(name: str) -> str | bytes:
        if name in OF_FINDINGS:
            return OF_FINDINGS[name](_run(options, found))
        return render(_report(options, found), name, template=options.template)

    write_files(options, made)
    shown = shown_format(options)
    if shown == "text":
        _show(options, found)
    else:
        show_as(shown, made)
    if shown == "github":
        from telectl.cli.step_summary import summarise

        summarise(options.voice, _report(options, found))


def _show(options: Options, found: Found) -> None:
    from telectl.render.findings import finding_lines
    from telectl.render.skipped import skipped_lines
    from telectl.reports.findings import summary_line

    voice, workspace = options.voice, found.workspace
    for line in found.review.lines if found.review else ():
        show(line)
    for part in found.parts:
        for line in finding_lines(voice, part, workspace.root, _texts(options, found)):
            show(line)
    for line in skipped_lines(voice, workspace.skipped, workspace.root, whole=options.verbose):
        show(line)
    if clocks := both_clocks(options):
        show(clocks, error=True)
    if workspace.portfolio.fictional:
        show(voice("report.fictional"), error=True)
    for line in found.review.remarks if found.review else ():
        show(line, error=True)
    errors, warnings = map(found.count, (Severity.ERROR, Severity.WARNING))
    skipped = len(workspace.skipped)
    show(summary_line(voice, errors, warnings, len(found.files), skipped), error=True)


def _texts(options: Options, found: Found) -> dict[str, str] | None:
    """The files that are shown line by line, where that was asked for."""
    if not options.verbose:
        return None
    contents = found.workspace.contents
    named = {each.file for each in found.told} & set(contents)
    return {file: contents[file].decode("utf-8", "replace") for file in named}


def _report(options: Options, found: Found) -> Report:
    from telectl.render.findings import group_views
    from telectl.render.skipped import skipped_lines, skipped_views
    from telectl.reports.findings import report

    voice, workspace = options.voice, found.workspace
    root, skipped = workspace.root, workspace.skipped
    told = sorted(found.told, key=found.findings.index)
    made = report(
        voice,
        [_view(options, root, each) for each in told],
        workspace.day,
        len(found.files),
        fictional=workspace.portfolio.fictional,
        groups=group_views(voice, told),
        skipped=skipped_views(skipped, root),
        skipped_lines=skipped_lines(voice, skipped, root, whole=options.verbose),
    )
    whole = found.review.told_in(voice, made) if found.review else made
    return dated(options, whole)


def _view(options: Options, root: Path, finding: Finding) -> dict[str, object]:
    from telectl.render.findings import finding_view

    record = Path(finding.file).stem if finding.file.endswith(".yaml") else None
    return {**finding_view(options.voice, finding, root), "record": record, **_of_review(finding)}


def _of_review(finding: Finding) -> dict[str, object]:
    """Whether the base had it, and which commit brought it; nothing where none was compared."""
    mark = finding.beside.get("review")
    if mark is None:
        return {}
    return {"review": str(mark), "commit": finding.beside.get("in_commit")}


def _run(options: Options, found: Found) -> Run:
    from telectl.render.rows import Run, joined, rows
    from telectl.render.skipped import names_of, skipped_lines

    voice, workspace = options.voice, found.workspace
    root, skipped, folder = workspace.root, workspace.skipped, _folder(options, workspace)
    return Run(
        voice=voice,
        day=workspace.day,
        folder=folder,
        rows=rows(
            voice,
            found.told,
            folder,
            workspace.contents,
            fails=found.fails,
            is_old=found.is_old,
        ),
        files=tuple(joined(folder, file) for file in found.files),
        skipped={code: names_of(because, root) for code, because in skipped.items()},
        skipped_lines=tuple(skipped_lines(voice, skipped, root, whole=options.verbose)),
        exit_code=found.exit_code,
        strict=found.strict,
        as_of=as_of_view(options),
        clocks=both_clocks(options),
    )


def _folder(options: Options, workspace: Judged) -> str:
    """The portfolio's folder, seen from the top of the repository; without git, its name."""
    from telectl.store.git.places import work_tree

    if options.known:
        return options.known.home.folder
    root = workspace.root.resolve()
    folder = root.relative_to(work_tree(root) or root.parent).as_posix()
    return "" if folder == "." else folder
