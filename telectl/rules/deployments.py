"""Rules of deployments: consented to where the region can't bind, started when the site is open."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from telectl.findings import KeyPath
from telectl.model.portfolio import Portfolio
from telectl.model.solution import Deployment, Solution
from telectl.rules.registry import TOLD_BY_CODE, Told, rule, rules_of_all
from telectl.rules.sight import filed, hidden, unread
from telectl.workflow.blackouts import closing, was_known
from telectl.workflow.deployments import IN_USE, lacks_consent
from telectl.workflow.exemptions import Condition, exempts
from telectl.workflow.readiness import ACKNOWLEDGEMENT

# What an exemption rests on: where one of these can't be read, nobody can see whether it holds.
BEHIND_EXEMPTIONS = ("decisions", "bodies", "projects")


@rule("L007", Solution, clauses=["C13", "C25"])
def in_use_without_consent(solution: Solution, portfolio: Portfolio, day: date) -> Iterator[Told]:
    """A solution is in use at a site that the region can't bind and that hasn't consented."""
    region = portfolio.settings.centre.region
    dark = unread(portfolio, "organisations", "projects")
    if solution.external or region is None or hidden(portfolio, region) or dark:
        return
    for i, each in _in_use(solution):
        since = day if each.since is None else each.since
        if not isinstance(since, date) or not _since_founding(portfolio, since):
            continue
        if not hidden(portfolio, each.site) and lacks_consent(
            portfolio, solution, each.site, since
        ):
            facts = {"solution": solution.id, "site": each.site, "since": since}
            yield ("deployments", i), {**facts, "state": each.state}


@rules_of_all({"L008": ("C44",), "L014": ("C44",)}, warnings=frozenset({"L014"}))
def started_in_a_blackout(portfolio: Portfolio, day: date) -> Iterator[TOLD_BY_CODE]:
    """Use started at a site on a day on which nothing may start there."""
    for solution in filed(portfolio, Solution):
        for i, each in () if solution.external else tuple(_in_use(solution)):
            for key, when in _starts(portfolio, each):
                found = closing(portfolio, each.site, when)
                if found and not _exempt(portfolio, solution, each, when):
                    code = "L008" if was_known(found, when) else "L014"
                    path: KeyPath = ("deployments", i, key)
                    facts = {"solution": solution.id, "site": each.site, "date": when}
                    facts |= {"start": found.start, "end": found.end, "reason": found.reason}
                    yield code, solution.id, path, facts
                    break


def _in_use(solution: Solution) -> Iterator[tuple[int, Deployment]]:
    for i, each in enumerate(solution.deployments):
        if each.state in IN_USE:
            yield i, each


def _since_founding(portfolio: Portfolio, when: date) -> bool:
    established = portfolio.settings.centre.established
    return established is not None and when >= established


def _starts(portfolio: Portfolio, each: Deployment) -> Iterator[tuple[str, date]]:
    for key in ("start", "since"):
        when = getattr(each, key)
        if isinstance(when, date) and _since_founding(portfolio, when):
            yield key, when


def _exempt(portfolio: Portfolio, solution: Solution, where: Deployment, when: date) -> bool:
    """Whether a case lets use start all the same; one that can't be read may do so."""
    condition = Condition(solution, where.site, ACKNOWLEDGEMENT)
    cases = [e.exemption for e in where.readiness if e.item == ACKNOWLEDGEMENT and e.exemption]
    if cases and unread(portfolio, *BEHIND_EXEMPTIONS):
        return True
    return any(exempts(portfolio.in_good_faith, each, condition, when) for each in cases)
