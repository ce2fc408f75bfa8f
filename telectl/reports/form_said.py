"""What was said to a case, in the form of a meeting; of a closed one only where it lies."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from telectl.model.decision import Decision, Point
from telectl.model.meeting import Said
from telectl.reports.form_case import moves
from telectl.reports.form_items import follow_ups, word
from telectl.reports.paper_case import closed_reference, heading_of, is_closed
from telectl.reports.teller import Teller
from telectl.workflow.forms.drafts import CASE
from telectl.workflow.forms.sheet import TEXT, Field, Grid, Part, Row, Sort

# What may be said in a form of a case whose text isn't in it.
WITHOUT_TEXT = ("agreed", "votes")


class Item(NamedTuple):
    """A case of the agenda as it stands in the form: its number, its name there, its draft."""

    number: str
    name: str
    case: Decision
    said: Said | None

    @property
    def begin(self) -> str:
        """With what the keys of its fields begin."""
        return f"{CASE}{self.name}/"


def parts(teller: Teller, item: Item) -> Iterator[Part]:
    """Its points, what else was said to it, and what is to be done."""
    voice, closed = teller.voice, is_closed(item.case)
    title = f"{item.number}. {heading_of(teller, item.case)}"
    label, reference = closed_reference(teller, item.case)
    notes = (f"{label}: {reference}",) if closed else ()
    columns = {"result": voice("form.outcome")}
    columns |= {} if closed else {"proviso": voice("form.proviso")}
    rows = tuple(_point(teller, item, title, each) for each in item.case.points)
    grid = Grid(voice("form.item"), columns, rows, frozenset({"proviso"}))
    yield Part(title, notes=notes, grid=grid)
    more = Grid(
        voice("form.field"),
        {TEXT: voice("form.write_here")},
        tuple(_more(teller, item, title)),
    )
    yield Part(voice("form.part.more", number=item.number), level=2, grid=more)
    if not closed:
        named = (title, _whole(teller, item.case))
        grid = follow_ups(teller, item.begin, named, item.said)
        yield Part(voice("form.part.follow_ups", number=item.number), level=2, grid=grid)


def _point(teller: Teller, item: Item, title: str, point: Point) -> Row:
    key, said = f"{item.begin}points/{point.number}", item.said
    held = next((e for e in said.points if e.number == point.number), None) if said else None
    result, proviso = (held.result, held.proviso or "") if held else ("", "")
    shown = word(teller, "result", result)
    made = {"result": Field(f"{key}:result", result, shown, "choice", "result")}
    closed = is_closed(item.case)
    made |= {} if closed else {"proviso": Field(f"{key}:proviso", proviso, proviso)}
    label = teller.voice("form.point", number=point.number)
    help_ = "" if closed else _told(teller, point)
    about = f"{item.case.title}\n{_told(teller, point)}"
    return Row(key, label, help_, made, f"{title}, {label.lower()}", about=about)


def _told(teller: Teller, point: Point) -> str:
    """A point with the step that it asks for: both are approved with it."""
    return " ".join(filter(None, (point.text, moves(teller, point))))


def _whole(teller: Teller, case: Decision) -> str:
    """All that is decided in a case."""
    return "\n".join((case.title, *(_told(teller, each) for each in case.points)))


def _more(teller: Teller, item: Item, title: str) -> Iterator[Row]:
    voice, said = teller.voice, item.said
    agreed = said.agreed if said and isinstance(said.agreed, str) else ""
    votes = said.votes if said else None
    counted = f"{votes.for_}/{votes.against}/{votes.abstained}" if votes else ""
    conditions = "\n".join(said.conditions) if said else ""
    texts: dict[str, tuple[str, str, Sort, str]] = {
        "conditions": (conditions, conditions, "text", ""),
        "agreed": (agreed, word(teller, "voting", agreed), "choice", "voting"),
        "votes": (counted, counted, "votes", ""),
        "deviation": ((said.deviation if said else None) or "",) * 2 + ("text", ""),
        "no_follow_up": ((said.no_follow_up if said else None) or "",) * 2 + ("text", ""),
    }
    about = _whole(teller, item.case)
    for name, (value, shown, sort, enum) in texts.items():
        if name in WITHOUT_TEXT or not is_closed(item.case):
            key, label = f"{item.begin}{name}", voice(f"label.{name}")
            field = Field(key, value, shown, sort, enum)
            help_ = voice(f"form.help.{name}")
            yield Row(key, label, help_, {TEXT: field}, f"{title}, {label.lower()}", about=about)
