"""Members: how one comes, and how one leaves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from telectl.findings import Exit, KeyPath, Refusal
from telectl.model.changes import Change, Remove, Set
from telectl.model.member import Member
from telectl.model.portfolio import Portfolio
from telectl.workflow.records import raw_of, require


def seat(
    body: str | None,
    role: str | None,
    represents: str | None,
    capacity: str | None,
    since: object,
) -> list[dict[str, object]]:
    """The first seat of a new member; none where no body is named."""
    if body is None:
        return []
    told = {"valid_from": since, "body": body, "represents": represents, "role": role or "member"}
    told["capacity"] = capacity
    return [{key: value for key, value in told.items() if value}]


def ending(portfolio: Portfolio, member: str, last: date, today: date) -> tuple[Change, ...]:
    """The member's last day, and that of every seat and assignment still open then.

    It may lie ahead: that somebody has given notice is a fact. With one that is past goes the
    day on which it is written down: what was done in between stands. A last day that stands
    there already is not overwritten.
    """
    require(portfolio, "members", member)
    found = portfolio.get(Member, member)
    assert found is not None
    raw = raw_of(portfolio, member)
    if isinstance(found.valid_to, date):
        keys = tuple(_ending_with(raw, found.valid_to))
        why, day = "seats" if keys else None, found.valid_to
        raise Refusal(Exit.CONFLICT, "member.ended", id=member, day=day, keys=keys, why=why)
    changes = [*ended(member, (), last, today)]
    gone: list[Change] = []
    for path, period in _periods(raw):
        if _day(period.get("valid_from")) > last:
            gone.append(Remove(member, path))
        elif _open(period, last):
            changes += ended(member, path, last, today)
    return (*changes, *reversed(gone))


def ended(record: str, path: KeyPath, last: date, today: date) -> Iterator[Change]:
    """A period's last day; where that is past already, also the day of writing it down."""
    yield Set(record, (*path, "valid_to"), last)
    if last < today:
        yield Set(record, (*path, "end_recorded"), today)


def _ending_with(raw: Mapping[str, object], day: date) -> Iterator[str]:
    """The keys, as they are typed, of the periods that end with the member's own."""
    for path, period in _periods(raw):
        if period.get("valid_to") == day.isoformat():
            yield f"{path[0]}[{int(path[1]) + 1}].valid_to"


def _periods(raw: Mapping[str, object]) -> Iterator[tuple[KeyPath, Mapping[str, object]]]:
    for key in ("seats", "assignments"):
        items = raw.get(key)
        for number, each in enumerate(items if isinstance(items, list) else []):
            if isinstance(each, Mapping):
                yield (key, number), each


def _open(period: Mapping[str, object], day: date) -> bool:
    end = period.get("valid_to")
    return not isinstance(end, str) or date.fromisoformat(end) > day


def _day(value: object) -> date:
    return date.fromisoformat(value) if isinstance(value, str) else date.min
