"""What is wrong and what is refused, as values: no wording, no files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

KeyPath = tuple[str | int, ...]
Facts = Mapping[str, object]


class Severity(StrEnum):
    """An error can't be true or may not be; a warning is the world as it is."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found in one file.

    ``line`` and ``column`` count from 1; 0 means that ``path`` has still to be
    looked up in the file. ``cause`` names the finding or record from which this
    one follows, so that a root cause is told once.
    """

    code: str
    severity: Severity
    file: str
    path: KeyPath = ()
    line: int = 0
    column: int = 0
    facts: Facts = field(default_factory=dict)
    cause: str | None = None

    @property
    def identity(self) -> tuple[str, str, str]:
        """What makes two findings the same one, whatever place they stand at."""
        return self.code, self.file, repr(sorted(self.facts.items(), key=str))


class Exit:
    """The exit codes that every command shares."""

    FINE = 0
    ERRORS = 1
    USAGE = 2
    NO_PORTFOLIO = 3
    REFUSED = 4
    CONFLICT = 5
    GIT = 6
    BUG = 70


class Refusal(Exception):  # noqa: N818 - a refusal is an answer, not an error of ours
    """An act or a reading that can't go on: a wording key, its facts, an exit code.

    ``findings`` are the reasons where there is more than the one sentence.
    """

    def __init__(
        self, exit_code: int, key: str, /, findings: tuple[Finding, ...] = (), **facts: object
    ) -> None:
        super().__init__(key)
        self.exit_code = exit_code
        self.key = key
        self.facts: Facts = facts
        self.findings = findings
