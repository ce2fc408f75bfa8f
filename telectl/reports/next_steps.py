"""The steps that a project will likely take: what each has, what it lacks, how it is decided."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from telectl.model.decision import Decision
from telectl.model.project import Project
from telectl.model.workflow import Step
from telectl.reports.gaps import Gap
from telectl.reports.lacks import demand_text, detail, lack
from telectl.reports.remedies import case_under_way, remedies
from telectl.reports.teller import Teller
from telectl.reports.waiting import case_for, case_told, likely, missing_of
from telectl.workflow import gates
from telectl.workflow.answers import waives
from telectl.workflow.earliest import path
from telectl.workflow.projects import unmet
from telectl.workflow.stages import Path
from telectl.workflow.wishes import Unmet, Wish

DECISION, ADVICE = "G003", "G002"


class Next(NamedTuple):
    """A likely step: what is met, what is lacking, the case that asks for it, the way to it."""

    to: str
    gate: str | None
    approver: str
    reason: bool
    decision: str | None
    met: tuple[str, ...]
    gaps: tuple[Gap, ...]
    case: Decision | None
    path: Path | None

    @property
    def others(self) -> int:
        """How many things are lacking that no decision brings."""
        return sum(each.code not in (DECISION, ADVICE) for each in self.gaps)


def collect(teller: Teller, project: Project, state: str) -> tuple[Next, ...]:
    """The likely steps: those that a case asks for, then those that lack least."""
    found = [_next(teller, project, each) for each in _likely(teller, project, state)]
    return tuple(sorted(found, key=lambda each: (each.case is None, len(each.gaps))))


def _likely(teller: Teller, project: Project, state: str) -> Iterator[tuple[str, Step]]:
    return likely(teller.portfolio, project, state, teller.day)


def _next(teller: Teller, project: Project, onward: tuple[str, Step]) -> Next:
    portfolio, day, (to, step) = teller.portfolio, teller.day, onward
    allowing = case_for(portfolio, project, to, day)
    wish = Wish(project, to, day, case_told(portfolio, project, onward, day))
    lacks = tuple(unmet(portfolio, step, wish))
    case = allowing or case_under_way(portfolio, project.id, to, day)
    way = None
    if any(each.code == DECISION for each in lacks):
        way = path(portfolio, case, subjects(lacks), day)
    met = tuple(
        demand_text(teller, d) for d, short in gates.answers(portfolio, step, wish) if not short
    )
    decision = allowing.id if allowing else None
    gaps = tuple(_gaps(teller, project, lacks, case))
    return Next(to, step.gate, step.approver, step.reason, decision, met, gaps, case, way)


def subjects(lacks: Sequence[Unmet]) -> tuple[str, ...]:
    """The advice that is lacking."""
    return tuple(str(each.facts["subject"]) for each in lacks if each.code == ADVICE)


def _gaps(
    teller: Teller, project: Project, lacks: Sequence[Unmet], case: Decision | None
) -> Iterator[Gap]:
    commands = remedies(teller.voice, lacks, teller.portfolio, teller.day)
    for each, lines in zip(lacks, commands, strict=True):
        miss = missing_of(teller.portfolio, project, each, teller.day)
        tell = detail if each.code == "G007" else lack
        text = tell(teller, each.code, each.facts)
        if each.code == ADVICE and waives(case, str(each.facts["subject"])):
            yield Gap(teller.voice("explained.gap.waived", advice=text), None, (), None, ADVICE)
            continue
        yield Gap(text, miss.whose, lines, miss.asked, each.code)
