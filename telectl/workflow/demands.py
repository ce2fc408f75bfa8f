"""The demands that a gate may make, one check each; what can't be seen is lacking."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from telectl.model.base import Part, Unknown
from telectl.model.decision import Advice, Decision
from telectl.model.organisation import Organisation
from telectl.model.portfolio import Portfolio
from telectl.model.project import Evidence, Involvement, Project
from telectl.model.solution import Deployment, Empowerment, Maturity, Readiness, Solution
from telectl.model.workflow import Demand
from telectl.workflow import decisions, mandates
from telectl.workflow.days import months_before
from telectl.workflow.wishes import Lack, Wish

CARE_SECTORS = frozenset(
    {"hospital", "psychiatry", "municipality", "general_practice", "specialist_practice"}
)


def is_cross_sector(project: Project) -> bool:
    """Whether a project touches more than one sector of care."""
    return len(CARE_SECTORS & set(project.sectors)) > 1


def _evidence(portfolio: Portfolio, demand: Demand, wish: Wish) -> Iterator[Lack]:
    items = [each for each in wish.project.evidence if each.kind == demand.evidence]
    if any(_stands(each, wish.day) for each in items):
        return
    why = "missing"
    if any(_expired(each, wish.day) for each in items):
        why = "expired"
    elif items:
        why = "later" if any(_done(each) for each in items) else "unapproved"
    yield Lack(wish.project.id, ("evidence",), {"evidence": demand.evidence, "why": why})


def _done(item: Evidence | Readiness) -> bool:
    return item.status == "approved" or (item.status == "not_applicable" and bool(item.reason))


def _expired(item: Evidence, day: date) -> bool:
    return item.expires is not None and item.expires < day


def _stands(item: Evidence, day: date) -> bool:
    return _done(item) and item.date is not None and item.date <= day and not _expired(item, day)


def _advice(portfolio: Portfolio, demand: Demand, wish: Wish) -> Iterator[Lack]:
    assert demand.advice is not None
    cases = portfolio.cases_about.get(wish.project.id, ())
    decided = wish.decision.decided if wish.decision else None
    latest = min(wish.day, decided or wish.day)
    given = (advice for case in cases for advice in case.advice if advice.subject == demand.advice)
    if any(_counts(portfolio, advice, latest) for advice in given):
        return
    if wish.decision and waives(wish.decision, "advice", demand.advice):
        return
    facts: dict[str, object] = {"subject": demand.advice}
    facts["bodies"] = tuple(mandates.holders(portfolio, "advise", wish.day, demand.advice))
    yield Lack(wish.project.id, (), facts)


def _counts(portfolio: Portfolio, advice: Advice, day: date) -> bool:
    given = advice.given
    if given is None or advice.conclusion is None or given > day:
        return False
    return mandates.holds(portfolio, advice.body, "advise", given, advice.subject)


def waives(decision: Decision, demand: str, subject: str | None = None) -> bool:
    """Whether a decision does without a demand, with a reason."""
    return any(w.demand == demand and w.subject in (None, subject) for w in decision.waivers)


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
    since = months_before(wish.day, months)
    if any(_involves(each, since, wish.day) for each in wish.project.involvement):
        return
    yield Lack(wish.project.id, ("involvement",), {"months": months, "since": since})


def _involves(entry: Involvement, since: date, day: date) -> bool:
    return since <= entry.date <= day and bool(entry.professions) and bool(entry.sites)


def _field(portfolio: Portfolio, demand: Demand, wish: Wish) -> Iterator[Lack]:
    assert demand.field is not None
    if not _filled(wish.project, demand.field):
        yield Lack(wish.project.id, (demand.field,), {"field": demand.field})


def _filled(project: Project, name: str) -> bool:
    value = getattr(project, name, None)
    if isinstance(value, Empowerment):
        return bool(value.aim or value.not_applicable)
    if isinstance(value, Unknown):
        return False
    if isinstance(value, Part):
        return any(held for _, held in value)
    return bool(value)


def _maturity(portfolio: Portfolio, demand: Demand, wish: Wish) -> Iterator[Lack]:
    wanted = demand.maturity
    needed = portfolio.settings.thresholds.mature_level if wanted == "mature" else wanted
    solution = portfolio.solution_of(wish.project)
    reached = maturity_on(solution, wish.day) if solution else None
    if isinstance(needed, int) and reached and reached.level >= needed:
        return
    if wish.decision and waives(wish.decision, "maturity"):
        return
    record = solution.id if solution else wish.project.id
    facts: dict[str, object] = {"needed": needed, "reached": reached.level if reached else 0}
    yield Lack(record, ("maturity",), {"solution": wish.project.solution or "?", **facts})


def maturity_on(solution: Solution, day: date) -> Maturity | None:
    """The latest assessment of a solution on or before a day."""
    known = [each for each in solution.maturity if each.date <= day]
    return max(known, key=lambda each: each.date, default=None)


def _readiness(portfolio: Portfolio, demand: Demand, wish: Wish) -> Iterator[Lack]:
    solution = portfolio.solution_of(wish.project)
    sites = wish.project.sites
    if solution is None or not sites:
        yield Lack(wish.project.id, ("sites",), {"site": "?", "items": demand.readiness})
        return
    for site in sites:
        lacking = tuple(site_lacks(portfolio, solution, site, demand.readiness, wish.day))
        if lacking:
            yield Lack(
                solution.id,
                ("deployments",),
                {"solution": solution.id, "site": site, "items": lacking},
            )


def site_lacks(
    portfolio: Portfolio, solution: Solution, site: str, items: tuple[str, ...], day: date
) -> Iterator[str]:
    """The conditions of use that one site doesn't meet on a day."""
    there = (each for each in solution.deployments if each.site == site)
    found = next((each for each in there if each.state != "ended"), None)
    for item in items:
        if found is None or not _ready(portfolio, found, item, day):
            yield item


