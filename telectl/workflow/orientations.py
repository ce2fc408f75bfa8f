"""Those to be told of a decision, and when they were: pure changes of its case."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from telectl.findings import Exit, Refusal
from telectl.model import KINDS
from telectl.model.body import Body
from telectl.model.changes import Append, Change
from telectl.model.decision import Decision
from telectl.model.portfolio import Portfolio
from telectl.model.shape import shape_of
from telectl.workflow import mandates
from telectl.workflow.advising import of_case
from telectl.workflow.moment import Moment
from telectl.workflow.records import item, require

INFORMED = "be_informed"


def informed(body: Body) -> bool:
    """Whether a body was ever given the mandate to be told."""
    return any(mandate.role == INFORMED for mandate in body.mandates)


def untold(
    portfolio: Portfolio, case: Decision, day: date, fora: Sequence[str] | None = None
) -> tuple[str, ...]:
    """The fora that are to be told of a decided case, and by the day were not."""
    decided = case.decided
    if decided is None:
        return ()
    told = {each.forum for each in case.orientations if decided <= each.date <= day}
    if fora is None:
        fora = [each.id for each in portfolio.of(Body) if informed(each)]
    left = (each for each in fora if each not in told)
    return tuple(each for each in left if mandates.holds(portfolio, each, INFORMED, decided))


def orientations(
    portfolio: Portfolio, case_id: str, fora: Sequence[str], what: str, moment: Moment
) -> Iterator[Change]:
    """Fora told of a case on a day; one that was told that day already is refused."""
    case = of_case(portfolio, case_id)
    shape = shape_of(KINDS["decisions"]).at(("orientations", 0))
    assert shape is not None
    there = {each.forum for each in case.orientations if each.date == moment.day}
    for forum in dict.fromkeys(fora):
        require(portfolio, "bodies", forum)
        if forum in there:
            raise Refusal(
                Exit.CONFLICT, "orientation.there", id=case.id, forum=forum, day=moment.day
            )
        made: dict[str, object] = {"forum": forum, "date": moment.day, "what": what}
        yield Append(case.id, ("orientations",), item(shape, made, moment, "orientations"))
