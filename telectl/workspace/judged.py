"""A portfolio as read from one place, and everything wrong with it on one day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Self

from telectl import rules
from telectl.findings import Exit, Finding, KeyPath, Refusal
from telectl.model.portfolio import Portfolio
from telectl.store.files import SETTINGS, WORKFLOW
from telectl.store.load import Loaded
from telectl.store.placing import placed
from telectl.workspace.brought import with_commits

PSEUDO = {"telectl": SETTINGS, "workflow": WORKFLOW}


class Judged:
    """A portfolio as read from one place, judged as of one day."""

    def __init__(
        self, root: Path, day: date, loaded: Loaded, file_findings: Iterable[Finding] = ()
    ) -> None:
        self.root = root
        self.day = day
        self._loaded = loaded
        self._file_findings = tuple(file_findings)
        self.meant = False  # the files of an act that isn't made: nobody changed anything yet

    @property
    def loaded(self) -> Loaded:
        """What was read, for a reading of almost the same files."""
        return self._loaded

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
        found = sorted(placed(self._all(), self.contents), key=_order)
        return tuple(found if self.meant else self._with_commits(found))

    def _with_commits(self, found: Sequence[Finding]) -> Sequence[Finding]:
        return with_commits(self.root, found)

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

    def judged_on(self, day: date) -> Self:
        """The same files, judged as of another day."""
        return type(self)(self.root, day, self._loaded, self._file_findings)


def _order(finding: Finding) -> tuple[str, int, int, str]:
    return finding.file, finding.line, finding.column, finding.code