def _ready(portfolio: Portfolio, deployment: Deployment, item: str, day: date) -> bool:
    for each in deployment.readiness:
        if each.item == item and _done(each) and each.date is not None and each.date <= day:
            return each.status == "not_applicable" or _substance(portfolio, deployment, each, day)
    return False


def _substance(portfolio: Portfolio, where: Deployment, item: Readiness, day: date) -> bool:
    """Beyond the word "approved": trained shares, two signatures, a day before the start."""
    assert item.date is not None
    if item.item == "training":
        return (item.share or 0) >= portfolio.settings.thresholds.training_percent
    if item.item == "commissioning":
        signed = {each.capacity for each in item.signatures if each.date <= day}
        technical = [s for s in item.signatures if s.capacity == "technical"]
        return {"technical", "clinical"} <= signed and all(
            mandates.holds(portfolio, s.by, "technically_responsible", s.date) for s in technical
        )
    if item.item == "operations_acknowledgement":
        return where.start is None or item.date <= where.start
    return True


def _consent(portfolio: Portfolio, demand: Demand, wish: Wish) -> Iterator[Lack]:
    given = {each.organisation for each in wish.project.consents if each.date <= wish.day}
    for site in wish.project.sites:
        if site not in given and not _bound_by_region(portfolio, site):
            yield Lack(wish.project.id, ("consents",), {"site": site})


def _bound_by_region(portfolio: Portfolio, site: str) -> bool:
    """Hospitals and units are the region's; municipalities and practices are their own."""
    found = portfolio.get(Organisation, site)
    if found is None or found.type in ("municipality", "practice_sector"):
        return False
    return portfolio.within_region(site)


CHECKS: Mapping[str, Callable[[Portfolio, Demand, Wish], Iterator[Lack]]] = {
    "evidence": _evidence,
    "advice": _advice,
    "decision": _decision,
    "involvement": _involvement,
    "field": _field,
    "maturity": _maturity,
    "readiness": _readiness,
    "consent": _consent,
}
