"""Where a case stands on a day."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from telectl.document import Inline, Text, Tone
from telectl.model.decision import APPROVING, Decision
from telectl.reports.teller import Teller

STANDS = ("draft", "submitted", "decided", "withdrawn")


class CaseStanding(NamedTuple):
    """Draft, submitted, decided or withdrawn; since when; and what was decided."""

    stands: str
    since: date | None = None
    results: tuple[str, ...] = ()

    def text(self, teller: Teller) -> Inline:
        """The decision's results, or the standing, in words."""
        if not self.results:
            return teller.voice.enum("stands", self.stands)
        said = teller.voice.list([teller.voice.enum("result", each) for each in self.results])
        tone: Tone = "good" if set(self.results) <= APPROVING else "plain"
        return Text(said, tone)


def standing_of(case: Decision, day: date) -> CaseStanding:
    """Where a case stood on a day."""
    outcome = case.outcome
    if outcome and outcome.date <= day:
        results = tuple(dict.fromkeys(each.result for each in outcome.points))
        return CaseStanding("decided", outcome.date, results)
    if case.withdrawn and case.withdrawn <= day:
        return CaseStanding("withdrawn", case.withdrawn)
    if case.submitted and case.submitted <= day:
        return CaseStanding("submitted", case.submitted)
    return CaseStanding("draft")
