"""Where a case stands on a day."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from telectl.document import Inline, Text, Tone
from telectl.model.decision import APPROVING, Decision, Outcome
from telectl.reports.teller import Teller

STANDS = ("draft", "submitted", "decided", "treated", "withdrawn")


class CaseStanding(NamedTuple):
    """Draft, submitted, decided, treated or withdrawn; since when; and what was said.

    An item for information or discussion is treated: there was nothing to decide.
    """

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
        return CaseStanding("decided", outcome.date, _results(outcome))
    if case.withdrawn and case.withdrawn <= day:
        return CaseStanding("withdrawn", case.withdrawn)
    treated = _treated(case, day)
    if treated:
        return CaseStanding("treated", treated.date, _results(treated))
    if case.submitted and case.submitted <= day:
        return CaseStanding("submitted", case.submitted)
    return CaseStanding("draft")


def _treated(case: Decision, day: date) -> Outcome | None:
    if case.item_type in ("decision", "hearing"):
        return None
    said = [each for each in case.outcomes if each.date <= day]
    return max(said, key=lambda each: each.date, default=None)


def _results(outcome: Outcome) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.result for each in outcome.points))
