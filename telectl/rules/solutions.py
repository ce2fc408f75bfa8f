"""Rules of solutions: deployments, readiness, owners, relations."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from telectl.findings import Severity
from telectl.model.portfolio import Portfolio
from telectl.model.solution import Deployment, Solution
from telectl.rules.deployments import BEHIND_EXEMPTIONS
from telectl.rules.registry import Told, rule
from telectl.rules.sight import unread
from telectl.workflow.deployments import IN_USE, ITEMS
from telectl.workflow.readiness import says, shortfall_facts, site_lacks

SUPPORTS = ("clinical_workflow", "patient_pathway", "business_need")


@rule("L001", Solution)
def deployed_from_elsewhere(solution: Solution, portfolio: Portfolio, day: date) -> Iterator[Told]:
    """An experience from elsewhere has deployments here."""
    if solution.external and solution.deployments:
        yield ("deployments",), {"solution": solution.id}


@rule("L002", Solution)
def deployed_twice(solution: Solution, portfolio: Portfolio, day: date) -> Iterator[Told]:
    """A solution has two deployments at one site that have not ended."""
    seen: set[str] = set()
    for i, each in enumerate(solution.deployments):
        if each.state != "ended":
            if each.site in seen:
                yield ("deployments", i, "site"), {"site": each.site}
            seen.add(each.site)


@rule("L003", Solution, clauses=["C33", "C34", "C35", "C36", "C44"])
def in_operation_unready(solution: Solution, portfolio: Portfolio, day: date) -> Iterator[Told]:
    """A solution went into operation at a site that lacked conditions of use on that day."""
    established = portfolio.settings.centre.established
    if established is None or solution.external:
        return
    for i, each in enumerate(solution.deployments):
        since = day if each.since is None else each.since
        if each.state == "operation" and isinstance(since, date) and since >= established:
            lacks = site_lacks(portfolio.in_good_faith, solution, each.site, ITEMS, since)
            items = tuple(short for short in lacks if short.why != "blackout")  # told by L008
            if items and not _read_elsewhere(portfolio, each):
                facts = {"solution": solution.id, "site": each.site, "since": since}
                yield ("deployments", i), {**facts, **shortfall_facts(items)}


def _read_elsewhere(portfolio: Portfolio, deployment: Deployment) -> bool:
    """Whether what a condition rests on can't be read: a signer, a case behind a mandate."""
    if unread(portfolio, "decisions", "organisations"):
        return True
    exempt = any(item.exemption for item in deployment.readiness)
    if exempt and unread(portfolio, *BEHIND_EXEMPTIONS):
        return True
    signed = (s.by for item in deployment.readiness for s in item.signatures)
    known = (portfolio.entries.get(each) for each in signed)
    return any(entry is not None and entry.record is None for entry in known)


@rule("L004", Solution, Severity.WARNING, clauses=["C2"])
def nobody_looks_after_it(solution: Solution, portfolio: Portfolio, day: date) -> Iterator[Told]:
    """A solution of ours has no owner, no day of review, or one that has passed."""
    if solution.external or isinstance(solution.years.end, str):
        return
    review = solution.review_date
    if solution.owner is None:
        yield (), {"solution": solution.id, "why": "owner", "date": None}
    if review is None:
        yield (), {"solution": solution.id, "why": "review_date", "date": None}
    elif review < day:
        yield ("review_date",), {"solution": solution.id, "why": "review_passed", "date": review}


@rule("L005", Solution)
def told_without_source(solution: Solution, portfolio: Portfolio, day: date) -> Iterator[Told]:
    """An experience from elsewhere names no source."""
    if solution.external and not solution.sources:
        yield (), {"solution": solution.id}


@rule("L006", Solution)
def related_to_itself(solution: Solution, portfolio: Portfolio, day: date) -> Iterator[Told]:
    """A solution is related to itself."""
    for i, relation in enumerate(solution.relations):
        if relation.to == solution.id:
            yield ("relations", i, "to"), {"solution": solution.id}


@rule("L012", Solution, Severity.WARNING, clauses=["C30a", "C30b", "C30c"])
def purpose_told_in_part(solution: Solution, portfolio: Portfolio, day: date) -> Iterator[Told]:
    """A solution of ours is in use, and it isn't said of all three what it supports."""
    if solution.external or not any(each.state in IN_USE for each in solution.deployments):
        return
    missing = tuple(key for key in SUPPORTS if not says(getattr(solution.supports, key)))
    if missing:
        yield ("supports",), {"solution": solution.id, "missing": missing, "key": missing[0]}
