"""Members: how one comes, and how one leaves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from telectl.findings import Exit, KeyPath, Refusal
from telectl.model.changes import Change, Remove, Set
from telectl.model.member import Member
from telectl.model.portfolio import Portfolio
from telectl.workflow.moment import Moment
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


def ending(portfolio: Portfolio, member: str, moment: Moment) -> tuple[Change, ...]:
    """The member's last day, and that of every seat and assignment still open then."""
    require(portfolio, "members", member)
    found = portfolio.get(Member, member)
    assert found is not None
    if isinstance(found.valid_to, date) and found.valid_to <= moment.day:
        raise Refusal(Exit.CONFLICT, "member.ended", id=member, day=found.valid_to)
    raw = raw_of(portfolio, member)
    changes: list[Change] = [Set(member, ("valid_to",), moment.day)]
    gone: list[Change] = []
    for path, period in _periods(raw):
        if _day(period.get("valid_from")) > moment.day:
            gone.append(Remove(member, path))
        elif _open(period, moment.day):
            changes.append(Set(member, (*path, "valid_to"), moment.day))
    return (*changes, *reversed(gone))


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
