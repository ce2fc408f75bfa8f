"""What is to be done after a case, and the items that are no case, in the form of a meeting."""

from __future__ import annotations

from telectl.model.meeting import Meeting, Said
from telectl.reports.form_case import member_shown
from telectl.reports.paper_matters import matter_line
from telectl.reports.teller import Teller
from telectl.workflow.forms.drafts import MATTER
from telectl.workflow.forms.naming import matter_names
from telectl.workflow.forms.sheet import Field, Grid, Row

# Rows left empty for more to be done.
SPARE = 2


def follow_ups(teller: Teller, begin: str, named: tuple[str, str], said: Said | None) -> Grid:
    """What is to be done after a case; ``named`` are its title and what was decided in it."""
    (title, about), voice, unit = named, teller.voice, f"{begin}follow_ups"
    held = [
        (e.text, e.responsible, e.deadline.isoformat(), voice.day(e.deadline))
        for e in (said.follow_ups if said else ())
    ]
    rows = []
    for number, (text, who, day, shown) in enumerate([*held, *[("", "", "", "")] * SPARE], 1):
        key = f"{unit}/{number}"
        made = {
            "text": Field(f"{key}:text", text, text),
            "responsible": Field(
                f"{key}:responsible", who, member_shown(teller.portfolio, who), "member"
            ),
            "deadline": Field(f"{key}:deadline", day, shown, "day"),
        }
        label = voice("form.follow_up", number=number)
        name = f"{title}, {voice('label.follow_ups').lower()}"
        rows.append(Row(key, label, "", made, name, unit, about))
    columns = {
        "text": voice("form.what"),
        "responsible": voice("label.responsible"),
        "deadline": voice("label.deadline"),
    }
    return Grid(voice("label.follow_ups"), columns, tuple(rows), frozenset({"text"}))


def matters(teller: Teller, meeting: Meeting) -> Grid:
    voice, rows = teller.voice, []
    for name, place in matter_names(meeting).items():
        each = meeting.matters[place]
        key, result, remark = f"{MATTER}{name}", each.result or "", each.remark or ""
        made = {
            "result": Field(
                f"{key}:result", result, word(teller, "result", result), "choice", "result"
            ),
            "remark": Field(f"{key}:remark", remark, remark),
        }
        line = matter_line(teller, each)
        rows.append(Row(key, line, "", made, about=line))
    columns = {"result": voice("form.outcome"), "remark": voice("label.remark")}
    return Grid(voice("form.item"), columns, tuple(rows), frozenset({"remark"}))


def word(teller: Teller, enum: str, value: str) -> str:
    return teller.voice.enum(enum, value) if value else ""
