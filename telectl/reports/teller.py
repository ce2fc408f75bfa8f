"""A portfolio's names, days and words as one language says them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from telectl.document import Block, Column, Heading, Inline, Note, Table, Text, Tone
from telectl.locale import Voice
from telectl.model.base import Unknown
from telectl.model.portfolio import Portfolio

LIGHTS: dict[str, Tone] = {"green": "good", "amber": "watch", "red": "bad"}
NOTHING = "–"
FIGURES = frozenset({"number", "rank"})
NAMED = 3


class Teller:
    """What layouts ask for words: a voice that knows the portfolio and the day."""

    def __init__(self, voice: Voice, portfolio: Portfolio, day: date) -> None:
        self.voice = voice
        self.portfolio = portfolio
        self.day = day

    def head(self) -> dict[str, object]:
        """What every view begins with."""
        unread = len(self.portfolio.unread_files)
        day, fictional = self.day.isoformat(), self.portfolio.fictional
        forms = {
            file: "-" if form is None else str(form)
            for file, form in self.portfolio.other_forms.items()
        }
        other = {"schema_versions": forms} if forms else {}
        return {"day": day, "fictional": fictional, "unread": unread, **other}

    def opening(self, title: str) -> tuple[Block, ...]:
        """The title; where anything is invented, that it is; and what can't be read."""
        return (Heading(1, title), *self.fiction(), *self.unread())

    def fiction(self) -> tuple[Block, ...]:
        """The note that every page of invented records bears."""
        return (Note(self.voice("report.fictional")),) if self.portfolio.fictional else ()

    def unread(self) -> tuple[Block, ...]:
        """What can't be read, so that nobody takes a page without it for the whole."""
        forms = self.portfolio.other_forms.items()
        told = tuple(
            Note(self.voice("report.other_form", file=file, form=form), "bad")
            for file, form in forms
        )
        return (*told, *self._unread_files())

    def _unread_files(self) -> tuple[Block, ...]:
        files = self.portfolio.unread_files
        if not files:
            return ()
        shown = list(files[:NAMED])
        if len(files) > NAMED:
            shown.append(self.voice("status.and_more", n=len(files) - NAMED))
        facts = {"n": len(files), "files": ", ".join(shown)}
        return (Note(self.voice("report.unread", **facts), "bad"),)

    def name(self, value: str | Unknown | None) -> str:
        """A record's title; that a fact is not confirmed; nothing."""
        if isinstance(value, Unknown):
            return self.voice("report.unconfirmed")
        return self.portfolio.title(value) if value else NOTHING

    def brief(self, value: str | Unknown | None) -> str:
        """As ``name``, with the short name of a body or an organisation that has one."""
        if isinstance(value, str):
            entry = self.portfolio.entries.get(value)
            short = getattr(entry.record, "short", None) if entry else None
            if short:
                return str(short)
        return self.name(value)

    def names(self, values: Iterable[str]) -> str:
        """Titles in a row."""
        return ", ".join(self.brief(each) for each in values) or NOTHING

    def date(self, value: date | Unknown | None) -> str:
        """A day in short, or that it is not confirmed."""
        if isinstance(value, Unknown):
            return self.voice("report.unconfirmed")
        return self.voice.day(value) if value else NOTHING

    def state(self, name: str) -> str:
        """A state of the workflow in words."""
        return self.voice.enum("state", name)

    def light(self, value: str | None) -> Inline:
        """A traffic light as its word; the tone only helps."""
        if value is None:
            return Text(self.voice("report.not_rated"), "quiet")
        return Text(self.voice.enum("light", value), LIGHTS.get(value, "plain"))

    def days(self, number: int) -> str:
        """So many days, in words."""
        return self.voice("report.days", n=number)

    def table(
        self,
        columns: Sequence[str],
        rows: Iterable[tuple[Inline, ...]],
        empty: str,
        *,
        caption: str = "",
        wide: frozenset[str] = frozenset(),
        whole: frozenset[str] = frozenset(),
    ) -> Table:
        """A table of named columns; ``wide`` have room, ``whole`` are never broken."""
        heads = (
            Column(
                self.voice(f"column.{name}"),
                "right" if name in FIGURES else "left",
                wide=name in wide,
                whole=name in whole,
            )
            for name in columns
        )
        return Table(caption, tuple(heads), tuple(rows), self.voice(empty))
