"""One opened portfolio: read, judged, and changed by acts."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path

from telectl import rules
from telectl.findings import Exit, Finding, KeyPath, Refusal, Severity
from telectl.model.changes import Change, Create
from telectl.model.portfolio import UNSET, Portfolio
from telectl.store.files import SETTINGS, SUFFIX, WORKFLOW, Content, listing, odd_names
from telectl.store.left import left_under_way
from telectl.store.load import Loaded, load
from telectl.store.placing import placed

PSEUDO = {"telectl": SETTINGS, "workflow": WORKFLOW}


@dataclass(frozen=True, slots=True)
class Intent:
    """An act before it is made: its name, what it is about, its changes."""

    name: str
    subject: str
    changes: tuple[Change, ...]
    decision: str | None = None
    records: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Applied:
    """What an act did, or would do: the diff, new warnings, the commit."""

    diff: str
    warnings: tuple[Finding, ...]
    inexact: tuple[str, ...] = ()
    commit: str | None = None
    untidy: bool = False

    def with_more(self, warnings: Iterable[Finding]) -> Applied:
        """The same with warnings of a day to come, but for those that are there already."""
        there = {(each.code, each.file, each.path) for each in self.warnings}
        more = (each for each in warnings if (each.code, each.file, each.path) not in there)
        return replace(self, warnings=(*self.warnings, *more))


class Workspace:
    """A portfolio as read from one place, judged as of one day."""

    def __init__(
        self, root: Path, day: date, loaded: Loaded, file_findings: Iterable[Finding] = ()
    ) -> None:
        self.root = root
        self.day = day
        self._loaded = loaded
        self._file_findings = tuple(file_findings)

    @property
    def portfolio(self) -> Portfolio:
        """The records."""
        return self._loaded.portfolio

    @cached_property
    def contents(self) -> Mapping[str, bytes]:
        """The bytes of every file that was read, by its path under the root."""
        return {file: each.content.data for file, each in self._loaded.reads.items()}

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """Everything wrong, sorted by file and place."""
        return tuple(sorted(placed(self._all(), self.contents), key=_order))

    @cached_property
    def skipped(self) -> Mapping[str, tuple[str, ...]]:
        """By code the rules that could not be asked of everything, and the files in the way."""
        return rules.skipped(self.portfolio, self.day)

    def _all(self) -> list[Finding]:
        judged = rules.run(self.portfolio, self.day)
        return [*self._file_findings, *self._loaded.findings, *judged]

    def file_of(self, record_id: str) -> str:
        """The file of a record, or of the settings or workflow under their own names."""
        if record_id in PSEUDO:
            return PSEUDO[record_id]
        entry = self.portfolio.entries.get(record_id)
        if entry is None:
            near = self.portfolio.nearest(record_id)
            raise Refusal(Exit.USAGE, "record.unknown", id=record_id, nearest=near)
        return entry.file

    def place(self, record_id: str, path: KeyPath = ()) -> tuple[str, int, int]:
        """File, line and column of a key path, for findings that an act makes."""
        from telectl.store.yaml import locate

        file = self.file_of(record_id)
        at = locate(self._loaded.reads[file].content.data).find(path)
        return file, at.line, at.column

    def preview(self, changes: Sequence[Change]) -> Preview:
        """The files as an act would leave them, judged; nothing is written."""
        texts, inexact = self._edited(changes)
        return self.left_with(texts, inexact)

    def warned_on(self, day: date, changes: Sequence[Change]) -> tuple[Finding, ...]:
        """The warnings that an act will lead to on another day."""
        preview = self.preview(changes)
        before, after = (each.judged_on(day) for each in (preview.before, preview.after))
        return Preview(before, after, {}, ()).new(Severity.WARNING)

    def judged_on(self, day: date) -> Workspace:
        """The same files, judged as of another day."""
        return Workspace(self.root, day, self._loaded, self._file_findings)

    def left_with(
        self, texts: Mapping[str, bytes | None], inexact: tuple[str, ...] = ()
    ) -> Preview:
        """The portfolio with some files as given, judged; None takes a file away."""
        now = {file: each.content.data for file, each in self._loaded.reads.items()}
        contents = [
            Content(file, data)
            for file, data in sorted({**now, **texts}.items())
            if data is not None
        ]
        loaded = load(contents, self._loaded)
        after = Workspace(self.root, self.day, loaded, self._files_with(contents))
        given = {file: data for file, data in texts.items() if data is not None}
        return Preview(self, after, given, inexact)

    def _files_with(self, contents: Iterable[Content]) -> Iterator[Finding]:
        """What was wrong with files as such, and the names that no system would bear."""
        yield from self._file_findings
        for finding in odd_names(each.file for each in contents):
            if finding not in self._file_findings:
                yield finding

    def _edited(self, changes: Sequence[Change]) -> tuple[dict[str, bytes | None], tuple[str, ...]]:
        from telectl.store.yaml import dump, edit

        texts: dict[str, bytes | None] = {}
        inexact = []
        edits: dict[str, list[Change]] = {}
        for change in changes:
            if isinstance(change, Create):
                file = f"{change.kind}/{change.id}{SUFFIX}"
                self._refuse_taken(change.id, file)
                texts[file] = dump(change.value, header=modeline(change.kind))
            else:
                edits.setdefault(self.file_of(change.id), []).append(change)
        for file, each in edits.items():
            done = edit(self._loaded.reads[file].content.data, each)  # type: ignore[arg-type] # no Create among them
            texts[file] = done.data
            if not done.exact:
                inexact.append(file)
        return texts, tuple(inexact)

    def _refuse_taken(self, record_id: str, file: str) -> None:
        taken = self.portfolio.entries.get(record_id)
        if taken or record_id in PSEUDO or (self.root / file).exists():
            other = taken.file if taken else file
            raise Refusal(Exit.CONFLICT, "record.taken", id=record_id, file=other)

    def apply(self, intent: Intent, *, commit: bool, dry_run: bool = False) -> Applied:
        """Make an act: all of it or nothing; new errors refuse it, new warnings are told."""
        preview = self.preview(intent.changes)
        preview.require_sound()
        applied = Applied(preview.diff(), preview.new(Severity.WARNING), preview.inexact)
        return applied if dry_run else self._write(intent, preview, applied, commit)

    def commits(self, *, asked: bool) -> bool:
        """Whether an act becomes a commit; refuses where the settings can't be asked."""
        if asked and self.portfolio.settings is UNSET:
            raise Refusal(Exit.ERRORS, "settings.unread", file=SETTINGS)
        return asked and self.portfolio.settings.commit

    def _write(self, intent: Intent, preview: Preview, applied: Applied, commit: bool) -> Applied:
        from telectl.store.write import Act, FileChange, perform

        before = self._loaded.reads
        files = tuple(
            FileChange(
                self.root / file, before[file].content.data if file in before else None, data
            )
            for file, data in preview.texts.items()
            if file not in before or before[file].content.data != data
        )
        if not files:
            return applied
        records = intent.records or tuple(dict.fromkeys(each.id for each in intent.changes))
        act = Act(intent.name, intent.subject, records, intent.decision, files)
        done = perform(self.root, act, commit=self.commits(asked=commit))
        return replace(applied, commit=done.commit, untidy=not done.tidy)


