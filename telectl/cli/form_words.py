"""What somebody wrote in a field of a form, as the files have it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from telectl.cli.amounts import amount_of
from telectl.cli.days_said import day_of
from telectl.cli.spoken import word_of
from telectl.findings import Refusal
from telectl.locale import LANGUAGES, Voice
from telectl.model.member import Member
from telectl.model.portfolio import Portfolio
from telectl.model.words import nearest
from telectl.workflow.extras import votes
from telectl.workflow.forms.sheet import Field, Sheet

_VOTES = re.compile(r"[/,;–-]")
_APART = re.compile(r"[,;\s]+|\bog\b|\band\b")


@dataclass(frozen=True, slots=True)
class Odd:
    """A text that a field can't hold, and the word that was probably meant."""

    field: Field
    text: str
    near: str | None


class Understanding:
    """Takes texts in; what it can't is kept in ``odd``."""

    def __init__(self, portfolio: Portfolio, sheet: Sheet) -> None:
        self.portfolio, self.sheet = portfolio, sheet
        self.odd: list[Odd] = []

    def __call__(self, field: Field, text: str) -> str:
        """The text as the files have it; what can't be understood is noted."""
        plain = " ".join(text.split())
        if field.sort == "text":
            return text
        if field.sort == "line":
            return plain
        found = getattr(self, f"_{field.sort}")(field, plain)
        return str(found)

    def _odd(self, field: Field, text: str, near: str | None = None) -> str:
        self.odd.append(Odd(field, text, near))
        return text

    def _choice(self, field: Field, text: str) -> str:
        words = self.sheet.choices[field.enum]
        said = text.rstrip(".!").strip()
        found = said.casefold() if said.casefold() in words else word_of(field.enum, said)
        if found in words:
            return found
        spoken = [Voice(each).enum(field.enum, word) for each in LANGUAGES for word in words]
        return self._odd(field, text, nearest(said.casefold(), spoken))

    def _member(self, field: Field, text: str) -> str:
        if text.startswith("unknown:"):
            return text
        name = text.casefold()
        found = [e.id for e in self.portfolio.of(Member) if name in (e.id, e.title.casefold())]
        if len(found) == 1:
            return found[0]
        return self._odd(field, text, nearest(text, (e.title for e in self.portfolio.of(Member))))

    def _day(self, field: Field, text: str) -> str:
        found = day_of(text)
        return found.isoformat() if found else self._odd(field, text)

    def _amount(self, field: Field, text: str) -> str:
        return amount_of(text) or self._odd(field, text)

    def _items(self, field: Field, text: str) -> str:
        numbers = [each.rstrip(".") for each in _APART.split(text) if each]
        names = (self.sheet.items.get(each, "") for each in numbers)
        cases = [self.sheet.cases.get(each) for each in names]
        known = [each for each in cases if each]
        return (
            ",".join(dict.fromkeys(known)) if len(known) == len(cases) else self._odd(field, text)
        )

    def _votes(self, field: Field, text: str) -> str:
        plain = "/".join(each.strip() for each in _VOTES.split(text))
        try:
            told = votes(plain)
        except Refusal:
            return self._odd(field, text)
        return "/".join(str(told.get(key, 0)) for key in ("for", "against", "abstained"))
