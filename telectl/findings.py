"""What is wrong and what is refused, as values: no wording, no files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
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
    one follows, so that a root cause is told once. ``beside`` is told with it and
    makes it no other finding: who brought it about.
    """

    code: str
    severity: Severity
    file: str
    path: KeyPath = ()
    line: int = 0
    column: int = 0
    facts: Facts = field(default_factory=dict)
    cause: str | None = None
    beside: Facts = field(default_factory=dict)

    @property
    def told(self) -> Facts:
        """Everything that its sentence may name."""
        return {**self.facts, **self.beside} if self.beside else self.facts

    @property
    def identity(self) -> tuple[str, str, str]:
        """What makes two findings the same one, whatever place they stand at."""
        return self.code, self.file, repr(sorted(self.facts.items(), key=str))


@dataclass(frozen=True, slots=True)
class Group:
    """Findings of one severity that come of one thing; a finding by itself is one too."""

    findings: tuple[Finding, ...]

    @property
    def first(self) -> Finding:
        """The one that says for all what they come of."""
        return min(self.findings, key=lambda each: each.code)

    @property
    def is_shared(self) -> bool:
        """Whether there is something to tell that several have in common."""
        return len(self.findings) > 1


def grouped(findings: Iterable[Finding]) -> tuple[Group, ...]:
    """Errors first; of each severity first what most come of, then the rest as they stand."""
    found: dict[object, list[Finding]] = {}
    for i, each in enumerate(findings):
        found.setdefault((each.severity, each.cause if each.cause is not None else i), []).append(
            each
        )
    groups = (Group(tuple(each)) for each in found.values())
    return tuple(sorted(groups, key=_weight))


def _weight(group: Group) -> tuple[bool, int]:
    count = len(group.findings)
    return group.first.severity is not Severity.ERROR, -count


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

    ``findings`` are the reasons where there is more than the one sentence, ``parts`` what else
    was refused of the same line.
    """

    def __init__(
        self,
        exit_code: int,
        key: str,
        /,
        findings: tuple[Finding, ...] = (),
        parts: tuple[Refusal, ...] = (),
        **facts: object,
    ) -> None:
        super().__init__(key)
        self.exit_code = exit_code
        self.key = key
        self.facts: Facts = facts
        self.findings = findings
        self.parts = parts
