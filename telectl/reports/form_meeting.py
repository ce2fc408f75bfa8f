"""The form of a meeting: who was there, what was said to each case, and to all else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import get_args

from telectl.locale import Voice
from telectl.model.base import Unknown
from telectl.model.decision import Decision, Point
from telectl.model.meeting import Meeting, Said
from telectl.model.outcome import Result
from telectl.model.portfolio import Portfolio
from telectl.reports.form_case import intro, member_shown
from telectl.reports.form_items import follow_ups, matters, word
from telectl.reports.teller import Teller
from telectl.workflow.forms import meeting as fields
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
    """The form as it is today; ``items`` are the numbers that the cases had in an earlier one."""
    teller = Teller(voice, portfolio, day)
    known = items or {str(n): case for n, case in enumerate(meeting.agenda, 1)}
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
    )


def _parts(teller: Teller, meeting: Meeting, items: Mapping[str, str]) -> Iterator[Part]:
    voice = teller.voice
    yield Part(
        voice("form.part.attendance"),
        notes=(voice("form.recusal"),),
        grid=_attendance(teller, meeting, items),
    )
    for number, case in items.items():
        if case in meeting.agenda:
            yield from _case(teller, meeting, number, case)
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
    key, portfolio = f"{fields.SEAT}{member}", teller.portfolio
    entry = fields.whole(meeting, member)
    status = entry.status if entry else ""
    substitute = (entry.substitute if entry else None) or ""
    cases = fields.recused_from(meeting, member)
    numbers = {case: number for number, case in items.items()}
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


def _case(teller: Teller, meeting: Meeting, number: str, case: str) -> Iterator[Part]:
    record, said = teller.portfolio.get(Decision, case), fields.said_of(meeting, case)
    title = f"{number}. {teller.portfolio.title(case)}"
    begin = f"{fields.CASE}{case}/"
    rows = tuple(_point(teller, (begin, title), e, said) for e in record.points) if record else ()
    voice = teller.voice
    columns = {"result": voice("form.outcome"), "proviso": voice("form.proviso")}
    yield Part(title, grid=Grid(voice("form.item"), columns, rows, frozenset({"proviso"})))
    yield Part(
        voice("form.part.more", number=number),
        level=2,
        grid=_plain(teller, tuple(_more(teller, begin, title, said))),
    )
    yield Part(
        voice("form.part.follow_ups", number=number),
        level=2,
        grid=follow_ups(teller, begin, title, said),
    )


def _point(teller: Teller, of: tuple[str, str], point: Point, said: Said | None) -> Row:
    (begin, title), number = of, point.number
    key = f"{begin}points/{number}"
    held = next((each for each in said.points if each.number == number), None) if said else None
    result, proviso = (held.result, held.proviso or "") if held else ("", "")
    made = {
        "result": Field(
            f"{key}:result", result, word(teller, "result", result), "choice", "result"
        ),
        "proviso": Field(f"{key}:proviso", proviso, proviso),
    }
    label = teller.voice("form.point", number=number)
    return Row(key, label, point.text, made, f"{title}, {label.lower()}")


def _more(teller: Teller, begin: str, title: str, said: Said | None) -> Iterator[Row]:
    voice = teller.voice
    conditions = "\n".join(said.conditions) if said else ""
    agreed = said.agreed if said and isinstance(said.agreed, str) else ""
    texts: dict[str, tuple[str, str, Sort, str]] = {
        "conditions": (conditions, conditions, "text", ""),
        "agreed": (agreed, word(teller, "voting", agreed), "choice", "voting"),
        "deviation": ((said.deviation if said else None) or "",) * 2 + ("text", ""),
        "no_follow_up": ((said.no_follow_up if said else None) or "",) * 2 + ("text", ""),
    }
    for name, (value, shown, sort, enum) in texts.items():
        key, label = f"{begin}{name}", voice(f"label.{name}")
        help_ = voice(f"form.help.{name}")
        field = Field(key, value, shown, sort, enum)
        yield Row(key, label, help_, {TEXT: field}, f"{title}, {label.lower()}")


def _plain(teller: Teller, rows: tuple[Row, ...]) -> Grid:
    voice = teller.voice
    return Grid(voice("form.field"), {TEXT: voice("form.write_here")}, rows)


def _one(key: str, value: str, shown: str, sort: Sort) -> dict[str, Field]:
    return {TEXT: Field(key, value, shown, sort)}
