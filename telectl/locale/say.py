"""Fill a message; say dates, numbers, money and lists as the language does."""

from __future__ import annotations

import builtins
import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal
from enum import Enum
from typing import TypeVar

from telectl.locale.order import collation
from telectl.locale.table import Table, plain

T = TypeVar("T")

LANGUAGES = ("da", "en")
DEFAULT = "da"
NOTHING = "–"

_ONE_WORD = re.compile(r"[\w.,:/@%+-]+")
_SLOT = re.compile(r"\{(\w+)(?::([\w.]+))?\}")


class Voice:
    """One language: ``voice(key, **facts)`` gives the sentence."""

    def __init__(self, language: str = DEFAULT) -> None:
        self.language = language if language in LANGUAGES else DEFAULT
        self._table = Table(self.language)

    def __call__(self, key: str, /, **facts: object) -> str:
        text = self._text(key, facts)
        return f"[{key}]" if text is None else self._fill(text, facts)

    def has(self, key: str) -> bool:
        """Whether there is wording for the key."""
        return plain(self._table.find(key)) is not None

    def enum(self, name: str, value: object) -> str:
        """A value of a closed list, in words; the value itself where it has none."""
        shown = str(value.value) if isinstance(value, Enum) else str(value)
        key = f"enum.{name}.{shown}"
        return self(key) if self.has(key) else shown

    def names(self, key: str) -> builtins.list[str]:
        """The list of words at a key."""
        return self._table.names(key)

    def words(self, name: str) -> Mapping[str, str]:
        """What each value of a closed list is called."""
        found = self._table.find(f"enum.{name}")
        return (
            {k: v for k, v in found.items() if isinstance(v, str)}
            if isinstance(found, dict)
            else {}
        )

    def all_words(self) -> Iterator[Mapping[str, str]]:
        """The same of every closed list."""
        found = self._table.find("enum")
        yield from (self.words(name) for name in (found if isinstance(found, dict) else {}))

    def _text(self, key: str, facts: Mapping[str, object]) -> str | None:
        found = self._table.find(key)
        if not isinstance(found, dict):
            return plain(found)
        return plain(found.get(_form(found, facts))) or plain(found)

    def _fill(self, text: str, facts: Mapping[str, object]) -> str:
        def put(slot: re.Match[str]) -> str:
            name, how = slot[1], slot[2]
            return self._say(facts[name], how) if name in facts else slot[0]

        return _SLOT.sub(put, text) if "{" in text else text

    def _say(self, value: object, how: str | None) -> str:
        if how is None or value is None:
            return self.say(value)
        if isinstance(value, list | tuple | set | frozenset) and how not in ("and", "or"):
            return self.list([self._say(each, how) for each in value])
        return self._say_as(value, how)

    def _say_as(self, value: object, how: str) -> str:
        if how == "day" and isinstance(value, dt.date):
            return self.day(value)
        if how == "month" and isinstance(value, int):
            return self._table.names("calendar.months")[value - 1]
        if how == "typed":
            return value.isoformat() if isinstance(value, dt.date) else _typed(self.say(value))
        if how == "money" and isinstance(value, int | float | Decimal):
            return self.money(value)
        if how == "label":
            key = f"label.{value}"
            return self(key).lower() if self.has(key) else str(value)
        if how == "placeholder":
            key = f"metavar.{value}"
            return self(key) if self.has(key) else str(value)
        if how in ("and", "or") and isinstance(value, list | tuple | set | frozenset):
            return self.list(value, how)
        return self.enum(how, value)

    def say(self, value: object) -> str:
        """A fact in words, by its type; text is never read as a format string."""
        if value is None:
            return NOTHING
        if isinstance(value, bool):
            return self("word.yes" if value else "word.no")
        if isinstance(value, Enum):
            return str(value.value)
        if isinstance(value, dt.date):
            return self.date(value)
        if isinstance(value, float | Decimal):
            return self._figure(value)
        if isinstance(value, list | tuple):
            return self.list(value)
        if isinstance(value, set | frozenset):
            return self.list(sorted(value, key=str))
        return str(value)

    def date(self, day: dt.date) -> str:
        """A day written out: 23. november 2026."""
        month = self._table.names("calendar.months")[day.month - 1]
        text = self("calendar.date", day=day.day, month=month, year=f"{day.year:04d}")
        if isinstance(day, dt.datetime):
            text += f" {self('calendar.at')} {day:%H:%M}"
        return text

    def day(self, day: dt.date) -> str:
        """A day in short: 23-11-2026."""
        short = self._table.names("calendar.short_months")[day.month - 1]
        facts = {"day": f"{day.day:02d}", "month": f"{day.month:02d}", "short": short}
        return self("calendar.day", year=f"{day.year:04d}", **facts)

    def number(self, x: float | Decimal, decimals: int = 0) -> str:
        """A number with the language's marks: 1.234,5."""
        exact = x if isinstance(x, Decimal) else Decimal(str(x))
        if not exact.is_finite():
            return NOTHING
        unit = Decimal(1).scaleb(-decimals)
        whole, _, part = f"{exact.quantize(unit, ROUND_HALF_UP):,}".partition(".")
        whole = whole.replace(",", self("number.thousands"))
        return whole + (self("number.decimal") + part if part else "")

    def money(self, kr: float | Decimal) -> str:
        """An amount in kroner: 1.250.000 kr."""
        exact = Decimal(str(kr))
        whole = not exact.is_finite() or exact == exact.to_integral_value()
        return self("number.money", amount=self.number(exact, 0 if whole else 2))

    def list(self, items: Iterable[object], word: str = "and") -> str:
        """Things one after the other: a, b og c."""
        said = [self.say(each) for each in items]
        if len(said) < 2:
            return "".join(said)
        return f"{', '.join(said[:-1])} {self('word.' + word)} {said[-1]}"

    def sorted(self, items: Iterable[T], key: Callable[[T], str] = str) -> builtins.list[T]:
        """Danish order, in every language: the names are Danish; æ ø å last, aa as å."""
        return sorted(items, key=lambda each: collation(key(each)))

    def _figure(self, value: float | Decimal) -> str:
        exact = Decimal(str(value))
        if not exact.is_finite():
            return NOTHING
        exponent = exact.normalize().as_tuple().exponent
        return self.number(exact, max(0, -exponent) if isinstance(exponent, int) else 0)


def _typed(text: str) -> str:
    """A text as it stands in a command: in quotes where a shell would part it."""
    if _ONE_WORD.fullmatch(text):
        return text
    return '"' + re.sub(r'(["\\$`])', r"\\\1", text) + '"'


def _form(found: Mapping[str, object], facts: Mapping[str, object]) -> str:
    """Which of a key's sentences fits the facts: why it is so, a nearest name, one or many."""
    why = facts.get("why")
    if isinstance(why, str) and why in found:
        return why
    if facts.get("nearest") and "near" in found:
        return "near"
    return "one" if facts.get("n") == 1 else "other"
