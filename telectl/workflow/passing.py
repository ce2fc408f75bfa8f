"""What passes to the one that follows when the day has come: what stands, never what was done.

A mandate doesn't pass, nor what rests on one: a project's technical responsibility waits for
it. A planned meeting of a body that is gone is called off, and a hearing was sent to whom it
was sent: neither is handed on.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from telectl.findings import KeyPath
from telectl.model.changes import Append, Change, Remove, Set
from telectl.model.member import Member, Seat
from telectl.model.portfolio import Portfolio
from telectl.model.shape import Shape, shape_of
from telectl.model.solution import Solution
from telectl.model.values import ordered
from telectl.workflow import mandates
from telectl.workflow.people import ended
from telectl.workflow.records import raw_of
from telectl.workflow.standing import places
from telectl.workflow.standing_at import value_at


def passing(
    portfolio: Portfolio, old: str, new: str, last: date, today: date, *, seats_pass: bool
) -> Iterator[Change]:
    """The standing references to the old one, led on to the new.

    Who sat in a body that is gone sits in the next one only where it is the same body
    reorganised; elsewhere the seats end with it.
    """
    gone: list[Change] = []
    for record, path, name in places(portfolio, today):
        if name == old and record != old and path[0] != "seats":
            change = _led_on(portfolio, record, path, new, today)
            if isinstance(change, Remove):
                gone.append(change)
            elif change:
                yield change
    yield from reversed(gone)
    yield from _hosts(portfolio, old, new, last, today)
    for member in portfolio.of(Member):
        if portfolio.record(member.id) is member and member.covers(today):
            for i, seat in enumerate(member.seats):
                if seat.covers(today) and old in (seat.body, seat.represents):
                    passes = seats_pass if seat.body == old else _goes_on(portfolio, seat, today)
                    yield from _seat(portfolio, member, i, (old, new, last, today), passes=passes)


def _goes_on(portfolio: Portfolio, seat: Seat, day: date) -> bool:
    body = portfolio.body(seat.body)
    return body is None or body.covers(day)


def _led_on(
    portfolio: Portfolio, record: str, path: KeyPath, new: str, today: date
) -> Change | None:
    if path == ("body",) or path[0] == "hearings":
        return None
    if path == ("technical_responsible",):
        may = mandates.holds(portfolio, new, "technically_responsible", today)
        return Set(record, path, new) if may else None
    if path[0] == "deployments" and _is_deployed(portfolio, record, new):
        return None
    if isinstance(path[-1], int):
        held = value_at(raw_of(portfolio, record), path[:-1])
        if isinstance(held, list) and new in held:
            return Remove(record, path)
    return Set(record, path, new)


def _is_deployed(portfolio: Portfolio, solution: str, site: str) -> bool:
    found = portfolio.get(Solution, solution)
    places = found.deployments if found else ()
    return any(each.site == site and each.state != "ended" for each in places)


def _hosts(portfolio: Portfolio, old: str, new: str, last: date, today: date) -> Iterator[Change]:
    hosts = portfolio.settings.centre.hosts
    for i, each in enumerate(hosts):
        if each.organisation == old and each.covers(today):
            yield from ended("telectl", ("centre", "hosts", i), last, today)
            if not any(e.organisation == new and e.covers(today) for e in hosts):
                begun = {"organisation": new, "valid_from": last + timedelta(days=1)}
                yield Append("telectl", ("centre", "hosts"), begun)


def _seat(
    portfolio: Portfolio,
    member: Member,
    number: int,
    about: tuple[str, str, date, date],
    *,
    passes: bool,
) -> Iterator[Change]:
    """A seat ended, and one like it begun the day after."""
    old, new, last, today = about
    held = value_at(raw_of(portfolio, member.id), ("seats", number))
    raw = dict(held) if isinstance(held, Mapping) else {}
    anew = {key: new if raw.get(key) == old else value for key, value in raw.items()}
    seat = member.seats[number]
    if isinstance(seat.valid_from, date) and seat.valid_from > last:
        for key in ("body", "represents") if passes else ():
            if raw.get(key) == old:
                yield Set(member.id, ("seats", number, key), new)
        return
    yield from ended(member.id, ("seats", number), last, today)
    if passes and not any(_is_like(each, anew, today) for each in member.seats):
        shape = shape_of(Member).at(("seats", 0)) or Shape("part")
        begun = {**anew, "valid_from": last + timedelta(days=1)}
        yield Append(member.id, ("seats",), ordered(shape, begun))


def _is_like(seat: Seat, anew: Mapping[str, object], day: date) -> bool:
    keys = ("body", "represents", "role", "capacity")
    same = all(getattr(seat, key) == anew.get(key) for key in keys)
    return same and seat.covers(day)
