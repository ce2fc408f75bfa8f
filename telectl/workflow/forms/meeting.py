"""The fields of a meeting that a form holds, and what a filled one changes in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from telectl.findings import Exit, Refusal
from telectl.model.changes import Append, Change, Remove, Set
from telectl.model.decision import Decision
from telectl.model.meeting import Attendance, Meeting, Said
from telectl.model.portfolio import Portfolio
from telectl.workflow.attending import BEFOREHAND, held
from telectl.workflow.moment import Moment

Rows = Sequence[Mapping[str, str]]
SPARE = 2
SEAT, CASE, MATTER = "attendance/", "case/", "matter/"
MINUTES_BY = "minutes_by"


def require_open(meeting: Meeting, names: tuple[str, ...] = ()) -> None:
    """Refuses a meeting that is closed or was called off: what was said stands in the cases."""
    if meeting.status in ("closed", "cancelled"):
        key = f"form.{meeting.status}" + ("_now" if names else "")
        raise Refusal(Exit.REFUSED, key, id=meeting.id, names=names)


def whole(meeting: Meeting, member: str) -> Attendance | None:
    """How a member took part in the meeting as a whole."""
    found = (e for e in meeting.attendance if e.member == member and not e.cases)
    return next(found, None)


def recused_from(meeting: Meeting, member: str) -> tuple[str, ...]:
    """The cases in which a member took no part."""
    return tuple(
        case
        for each in meeting.attendance
        if each.member == member and each.status == "recused"
        for case in each.cases
    )


def said_of(meeting: Meeting, case: str) -> Said | None:
    """What was said to a case so far."""
    return next((each for each in meeting.said if each.case == case), None)


def incomplete(portfolio: Portfolio, meeting: Meeting, told: Mapping[str, Rows]) -> Iterator[str]:
    """The units that lack something: a result beside a proviso, who or when of a follow-up."""
    for key, rows in told.items():
        if "/points/" in key and rows and not rows[0].get("result"):
            yield key
        if key.endswith("/follow_ups") and any(not all(row.values()) for row in rows):
            yield key
        if key.startswith(SEAT) and rows and not (rows[0].get("status") or rows[0].get("recused")):
            yield key
    for case in meeting.agenda:
        own = [key for key, rows in told.items() if key.startswith(f"{CASE}{case}/") and rows]
        results = any("/points/" in key for key in own) or said_of(meeting, case)
        if own and not results:
            yield own[0]


def changes(
    portfolio: Portfolio, meeting: Meeting, told: Mapping[str, Rows], moment: Moment
) -> Iterator[Change]:
    """Attendance, outcomes and results as the form says them; a planned meeting is held."""
    if any(_happened(key, rows) for key, rows in told.items()):
        yield from held(meeting, moment)
    yield from _attendance(meeting, told)
    for case in meeting.agenda:
        own = {
            key.removeprefix(f"{CASE}{case}/"): rows
            for key, rows in told.items()
            if key.startswith(f"{CASE}{case}/")
        }
        if own:
            yield from _said(portfolio, meeting, case, own)
    for key, rows in told.items():
        if key.startswith(MATTER):
            yield from _matter(meeting, int(key.removeprefix(MATTER)) - 1, rows)
    if MINUTES_BY in told:
        rows = told[MINUTES_BY]
        yield _set(meeting.id, (MINUTES_BY,), rows[0]["text"] if rows else "")


def _happened(key: str, rows: Rows) -> bool:
    """Whether it tells of something that only a meeting that took place has."""
    if key.startswith(SEAT):
        return any((row.get("status") or BEFOREHAND) != BEFOREHAND for row in rows)
    return key != MINUTES_BY


def _set(record: str, path: tuple[str | int, ...], value: object) -> Change:
    return Set(record, path, value) if value else Remove(record, path)


def _attendance(meeting: Meeting, told: Mapping[str, Rows]) -> Iterator[Change]:
    seats = {key.removeprefix(SEAT): rows for key, rows in told.items() if key.startswith(SEAT)}
    if not seats:
        return
    if not meeting.attendance_known:
        yield Remove(meeting.id, ("attendance_known",))
    for place, each in reversed(list(enumerate(meeting.attendance))):
        if each.member in seats and (not each.cases or each.status == "recused"):
            yield Remove(meeting.id, ("attendance", place))
    for member, rows in seats.items():
        for row in rows:
            yield from _entries(meeting.id, member, row)


def _entries(meeting: str, member: str, row: Mapping[str, str]) -> Iterator[Change]:
    """A line for the meeting, and one for the cases in which the member took no part."""
    status, substitute = row.get("status", ""), row.get("substitute", "")
    if status or substitute:
        made: dict[str, object] = {"member": member, "status": status or BEFOREHAND}
        made |= {"substitute": substitute} if substitute else {}
        yield Append(meeting, ("attendance",), made)
    if row.get("recused"):
        cases = row["recused"].split(",")
        yield Append(
            meeting, ("attendance",), {"member": member, "status": "recused", "cases": cases}
        )


def _said(
    portfolio: Portfolio, meeting: Meeting, case: str, told: Mapping[str, Rows]
) -> Iterator[Change]:
    """The draft of a case with what was told of it; the rest of it stays as it is."""
    place = next((i for i, each in enumerate(meeting.said) if each.case == case), None)
    made: dict[str, object] = {} if place is not None else {"case": case}
    points = _points(portfolio, meeting, case, told)
    if points is not None:
        made["points"] = points
    for key, rows in told.items():
        if not key.startswith("points/"):
            made[key] = _more(key, rows)
    if place is None:
        yield Append(meeting.id, ("said",), {k: v for k, v in made.items() if v})
        return
    for key, value in made.items():
        held_there = getattr(meeting.said[place], key)
        if value or held_there:
            yield _set(meeting.id, ("said", place, key), value)


def _points(
    portfolio: Portfolio, meeting: Meeting, case: str, told: Mapping[str, Rows]
) -> list[dict[str, object]] | None:
    """Every point's result, those told now in place of those that stood there."""
    new = {int(k.removeprefix("points/")): rows for k, rows in told.items() if "points/" in k}
    if not new:
        return None
    said, record = said_of(meeting, case), portfolio.get(Decision, case)
    held_there = {e.number: e.model_dump(exclude_none=True) for e in said.points} if said else {}
    numbers = dict.fromkeys(e.number for e in record.points) if record else new
    made = []
    for number in numbers:
        if number in new:
            rows = new[number]
            made += [{"number": number, **{k: v for k, v in row.items() if v}} for row in rows]
        elif number in held_there:
            made.append(dict(held_there[number]))
    return made


def _more(key: str, rows: Rows) -> object:
    if key == "follow_ups":
        return [dict(row) for row in rows]
    text = rows[0]["text"] if rows else ""
    if key == "conditions":
        return [line.strip(" •\t") for line in text.split("\n") if line.strip(" •\t")]
    return text


def _matter(meeting: Meeting, place: int, rows: Rows) -> Iterator[Change]:
    row = rows[0] if rows else {}
    for key in ("result", "remark"):
        if (row.get(key) or "") != (getattr(meeting.matters[place], key) or ""):
            yield _set(meeting.id, ("matters", place, key), row.get(key))
