"""One condition of use at one site, as it was told: added, or put right where it was begun."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from telectl.findings import Exit, KeyPath, Refusal
from telectl.model.changes import Append, Change, Set
from telectl.model.portfolio import Portfolio
from telectl.model.solution import Readiness, Solution
from telectl.model.values import parse
from telectl.workflow.deployments import day_of_use, place_of, shape_at
from telectl.workflow.moment import Moment
from telectl.workflow.readiness import unsigned
from telectl.workflow.records import item, typed_values

BEGUN = ("missing", "draft")


@dataclass(frozen=True, slots=True)
class Told:
    """What was said of a condition."""

    item: str
    status: str | None = None
    date: str | None = None
    share: int | None = None
    signs: tuple[str, ...] = ()
    by: str | None = None
    reference: str | None = None
    reason: str | None = None
    exemption: str | None = None


def ready(
    portfolio: Portfolio, solution: str, site: str, told: Told, moment: Moment
) -> tuple[Change, ...]:
    """The changes by which a condition stands as it was told."""
    at = place_of(portfolio, solution, site)
    then = moment.on(day_of_use(moment, told.date))
    if at is None:
        new = {"site": site, "state": "planned", "readiness": [_made(told, then)]}
        return (Append(solution, ("deployments",), new),)
    found = portfolio.get(Solution, solution)
    held = found.deployments[at].readiness if found else ()
    number = _open(portfolio, held, told, site, then.day)
    path: KeyPath = ("deployments", at, "readiness")
    if number is None:
        return (Append(solution, path, _made(told, then)),)
    return tuple(_put_right(solution, (*path, number), held[number], told, then))


def _made(told: Told, then: Moment) -> dict[str, object]:
    status = told.status or ("missing" if told.exemption else "approved")
    entry = {"item": told.item, "status": status, **_said(told)}
    signatures = list(_signatures(told.signs, then.day))
    if signatures:
        entry["signatures"] = signatures
    if told.date:
        entry["date"] = then.day
    return item(shape_at("readiness", 0), entry, then, "readiness")


def _said(told: Told) -> dict[str, object]:
    shape = shape_at("readiness", 0)
    given = {"by": told.by, "reference": told.reference, "reason": told.reason}
    made = typed_values(shape, {**given, "exemption": told.exemption})
    return made if told.share is None else {**made, "share": told.share}


def _signatures(signs: Sequence[str], day: date) -> Iterator[dict[str, object]]:
    shape = shape_at("readiness", 0, "signatures", 0)
    for sign in signs:
        capacity, equals, who = sign.partition("=")
        if not equals or not who:
            raise Refusal(Exit.USAGE, "ready.sign", value=sign)
        meant = parse(shape.keys["capacity"], capacity, "capacity")
        yield {"capacity": meant, "by": who, "date": day}


def _open(
    portfolio: Portfolio, held: Sequence[Readiness], told: Told, site: str, day: date
) -> int | None:
    """The latest entry of the condition, where it is begun, unsigned or to be exempted."""
    last = next((i for i in range(len(held) - 1, -1, -1) if held[i].item == told.item), None)
    if last is None:
        return None
    entry = held[last]
    lacking = unsigned(portfolio, entry, site, day)
    given = {str(each["capacity"]) for each in _signatures(told.signs, day)}
    signing = bool(given) and given.issubset(lacking)
    begun = entry.status in BEGUN or bool(told.exemption)
    return last if begun or signing else None


def _put_right(
    solution: str, path: KeyPath, entry: Readiness, told: Told, then: Moment
) -> Iterator[Change]:
    """Status and day of what was begun, then what else was said; signatures are added."""
    begun = entry.status in BEGUN and (told.status or not told.exemption)
    if begun or told.status:
        status = told.status or "approved"
        yield Set(solution, (*path, "status"), status)
        if told.date or status not in BEGUN:
            yield Set(solution, (*path, "date"), then.day)
    for key, value in _said(told).items():
        yield Set(solution, (*path, key), value)
    for each in _signatures(told.signs, then.day):
        yield Append(solution, (*path, "signatures"), each)
