"""The centre's first tasks: strategy, action plan, communication plan, mapping, effects."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from telectl.model.decision import Decision
from telectl.model.mapping import Mapping
from telectl.model.plan import Plan
from telectl.model.portfolio import Portfolio
from telectl.reports.effect_facts import Wanted, known, undocumented

PLANS = ("strategy", "action_plan", "communication_plan")


class Advised(NamedTuple):
    """What became of the advice on one subject: given, asked or waived, and when."""

    subject: str | None
    state: str
    body: str | None
    day: date | None


class FirstTask(NamedTuple):
    """A deliverable as it stands; without a record there is none yet, or it can't be read."""

    kind: str
    record: str | None
    version: str | None
    status: str
    authors: tuple[str, ...]
    deadline: date | None
    late: int
    advice: tuple[Advised, ...]
    case: str | None
    decided: date | None
    body: str | None


class Catalogued(NamedTuple):
    """How far the documentation of effects has come."""

    effects: int
    undocumented: tuple[str, ...]


def catalogued(portfolio: Portfolio, day: date) -> Catalogued:
    """The effects known on a day, and the solutions in operation that lack some."""
    effects = known(portfolio, day, Wanted())
    bare = undocumented(portfolio, effects, day, Wanted())
    return Catalogued(len(effects), tuple(each.solution for each in bare))


def first_tasks(portfolio: Portfolio, day: date) -> Iterator[FirstTask]:
    """The plans of each kind that are in force or under way, and the latest mapping."""
    for kind in PLANS:
        plans = [each for each in portfolio.of(Plan) if each.type == kind and _counts(each, day)]
        for plan in plans:
            yield _task(portfolio, kind, plan, day)
        if not plans:
            yield _absent(kind, unread=_may_be_unread(portfolio, Plan.folder, kind))
    mappings = [each for each in portfolio.of(Mapping) if each.date <= day]
    if mappings:
        yield _task(portfolio, "mapping", max(mappings, key=lambda each: each.date), day)
    else:
        unread = _may_be_unread(portfolio, Mapping.folder)
        yield _absent("mapping", unread=unread)


def _counts(plan: Plan, day: date) -> bool:
    return plan.status != "retired" and not (
        isinstance(plan.valid_to, date) and plan.valid_to < day
    )


def _may_be_unread(portfolio: Portfolio, folder: str, kind: str | None = None) -> bool:
    """Whether it may stand in a file that can't be read: one that isn't of another type."""
    types = [(each.raw or {}).get("type") for each in portfolio.unread(folder)]
    return folder in portfolio.hidden or any(each in (None, kind) for each in types)


def _absent(kind: str, *, unread: bool) -> FirstTask:
    status = "unread" if unread else "missing"
    return FirstTask(kind, None, None, status, (), None, 0, (), None, None, None)


def _task(portfolio: Portfolio, kind: str, each: Plan | Mapping, day: date) -> FirstTask:
    case = _case(portfolio, each)
    ruling = next((e for e in reversed(case.rulings) if e.date <= day), None) if case else None
    status = each.status if isinstance(each, Plan) else ("decided" if ruling else "draft")
    authors = each.authors if isinstance(each, Plan) else (each.author,) if each.author else ()
    open_ = status in ("draft", "submitted")
    late = max((day - each.deadline).days, 0) if each.deadline and open_ else 0
    return FirstTask(
        kind=kind,
        record=each.id,
        version=each.version,
        status=status,
        authors=authors,
        deadline=each.deadline,
        late=late,
        advice=tuple(_advice(case, day)) if case else (),
        case=case.id if case else None,
        decided=ruling.date if ruling else None,
        body=ruling.body if ruling else None,
    )


def _case(portfolio: Portfolio, each: Plan | Mapping) -> Decision | None:
    """The case that it names; else the latest that concerns it."""
    named = portfolio.get(Decision, each.decision)
    about = portfolio.cases_about.get(each.id, ())
    return named or max(about, key=lambda one: one.decided or date.max, default=None)


def _advice(case: Decision, day: date) -> Iterator[Advised]:
    for each in case.advice:
        if each.given and each.given <= day:
            yield Advised(each.subject, "given", each.body, each.given)
        elif each.requested and each.requested <= day:
            yield Advised(each.subject, "asked", each.body, each.requested)
    for waiver in case.waivers:
        if waiver.demand == "advice":
            yield Advised(waiver.subject, "waived", None, case.decided)
