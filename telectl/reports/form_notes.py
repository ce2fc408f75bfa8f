"""An empty workbook for status notes: a row for each project, columns to write in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from telectl.locale import Voice
from telectl.model.member import Member
from telectl.model.portfolio import Portfolio
from telectl.model.project import Project
from telectl.reports.teller import Teller
from telectl.workflow.forms.note_sheet import NoteSheet

LIGHTS = ("green", "amber", "red")
FIXED = ("id", "title", "state")
TO_FILL = ("date", "rating", "text", "reason", "by")


def sheet(
    voice: Voice, portfolio: Portfolio, day: date, projects: Iterable[tuple[Project, str]]
) -> NoteSheet:
    """The workbook as of a day; ``projects`` each with its state."""
    teller = Teller(voice, portfolio, day)
    rows = tuple(
        (each.id, each.title, voice.enum("state", state))
        for each, state in sorted(projects, key=lambda told: told[0].title.casefold())
    )
    return NoteSheet(
        voice("form.of_notes"),
        voice.language,
        day,
        {key: voice(f"form.note.{key}") for key in (*FIXED, *TO_FILL)},
        rows,
        {
            "rating": tuple(voice(f"form.light.{each}") for each in LIGHTS),
            "by": tuple(_members(teller)),
        },
        {key: voice(f"form.note_help.{key}") for key in ("date", "rating", "by")},
    )


def _members(teller: Teller) -> Iterator[str]:
    """Everybody by name; by id where two have the same."""
    members = [each for each in teller.portfolio.of(Member) if each.covers(teller.day)]
    names = [each.title for each in members]
    for each in sorted(members, key=lambda member: member.title.casefold()):
        yield each.title if names.count(each.title) == 1 else each.id
