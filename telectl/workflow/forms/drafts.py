"""What a meeting's form says to the cases and the other items, as drafts of the meeting."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from telectl.model.changes import Change, Remove
from telectl.model.decision import Decision
from telectl.model.meeting import Meeting, Said
from telectl.model.outcome import APPROVING
from telectl.model.portfolio import Portfolio
from telectl.workflow.drafts import case_draft, case_of, is_open_minutes, matter_draft
from telectl.workflow.extras import votes
from telectl.workflow.forms.naming import cases_by_name, matter_names
from telectl.workflow.outcomes import spoken
from telectl.workflow.saying import of_meeting
from telectl.workflow.told import Told

Rows = Sequence[Mapping[str, str]]
CASE, MATTER, POINT = "case/", "matter/", "points/"
BESIDE = ("conditions", "agreed", "votes", "deviation", "follow_ups", "no_follow_up")


def said_of(meeting: Meeting, case: str) -> Said | None:
    """What was said to a case so far."""
    return next((each for each in meeting.said if each.case == case), None)


def without_result(
    portfolio: Portfolio, meeting: Meeting, told: Mapping[str, Rows]
) -> Iterator[str]:
    """What is told beside the results of a case that would then have none."""
    for name, own in _by_case(meeting, told).items():
        case, said = portfolio.get(Decision, name), said_of(meeting, name)
        points = _points(case, said, own) if case else None
        left = said.points if said and points is None else points
        beside = {key: getattr(said, key) for key in BESIDE} if said else {}
        if not left and any((beside | own).get(key) for key in BESIDE):
            yield next(key for key in told if _case_of(meeting, key) == name)


def unready(
    portfolio: Portfolio, meeting: Meeting, told: Mapping[str, Rows]
) -> Iterator[tuple[str, str]]:
    """The minutes that can't be approved yet, each with its meeting."""
    places = matter_names(meeting)
    for key, rows in told.items():
        at = places.get(key.removeprefix(MATTER)) if key.startswith(MATTER) else None
        approved = bool(rows) and rows[0].get("result") in APPROVING
        matter = meeting.matters[at] if approved and at is not None else None
        if matter and is_open_minutes(portfolio, matter):
            yield key, matter.record or ""


def drafted(portfolio: Portfolio, meeting: Meeting, told: Mapping[str, Rows]) -> Iterator[Change]:
    """The drafts of the cases, then what was said to the rest."""
    for case, own in _by_case(meeting, told).items():
        yield from _said(portfolio, meeting, case, own)
    yield from _taken_back(portfolio, meeting, told)
    places = matter_names(meeting)
    for key, rows in told.items():
        if key.startswith(MATTER):
            row = rows[0] if rows else {}
            said = {name: row.get(name) for name in ("result", "remark")}
            yield from matter_draft(portfolio, meeting, places[key.removeprefix(MATTER)], said)


def _case_of(meeting: Meeting, key: str) -> str | None:
    name = key.removeprefix(CASE).partition("/")[0] if key.startswith(CASE) else ""
    return cases_by_name(meeting).get(name)


def _by_case(meeting: Meeting, told: Mapping[str, Rows]) -> dict[str, dict[str, Rows]]:
    """What was told of each case, by what it is told of."""
    found: dict[str, dict[str, Rows]] = {}
    for key, rows in told.items():
        case = _case_of(meeting, key)
        if case:
            found.setdefault(case, {})[key.split("/", 2)[2]] = rows
    return {case: found[case] for case in meeting.agenda if case in found}


def _said(
    portfolio: Portfolio, meeting: Meeting, name: str, told: Mapping[str, Rows]
) -> Iterator[Change]:
    """The draft of a case with what was told of it; the rest of it stays as it is."""
    case = case_of(portfolio, meeting, name)
    made = {key: _more(key, rows) for key, rows in told.items() if not key.startswith(POINT)}
    points = _points(case, said_of(meeting, name), told)
    if points == []:
        return
    if points:
        made["points"] = points
        spoken(portfolio, of_meeting(meeting, Told(name)), meeting.date, points, case)
    yield from case_draft(meeting, name, made)


def _taken_back(
    portfolio: Portfolio, meeting: Meeting, told: Mapping[str, Rows]
) -> Iterator[Change]:
    """The drafts that have no result any more, from the last on."""
    by_case = _by_case(meeting, told)
    for at, each in reversed(list(enumerate(meeting.said))):
        case = portfolio.get(Decision, each.case) if each.case in by_case else None
        if case and _points(case, each, by_case[each.case]) == []:
            yield Remove(meeting.id, ("said", at))


def _points(
    case: Decision, said: Said | None, told: Mapping[str, Rows]
) -> list[dict[str, object]] | None:
    """Every point's result, those told now in place of those that stood there."""
    new = {int(k.removeprefix(POINT)): rows for k, rows in told.items() if k.startswith(POINT)}
    if not new:
        return None
    before = {e.number: e.model_dump(exclude_none=True) for e in said.points} if said else {}
    made: list[dict[str, object]] = []
    for number in case.numbers:
        row = new[number][0] if new.get(number) else {}
        if number in new and not row:  # taken back
            continue
        whole = {"number": number, **before.get(number, {}), **row}
        if number in new or number in before:
            made.append({key: value for key, value in whole.items() if value})
    return made


def _more(key: str, rows: Rows) -> object:
    if key == "follow_ups":
        return [dict(row) for row in rows]
    text = rows[0]["text"] if rows else ""
    if key == "conditions":
        return [line.strip(" •\t") for line in text.split("\n") if line.strip(" •\t")]
    return votes(text) if key == "votes" and text else text
