"""What an act would bring: the new findings, and the texts as a diff."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Generic, TypeVar

from telectl.findings import Exit, Finding, Refusal, Severity
from telectl.workspace.judged import Judged

J = TypeVar("J", bound=Judged)


class Preview(Generic[J]):
    """A portfolio before and after an act."""

    def __init__(
        self,
        before: J,
        after: J,
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
        import difflib

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
