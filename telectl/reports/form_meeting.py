"""The form of a meeting: who was there, what was said to each case, and to all else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import get_args

from telectl.locale import Voice
from telectl.model.base import Unknown
from telectl.model.decision import Decision
from telectl.model.meeting import Meeting
from telectl.model.outcome import Result
from telectl.model.portfolio import Portfolio
from telectl.reports.form_case import intro, member_shown
from telectl.reports.form_items import matters, word
from telectl.reports.form_said import Item, parts
from telectl.reports.teller import Teller
from telectl.workflow.forms.attendance import SEAT, recused_from, whole
from telectl.workflow.forms.drafts import said_of
from telectl.workflow.forms.naming import case_name, cases_by_name
from telectl.workflow.forms.sheet import TEXT, Field, Grid, Part, Row, Sheet, Sort

STATUS = ("present", "apologies", "absent")
AGREED = ("consensus", "majority", "chair")


def sheet(
    voice: Voice,
    portfolio: Portfolio,
    day: date,
    meeting: Meeting,
    items: Mapping[str, str] | None = None,
) -> Sheet:
    """The form as it is today; ``items`` are the names by number that an earlier one gave."""
    teller, cases = Teller(voice, portfolio, day), cases_by_name(meeting)
    known = items or {
        str(n): case_name(portfolio, case) for n, case in enumerate(meeting.agenda, 1)
    }
    choices = {"status": STATUS, "result": get_args(Result), "voting": AGREED}
    return Sheet(
        "meeting",
        meeting.id,
        portfolio.settings.centre.name,
        voice.language,
        day,
        voice("form.of_meeting", title=meeting.title),
        voice("form.subtitle", id=meeting.id, day=day),
        intro(voice, meeting.id),
        tuple(_parts(teller, meeting, known)),
        voice("form.choose"),
        voice("form.key"),
        {enum: {word: voice.enum(enum, word) for word in words} for enum, words in choices.items()},
        known,
        cases,
    )


def _parts(teller: Teller, meeting: Meeting, items: Mapping[str, str]) -> Iterator[Part]:
    voice = teller.voice
    yield Part(
        voice("form.part.attendance"),
        notes=(voice("form.recusal"),),
        grid=_attendance(teller, meeting, items),
    )
    cases = cases_by_name(meeting)
    for number, name in items.items():
        case = teller.portfolio.get(Decision, cases.get(name))
        if case:
            yield from parts(teller, Item(number, name, case, said_of(meeting, case.id)))
    if meeting.matters:
        yield Part(voice("form.part.matters"), grid=matters(teller, meeting))
    by = meeting.minutes_by
    held = f"unknown: {by.unknown}" if isinstance(by, Unknown) else by or ""
    shown = member_shown(teller.portfolio, held)
    label = voice("label.minutes_by")
    row = Row(
        "minutes_by", label, voice("form.help.member"), _one("minutes_by", held, shown, "member")
    )
    yield Part(voice("label.minutes"), grid=_plain(teller, (row,)))


def _attendance(teller: Teller, meeting: Meeting, items: Mapping[str, str]) -> Grid:
    voice = teller.voice
    columns = {
        "status": voice("form.took_part"),
        "substitute": voice("label.substitute"),
        "recused": voice("form.recused"),
    }
    seated = dict.fromkeys(m.id for m, _ in teller.portfolio.sat(meeting.body, meeting.date))
    rows = tuple(_seat(teller, meeting, each, items) for each in seated)
    return Grid(voice("label.member"), columns, rows, frozenset())


def _seat(teller: Teller, meeting: Meeting, member: str, items: Mapping[str, str]) -> Row:
    key, portfolio = f"{SEAT}{member}", teller.portfolio
    entry = whole(meeting, member)
    status = entry.status if entry else ""
    substitute = (entry.substitute if entry else None) or ""
    cases = recused_from(meeting, member)
    names = cases_by_name(meeting)
    numbers = {names[name]: number for number, name in items.items() if name in names}
    shown = ", ".join(numbers.get(case, case) for case in cases)
    made = {
        "status": Field(
            f"{key}:status", status, word(teller, "status", status), "choice", "status"
        ),
        "substitute": Field(
            f"{key}:substitute", substitute, member_shown(portfolio, substitute), "member"
        ),
        "recused": Field(f"{key}:recused", ",".join(cases), shown, "items"),
    }
    name = portfolio.title(member)
    return Row(key, name, "", made, teller.voice("form.seat", name=name))


def _plain(teller: Teller, rows: tuple[Row, ...]) -> Grid:
    voice = teller.voice
    return Grid(voice("form.field"), {TEXT: voice("form.write_here")}, rows)


def _one(key: str, value: str, shown: str, sort: Sort) -> dict[str, Field]:
    return {TEXT: Field(key, value, shown, sort)}
