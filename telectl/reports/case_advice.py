"""The advice in a case: who said what, whether it was followed, where a solution could spread."""

from __future__ import annotations

from collections.abc import Iterator

from telectl.document import Block, Column, Inline, Note, Table, Text
from telectl.model.advice import Advice, Potential
from telectl.model.decision import Decision
from telectl.reports.teller import NOTHING, Teller
from telectl.reports.values import label

Row = tuple[Inline, ...]


def advised(teller: Teller, case: Decision) -> Iterator[Block]:
    """Why the advice was not followed, beside the outcome; then the advice itself."""
    if case.deviation:
        yield Note(teller.voice("decision.deviation", reason=case.deviation), "watch")
    yield from advice_tables(teller, case, label(teller, "advice"))


def advice_tables(teller: Teller, case: Decision, caption: str) -> Iterator[Block]:
    """The advice itself, and where a solution could spread to."""
    if case.advice:
        rows = tuple(_row(teller, each) for each in case.advice)
        yield _table(teller, caption, ("subject", "body", "conclusion", "says"), rows)
    spread = [(each, each.potential) for each in case.advice if each.potential]
    if spread:
        names = ("body", "target_group", "size", "sites", "preconditions")
        rows = tuple(_potential(teller, each, potential) for each, potential in spread)
        yield _table(teller, label(teller, "potential"), names, rows)


def _row(teller: Teller, each: Advice) -> Row:
    voice = teller.voice
    subject = voice.enum("subject", each.subject)
    return subject, teller.brief(each.body), _conclusion(teller, each), each.text or ""


def _conclusion(teller: Teller, each: Advice) -> Inline:
    """What was said, and when; or since when it has been waited for."""
    voice, day = teller.voice, teller.day
    if each.given is None or each.given > day:
        if each.requested is None or each.requested > day:
            return Text(voice("decision.not_asked"), "watch")
        return Text(voice("decision.unanswered", day=each.requested), "watch")
    said = voice.enum("conclusion", each.conclusion) if each.conclusion else NOTHING
    text = f"{said}\n{teller.date(each.given)}"
    return Text(text, "bad") if each.conclusion == "not_recommended" else text


def _potential(teller: Teller, each: Advice, potential: Potential) -> Row:
    size = potential.size
    number = teller.voice.number(size) if isinstance(size, int) else teller.name(size)
    sites = teller.names(potential.sites)
    conditions = potential.preconditions or NOTHING
    return teller.brief(each.body), potential.target_group, number, sites, conditions


def _table(teller: Teller, caption: str, names: tuple[str, ...], rows: tuple[Row, ...]) -> Table:
    voice = teller.voice
    wide = ("says", "target_group", "sites", "preconditions", "subject")
    columns = tuple(
        Column(
            voice(f"column.{each}") if voice.has(f"column.{each}") else label(teller, each),
            "right" if each == "size" else "left",
            wide=each in wide,
        )
        for each in names
    )
    return Table(caption, columns, rows, "")
