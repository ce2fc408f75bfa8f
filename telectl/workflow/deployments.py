"""A solution at a site: put there, consented to, and what operation there still asks for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import get_args

from telectl.findings import Exit, Refusal
from telectl.model.changes import Append, Change, Set
from telectl.model.portfolio import Portfolio
from telectl.model.shape import Shape, shape_of
from telectl.model.solution import Deployment, ReadinessItem, Solution
from telectl.workflow.consents import bound_by_region, consented_to
from telectl.workflow.moment import Moment
from telectl.workflow.readiness import shortfall_facts, site_lacks, standing_at
from telectl.workflow.records import item, raw_of, require, typed_values
from telectl.workflow.wishes import Unmet

ITEMS: tuple[str, ...] = get_args(ReadinessItem)
IN_USE = ("pilot", "operation")
OPERATION = "operation"


def shape_at(*path: str | int) -> Shape:
    """The shape of a part of a deployment."""
    found = shape_of(Solution).at(("deployments", 0, *path))
    assert found is not None
    return found


def deploy(
    portfolio: Portfolio,
    solution: str,
    site: str,
    state: str | None,
    moment: Moment,
    *,
    since: str | None = None,
    start: str | None = None,
) -> tuple[Change, ...]:
    """A solution at a site, in a state; a deployment that is there already is changed."""
    require(portfolio, "solutions", solution)
    shape = shape_at()
    given = {"site": site, "state": state, "since": since, "start": start}
    typed = typed_values(shape, given)
    if "since" not in typed and state in IN_USE:
        typed["since"] = moment.day
    at = number_at(portfolio, solution, site)
    if at is None:
        return (Append(solution, ("deployments",), item(shape, typed, moment, "deployments")),)
    typed.pop("site")
    return tuple(Set(solution, ("deployments", at, key), value) for key, value in typed.items())


def number_at(portfolio: Portfolio, solution: str, site: str) -> int | None:
    """The place in the list of the deployment at a site: one that has not ended comes first."""
    listed = raw_of(portfolio, solution).get("deployments")
    items = enumerate(listed if isinstance(listed, list) else [])
    there = [(i, e) for i, e in items if isinstance(e, Mapping) and e.get("site") == site]
    standing = [i for i, each in there if each.get("state") != "ended"]
    return next(iter([*standing, *(i for i, _ in there)]), None)


def consent(
    portfolio: Portfolio, solution: str, site: str, given: Mapping[str, object], moment: Moment
) -> tuple[Change, ...]:
    """A site's own consent to a solution there, on the day it was given."""
    at = place_of(portfolio, solution, site)
    shape = shape_at("consent")
    said = typed_values(shape, {"organisation": site, **given})
    made = item(shape, said, moment, "consent")
    if at is None:
        new = {"site": site, "state": "planned", "consent": made}
        return (Append(solution, ("deployments",), new),)
    return (Set(solution, ("deployments", at, "consent"), made),)


def place_of(portfolio: Portfolio, solution: str, site: str) -> int | None:
    """Where the deployment at a known site stands in the list, if it has not ended."""
    require(portfolio, "solutions", solution)
    require(portfolio, "organisations", site)
    at = number_at(portfolio, solution, site)
    found = portfolio.get(Solution, solution)
    ended = at is not None and found is not None and found.deployments[at].state == "ended"
    return None if ended else at


def unmet(
    portfolio: Portfolio, solution_id: str, site: str, state: str, day: date
) -> Iterator[Unmet]:
    """What a site still lacks before a solution may be in use there from a day.

    Before the centre there were no conditions: what was taken into use then is a fact.
    """
    solution = portfolio.get(Solution, solution_id)
    established = portfolio.settings.centre.established
    if solution is None or established is None or day < established:
        return
    about = {"to": state, "solution": solution.id, "site": site}
    lacking = tuple(site_lacks(portfolio, solution, site, ITEMS, day))
    if state == OPERATION and lacking:
        yield Unmet("G007", solution.id, _path(solution, site), about | shortfall_facts(lacking))
    if state in IN_USE and lacks_consent(portfolio, solution, site, day):
        yield Unmet("G008", solution.id, _path(solution, site), about)


def lacks_consent(portfolio: Portfolio, solution: Solution, site: str, day: date) -> bool:
    """Whether a site that the region can't bind has not consented by a day."""
    bound = bound_by_region(portfolio, site)
    return not bound and not consented_to(portfolio, solution, site, day)


def _path(solution: Solution, site: str) -> tuple[str | int, ...]:
    found: Deployment | None = standing_at(solution, site)
    return ("deployments", solution.deployments.index(found)) if found else ("deployments",)


def day_of_use(moment: Moment, since: str | None) -> date:
    """The day from which a solution is in use; it can't lie ahead."""
    if since is None:
        return moment.day
    try:
        day = date.fromisoformat(since)
    except ValueError as error:
        raise Refusal(Exit.USAGE, "value.day", key="since", value=since) from error
    return moment.on(day).day
