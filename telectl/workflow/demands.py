"""The demands that a gate may make, one check each; what can't be seen is lacking."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from telectl.model.advice import Advice
from telectl.model.base import Part, Unknown
from telectl.model.decision import Decision
from telectl.model.member import Member
from telectl.model.portfolio import Portfolio
from telectl.model.project import Project
from telectl.model.shape import shape_of
from telectl.model.solution import Empowerment, Maturity, Solution
from telectl.model.workflow import Demand
from telectl.workflow import decisions, mandates, quorum
from telectl.workflow.approval import is_exempt, waives
from telectl.workflow.consents import bound_by_region, consented
from telectl.workflow.ends import could_act
from telectl.workflow.involvement import due_since, involved
from telectl.workflow.papers import evidence
from telectl.workflow.readiness import says, shortfall_facts, site_lacks
from telectl.workflow.signing import ROLE
from telectl.workflow.wishes import Lack, Wish


def _advice(portfolio: Portfolio, demand: Demand, wish: Wish) -> Iterator[Lack]:
    assert demand.advice is not None
    cases = portfolio.cases_about.get(wish.project.id, ())
    decided = _decided(portfolio, wish)
    latest = min(wish.day, decided or wish.day)
    project, to = wish.project.id, wish.to
    asked = (case for case in cases if case is wish.decision or bears_on(case, project, to))
    given = ((c, each) for c in asked for each in c.advice if each.subject == demand.advice)
    if any(counts(portfolio, case, advice, latest) for case, advice in given):
        return
    if _waived(portfolio, wish, "advice", demand.advice):
        return
    facts: dict[str, object] = {"subject": demand.advice}
    if decided and wish.decision:
        facts |= {"why": "decided", "latest": latest, "case": wish.decision.id}
    facts["bodies"] = tuple(mandates.holders(portfolio, "advise", wish.day, demand.advice))
    yield Lack(wish.project.id, (), facts)


def _decided(portfolio: Portfolio, wish: Wish) -> date | None:
    case, project = wish.decision, wish.project.id
    return decisions.decided_on(portfolio, case, project, wish.to, wish.day) if case else None


def bears_on(case: Decision, project: str, to: str) -> bool:
    """Whether a case is about this step: one that moves the project elsewhere is about that."""
    steps = [p.moves.to for p in case.points if p.moves and p.moves.project == project]
    return not steps or to in steps


def counts(portfolio: Portfolio, case: Decision, advice: Advice, day: date) -> bool:
    """Whether advice was given by a day, with a conclusion, by a body with the mandate.

    A body that could not have decided couldn't advise either: its quorum is asked of both.
    """
    given = advice.given
    if given is None or advice.conclusion is None or given > day:
        return False
    able = mandates.held(portfolio, advice.body, "advise", given, advice.subject)
    return able and not quorum.is_void(portfolio, case.id, advice)


def _waived(portfolio: Portfolio, wish: Wish, demand: str, subject: str | None = None) -> bool:
    """Whether the decision does without a demand, with a reason: only one that allows the step."""
    case = wish.decision
    if case is None or not any(waives(each, demand, subject) for each in case.waivers):
        return False
    return decisions.allows(portfolio, case, wish.project.id, wish.to, wish.day)


def _decision(portfolio: Portfolio, demand: Demand, wish: Wish) -> Iterator[Lack]:
    project = wish.project
    if wish.decision is None:
        yield Lack(project.id, (), {"why": ("none",)})
        return
    why = tuple(decisions.faults(portfolio, wish.decision, project.id, wish.to, wish.day))
    if why:
        yield Lack(project.id, (), {"why": why, "decision": wish.decision.id})


def _involvement(portfolio: Portfolio, demand: Demand, wish: Wish) -> Iterator[Lack]:
    months = portfolio.settings.thresholds.involvement_months
    since = max(due_since(portfolio, wish.day), _moved_before(wish))
    if not involved(portfolio, wish.project, since, wish.day):
        yield Lack(wish.project.id, ("involvement",), {"months": months, "since": since})


def _moved_before(wish: Wish) -> date:
    """The day of the move before this one: each gate asks for staff involved since then."""
    days = (each.date for each in wish.project.transitions if each.date < wish.day)
    return max(days, default=date.min)


def _field(portfolio: Portfolio, demand: Demand, wish: Wish) -> Iterator[Lack]:
    assert demand.field is not None
    facts: dict[str, object] = {"field": demand.field}
    if not _filled(portfolio, wish, demand.field):
        yield Lack(wish.project.id, (demand.field,), facts)
    elif demand.field == "technical_responsible" and not _is_responsible(portfolio, wish):
        yield Lack(wish.project.id, (demand.field,), {**facts, "why": "no_mandate"})


def _is_responsible(portfolio: Portfolio, wish: Wish) -> bool:
    """Whether who is named has the mandate on the day, or a case does without it."""
    named = wish.project.technical_responsible
    held = mandates.held(portfolio, named, ROLE, wish.day)
    return held or is_exempt(portfolio, wish.project, wish.day)


def _filled(portfolio: Portfolio, wish: Wish, name: str) -> bool:
    shape = shape_of(Project).keys.get(name)
    if shape is None:
        return False
    value = getattr(wish.project, name)
    refers = (shape.item or shape).refers
    if refers is None:
        return _is_said(value)
    ids = (value,) if isinstance(value, str) else value if isinstance(value, tuple) else ()
    return bool(ids) and all(_is_there(portfolio, each, refers, wish.day) for each in ids)


def _is_said(value: object) -> bool:
    if isinstance(value, Empowerment):
        return says(value.aim) or says(value.not_applicable)
    if isinstance(value, Unknown):
        return False
    if isinstance(value, Part):
        return any(_is_said(held) for _, held in value)
    if isinstance(value, tuple):
        return any(_is_said(held) for held in value)
    return says(value) if isinstance(value, str) else bool(value)


def _is_there(portfolio: Portfolio, name: str, kinds: tuple[str, ...], day: date) -> bool:
    """Whether a named record can be read; one who left is no owner."""
    found = portfolio.record(name)
    if found is None or (kinds and found.folder not in kinds):
        return False
    return not isinstance(found, Member) or found.covers(day)


def _maturity(portfolio: Portfolio, demand: Demand, wish: Wish) -> Iterator[Lack]:
    wanted = demand.maturity
    needed = portfolio.settings.thresholds.mature_level if wanted == "mature" else wanted
    solution = portfolio.solution_of(wish.project)
    reached = maturity_on(solution, wish.day) if solution else None
    unsigned = reached is not None and not _assessed(portfolio, reached)
    if unsigned:
        reached = None
    if isinstance(needed, int) and reached and reached.level >= needed:
        return
    if _waived(portfolio, wish, "maturity"):
        return
    record = solution.id if solution else wish.project.id
    facts: dict[str, object] = {"needed": needed, "reached": reached.level if reached else 0}
    if unsigned:
        facts["why"] = "unsigned"
    yield Lack(record, ("maturity",), {"solution": wish.project.solution or "?", **facts})


def maturity_on(solution: Solution, day: date) -> Maturity | None:
    """The latest assessment of a solution on or before a day; of two on one day the lower."""
    known = [each for each in solution.maturity if each.date <= day]
    return max(known, key=lambda each: (each.date, -each.level), default=None)


def _assessed(portfolio: Portfolio, level: Maturity) -> bool:
    """Whether it can be seen who assessed it, and that this was a member who could that day."""
    assessor = level.assessor
    member = portfolio.get(Member, assessor) if isinstance(assessor, str) else None
    return member is not None and could_act(portfolio, member, level.date)


def _readiness(portfolio: Portfolio, demand: Demand, wish: Wish) -> Iterator[Lack]:
    solution = portfolio.solution_of(wish.project)
    sites = wish.project.sites
    if solution is None or not sites:
        facts: dict[str, object] = {"site": "?", "items": demand.readiness}
        facts["field"] = "sites" if solution else "solution"
        yield Lack(wish.project.id, (str(facts["field"]),), facts)
        return
    for site in sites:
        lacking = tuple(site_lacks(portfolio, solution, site, demand.readiness, wish.day))
        if lacking:
            told = {"solution": solution.id, "site": site, **shortfall_facts(lacking)}
            yield Lack(solution.id, ("deployments",), told)


def _consent(portfolio: Portfolio, demand: Demand, wish: Wish) -> Iterator[Lack]:
    """Each site that the region can't bind has said yes, or the one that it follows had."""
    if not wish.project.sites:
        yield Lack(wish.project.id, ("sites",), {"site": "?", "field": "sites"})
    for site in wish.project.sites:
        if bound_by_region(portfolio, site) or consented(portfolio, wish.project, site, wish.day):
            continue
        yield Lack(wish.project.id, ("consents",), {"site": site})


CHECKS: Mapping[str, Callable[[Portfolio, Demand, Wish], Iterator[Lack]]] = {
    "evidence": evidence,
    "advice": _advice,
    "decision": _decision,
    "involvement": _involvement,
    "field": _field,
    "maturity": _maturity,
    "readiness": _readiness,
    "consent": _consent,
}
