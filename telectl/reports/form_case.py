"""The form of a case: what stands in it, laid out to be filled in elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from telectl.locale import Voice
from telectl.model.decision import Decision, Point
from telectl.model.member import Member
from telectl.model.portfolio import Portfolio
from telectl.reports.teller import Teller
from telectl.workflow.drafting import TEXTS
from telectl.workflow.forms import case as fields
from telectl.workflow.forms.sheet import TEXT, Field, Grid, Part, Row, Sheet, Sort

SORTS: dict[str, Sort] = {
    "title": "line",
    "prepared_by": "member",
    "finances.amount": "amount",
    "finances.pays": "line",
    "finances.gains": "line",
}


def sheet(voice: Voice, portfolio: Portfolio, day: date, case: Decision) -> Sheet:
    """The form as it is today; a closed case has no fields for text."""
    teller = Teller(voice, portfolio, day)
    return Sheet(
        "decision",
        case.id,
        portfolio.settings.centre.name,
        voice.language,
        day,
        voice("form.of_case", title=case.title),
        voice("form.subtitle", id=case.id, day=day),
        intro(voice, case.id),
        tuple(_parts(teller, case)),
        voice("form.choose"),
        voice("form.key"),
    )


def intro(voice: Voice, record: str) -> tuple[str, ...]:
    """How a form is filled in, and where it goes."""
    return tuple(voice(f"form.intro.{name}", id=record) for name in ("fill", "keep", "never"))


def member_shown(portfolio: Portfolio, value: str) -> str:
    """A member's name; the id where two have the same, or it isn't known."""
    name = portfolio.title(value)
    same = [each for each in portfolio.of(Member) if each.title == name]
    return name if len(same) == 1 else value


def _parts(teller: Teller, case: Decision) -> Iterator[Part]:
    voice = teller.voice
    closed = (voice("form.closed"),) if fields.is_closed(case) else ()
    yield Part(voice("form.part.case"), notes=closed, grid=_grid(teller, _head(teller, case)))
    notes = (voice("form.points"),)
    yield Part(voice("form.part.points"), notes=notes, grid=_grid(teller, _points(teller, case)))
    if not closed:
        yield Part(voice("form.part.statement"), grid=_grid(teller, _texts(teller, case)))
        yield Part(voice("form.part.finances"), grid=_grid(teller, _money(teller, case)))


def _grid(teller: Teller, rows: Iterator[Row]) -> Grid:
    voice = teller.voice
    return Grid(voice("form.field"), {TEXT: voice("form.write_here")}, tuple(rows))


def _head(teller: Teller, case: Decision) -> Iterator[Row]:
    for key in ("title", "prepared_by"):
        yield _row(teller, case, key, key)


def _texts(teller: Teller, case: Decision) -> Iterator[Row]:
    for key in TEXTS:
        if key != "finances":
            yield _row(teller, case, key, key)


def _money(teller: Teller, case: Decision) -> Iterator[Row]:
    for key in fields.MONEY:
        yield _row(teller, case, f"finances.{key}", key)


def _row(teller: Teller, case: Decision, key: str, name: str) -> Row:
    voice, value = teller.voice, fields.values(case)[key]
    sort = SORTS.get(key, "text")
    shown = member_shown(teller.portfolio, value) if sort == "member" else value
    own = f"form.name.{key.replace('.', '_')}"
    label = voice(own) if voice.has(own) else voice(f"label.{name}")
    help_ = f"form.help.{key.replace('.', '_')}"
    help_text = voice(help_) if voice.has(help_) else ""
    return Row(key, label, help_text, {TEXT: Field(key, value, shown, sort)})


def _points(teller: Teller, case: Decision) -> Iterator[Row]:
    voice = teller.voice
    for point in case.points:
        label = voice("form.point", number=point.number)
        yield _point(point.number, label, moves(teller, point), point.text)
    for number in fields.spare_points(case):
        yield _point(number, voice("form.new_point", number=number), "", "")


def _point(number: int, label: str, help: str, text: str) -> Row:
    key = f"points.{number}"
    return Row(key, label, help, {TEXT: Field(key, text, text)})


def moves(teller: Teller, point: Point) -> str:
    """The step that a point asks for: the form doesn't change it."""
    if point.moves is None:
        return ""
    name, to = teller.name(point.moves.project), point.moves.to
    return teller.voice("form.moves", project=name, to=to)
