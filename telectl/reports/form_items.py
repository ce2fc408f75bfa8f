"""What is to be done after a case, and the items that are no case, in the form of a meeting."""

from __future__ import annotations

from telectl.model.meeting import Meeting, Said
from telectl.reports.form_case import member_shown
from telectl.reports.paper_matters import matter_line
from telectl.reports.teller import Teller
from telectl.workflow.forms import meeting as fields
from telectl.workflow.forms.sheet import Field, Grid, Row


def follow_ups(teller: Teller, begin: str, title: str, said: Said | None) -> Grid:
    voice, unit = teller.voice, f"{begin}follow_ups"
    held = [
        (e.text, e.responsible, e.deadline.isoformat(), voice.day(e.deadline))
        for e in (said.follow_ups if said else ())
    ]
    rows = []
    for number, (text, who, day, shown) in enumerate(
        [*held, *[("", "", "", "")] * fields.SPARE], 1
    ):
        key = f"{unit}/{number}"
        made = {
            "text": Field(f"{key}:text", text, text),
            "responsible": Field(
                f"{key}:responsible", who, member_shown(teller.portfolio, who), "member"
            ),
            "deadline": Field(f"{key}:deadline", day, shown, "day"),
        }
        label = voice("form.follow_up", number=number)
        rows.append(
            Row(key, label, "", made, f"{title}, {voice('label.follow_ups').lower()}", unit)
        )
    columns = {
        "text": voice("form.what"),
        "responsible": voice("label.responsible"),
        "deadline": voice("label.deadline"),
    }
    return Grid(voice("label.follow_ups"), columns, tuple(rows), frozenset({"text"}))


def matters(teller: Teller, meeting: Meeting) -> Grid:
    voice, rows = teller.voice, []
    for number, each in enumerate(meeting.matters, 1):
        key, result, remark = f"{fields.MATTER}{number}", each.result or "", each.remark or ""
        made = {
            "result": Field(
                f"{key}:result", result, word(teller, "result", result), "choice", "result"
            ),
            "remark": Field(f"{key}:remark", remark, remark),
        }
        rows.append(Row(key, matter_line(teller, each), "", made))
    columns = {"result": voice("form.outcome"), "remark": voice("label.remark")}
    return Grid(voice("form.item"), columns, tuple(rows), frozenset({"remark"}))


def word(teller: Teller, enum: str, value: str) -> str:
    return teller.voice.enum(enum, value) if value else ""
