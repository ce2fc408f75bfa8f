"""Where a case stands on a day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from telectl.document import Inline, Text, Tone
from telectl.model.decision import Decision
from telectl.model.outcome import APPROVING, OPEN, PUT_OFF, Outcome
from telectl.reports.teller import Teller

STANDS = ("draft", "submitted", "postponed", "decided", "treated", "withdrawn")


class CaseStanding(NamedTuple):
    """Draft, submitted, postponed, decided, treated or withdrawn; since when; what was said.

    An item for information or discussion is treated: there was nothing to decide.
    """

    stands: str
    since: date | None = None
    results: tuple[str, ...] = ()
    body: str | None = None
    unsettled: bool = False

    @property
    def is_open(self) -> bool:
        """Whether some of it is still to be decided."""
        return self.unsettled or self.stands in ("draft", "submitted", "postponed")

    def text(self, teller: Teller) -> Inline:
        """The decision's results, or the standing, in words."""
        if not self.results:
            return teller.voice.enum("stands", self.stands)
        said = teller.voice.list([teller.voice.enum("result", each) for each in self.results])
        tone: Tone = "good" if set(self.results) <= APPROVING else "plain"
        return Text(said, tone)


def standing_of(case: Decision, day: date) -> CaseStanding:
    """Where a case stood on a day."""
    rulings = [each for each in case.rulings if each.date <= day]
    if rulings:
        said = _by_point(rulings)
        left = any(said.get(point.number) in OPEN for point in case.points)
        results = tuple(dict.fromkeys(said.values()))
        return CaseStanding("decided", rulings[-1].date, results, rulings[-1].body, left)
    if case.withdrawn and case.withdrawn <= day:
        return CaseStanding("withdrawn", case.withdrawn)
    treated = _treated(case, day)
    if treated:
        return CaseStanding("treated", treated.date, _results(treated), treated.body)
    put_off = _put_off(case, day)
    if put_off:
        return CaseStanding("postponed", put_off.date, _results(put_off), put_off.body)
    if case.submitted and case.submitted <= day:
        return CaseStanding("submitted", case.submitted)
    return CaseStanding("draft")


def _treated(case: Decision, day: date) -> Outcome | None:
    if case.item_type in ("decision", "hearing"):
        return None
    said = [each for each in case.outcomes if each.date <= day]
    return max(said, key=lambda each: each.date, default=None)


def _put_off(case: Decision, day: date) -> Outcome | None:
    """The last word of a body, where that was to wait; another's word takes nothing from it."""
    last = {each.body: each for each in sorted(case.outcomes, key=_when) if each.date <= day}
    waiting = [each for each in last.values() if each.points and PUT_OFF.issuperset(_results(each))]
    return max(waiting, key=_when, default=None)


def _when(outcome: Outcome) -> date:
    return outcome.date


def _by_point(rulings: Sequence[Outcome]) -> dict[int, str]:
    """The latest result of each point."""
    return {each.number: each.result for outcome in rulings for each in outcome.points}


def _results(outcome: Outcome) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.result for each in outcome.points))