class Preview:
    """A portfolio before and after an act."""

    def __init__(
        self,
        before: Workspace,
        after: Workspace,
        texts: Mapping[str, bytes],
        inexact: tuple[str, ...],
    ) -> None:
        self.before, self.after = before, after
        self.texts, self.inexact = texts, inexact

    def require_sound(self) -> None:
        """Refuses errors that were not there before."""
        errors = self.new(Severity.ERROR)
        if errors:
            raise Refusal(Exit.ERRORS, "write.errors", findings=errors)

    def new(self, severity: Severity) -> tuple[Finding, ...]:
        """The findings that were not there before, whatever line they stand on."""
        old = Counter(each.identity for each in self.before.findings)
        fresh = []
        for finding in self.after.findings:
            if old[finding.identity] > 0:
                old[finding.identity] -= 1
            elif finding.severity is severity:
                fresh.append(finding)
        return tuple(fresh)

    def diff(self) -> str:
        """A unified diff of the texts."""
        lines: list[str] = []
        contents = self.before.contents
        for file, data in self.texts.items():
            old, new = contents.get(file, b""), data
            lines += difflib.unified_diff(
                old.decode("utf-8", "replace").splitlines(),
                new.decode("utf-8", "replace").splitlines(),
                file if old else "/dev/null",
                file,
                lineterm="",
            )
        return "\n".join(lines)


def modeline(folder: str) -> str:
    """The comment by which an editor finds the schema of a record."""
    from telectl.model import KINDS

    return f"# yaml-language-server: $schema=../../schemas/{KINDS[folder].kind}.schema.json"


def open_folder(root: Path, day: date, today: date | None = None) -> Workspace:
    """Read the portfolio in a folder of the work tree, after finishing a broken-off act."""
    if left_under_way(root):
        from telectl.store.write import recover

        recover(root)
    found = listing(root)
    loaded = load(found.contents, unread=found.unread, today=today or day)
    return Workspace(root, day, loaded, found.findings)


def open_staged(root: Path, day: date, today: date | None = None) -> Workspace:
    """Read what is staged below a folder: in a hook, what is about to be committed."""
    from telectl.store.files import listing_of
    from telectl.store.git import find

    repository = find(root)
    if repository is None:
        raise Refusal(Exit.GIT, "git.none", folder=root.name)
    found = listing_of(repository.staged_files(root), repository.staged_links(root))
    loaded = load(found.contents, unread=found.unread, today=today or day)
    return Workspace(root, day, loaded, found.findings)


def _order(finding: Finding) -> tuple[str, int, int, str]:
    return finding.file, finding.line, finding.column, finding.code
