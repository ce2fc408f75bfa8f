"""One organisation or body followed by another: what is true from when on, and what passes then."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from telectl.findings import Exit, Refusal
from telectl.model.body import Body
from telectl.model.changes import Append, Change, Set
from telectl.model.organisation import Mandate, Organisation
from telectl.model.portfolio import Portfolio
from telectl.workflow import mandates
from telectl.workflow.passing import passing
from telectl.workflow.people import ended
from telectl.workflow.records import require

Holder = Organisation | Body
FOLDERS = ("organisations", "bodies")


@dataclass(frozen=True, slots=True)
class Told:
    """What was said: who is followed by whom, from which day on, on which grounds.

    ``existing`` says that the one that follows was there before: it gets no first day.
    """

    old: str
    new: str
    day: date
    basis: str | None = None
    reference: str | None = None
    decision: str | None = None
    existing: bool = False

    @property
    def last(self) -> date:
        """The last day of the one that is followed."""
        return self.day - timedelta(days=1)


def succeeding(portfolio: Portfolio, told: Told, today: date) -> tuple[Change, ...]:
    """What is still to be written of a succession: once all of it stands, nothing.

    Before the day only the periods are; what stands passes when the day has come.
    """
    old, new = _pair(portfolio, told)
    _refuse_circle(portfolio, told)
    _refuse_contradictions(old, new, told)
    changes = [*_periods(old, new, told, today), *_links(old, new), *_grounds(old, told)]
    if told.day <= today:
        basis = told.basis or (old.succession.basis if old.succession else None)
        seats_pass = basis == "reorganisation"
        changes += passing(portfolio, old.id, new.id, told.last, today, seats_pass=seats_pass)
    return tuple(changes)


def left_behind(portfolio: Portfolio, told: Told) -> tuple[Mandate, ...]:
    """The mandates that don't pass: the one that follows has no such of its own, by a decision."""
    old, _ = _pair(portfolio, told)
    return tuple(
        each
        for each in old.mandates
        if each.covers(told.last) and not passed(portfolio, each, (told.new,), told.day)
    )


def passed(portfolio: Portfolio, mandate: Mandate, names: Iterable[str], day: date) -> bool:
    """Whether those that follow have all of a mandate on a day."""
    subjects = mandate.subjects or (None,)
    return all(
        any(mandates.holds(portfolio, name, mandate.role, day, subject) for name in names)
        for subject in subjects
    )


def _pair(portfolio: Portfolio, told: Told) -> tuple[Holder, Holder]:
    entry = portfolio.entries.get(told.old)
    folder = entry.folder if entry and entry.folder in FOLDERS else FOLDERS[0]
    for each in (told.old, told.new):
        require(portfolio, folder, each)
    if told.decision:
        require(portfolio, "decisions", told.decision)
    old, new = portfolio.record(told.old), portfolio.record(told.new)
    assert isinstance(old, Organisation | Body)
    assert isinstance(new, Organisation | Body)
    return old, new


def _refuse_circle(portfolio: Portfolio, told: Told) -> None:
    if told.old == told.new:
        raise Refusal(Exit.USAGE, "succeed.same", id=told.old)
    onward = _reached(portfolio, told.new, "successors")
    back = _reached(portfolio, told.old, "predecessors")
    if told.old in onward or told.new in back:
        raise Refusal(Exit.CONFLICT, "succeed.circle", old=told.old, new=told.new)


def _reached(portfolio: Portfolio, start: str, key: str) -> frozenset[str]:
    found: dict[str, None] = {}
    queue = [start]
    for each in queue:
        names = getattr(portfolio.record(each), key, ())
        queue += [name for name in names if name not in found]
        found |= dict.fromkeys(names)
    return frozenset(found)


def _refuse_contradictions(old: Holder, new: Holder, told: Told) -> None:
    for key, bound in _contradictions(old, new, told):
        after = (bound + timedelta(days=1)).isoformat()
        raise Refusal(
            Exit.CONFLICT, key, old=old.id, new=new.id, day=told.day, bound=bound, after=after
        )
    for name, said in _said(told).items():
        stands = getattr(old.succession, name, None)
        if stands and stands != said:
            key = f"succession.{name}"
            raise Refusal(
                Exit.CONFLICT, "succeed.other", old=old.id, key=key, stands=stands, said=said
            )


def _contradictions(old: Holder, new: Holder, told: Told) -> Iterator[tuple[str, date]]:
    """What stands already and can't be, where one is followed by the other on the day."""
    if isinstance(old.valid_to, date) and old.valid_to != told.last:
        yield "succeed.ended", old.valid_to
    if isinstance(old.valid_from, date) and old.valid_from > told.last:
        yield "succeed.begun", old.valid_from
    if isinstance(new.valid_from, date) and new.valid_from > told.day:
        yield "succeed.not_yet", new.valid_from
    if isinstance(new.valid_to, date) and new.valid_to < told.day:
        yield "succeed.gone", new.valid_to


def _said(told: Told) -> dict[str, str]:
    """The grounds as given; a decision alone says that it is by decision."""
    basis = told.basis or ("decision" if told.decision else None)
    grounds = {"basis": basis, "reference": told.reference, "decision": told.decision}
    return {key: value for key, value in grounds.items() if value}


def _periods(old: Holder, new: Holder, told: Told, today: date) -> Iterator[Change]:
    if not isinstance(old.valid_to, date):
        yield from ended(old.id, (), told.last, today)
    followed = old.id in new.predecessors or told.existing
    if new.valid_from is None and not followed:
        yield Set(new.id, ("valid_from",), told.day)


def _links(old: Holder, new: Holder) -> Iterator[Change]:
    if new.id not in old.successors:
        yield Append(old.id, ("successors",), new.id)
    if old.id not in new.predecessors:
        yield Append(new.id, ("predecessors",), old.id)


def _grounds(old: Holder, told: Told) -> Iterator[Change]:
    said = _said(told)
    if old.succession is None:
        if told.reference and "basis" not in said:
            raise Refusal(Exit.USAGE, "usage.missing_options", names=("--basis",))
        if said:
            yield Set(old.id, ("succession",), said)
        return
    for key, value in said.items():
        if getattr(old.succession, key) is None:
            yield Set(old.id, ("succession", key), value)
