"""Two states of a portfolio, and the rules by which the step between them is judged."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TypeVar

from telectl.model.base import Record
from telectl.model.portfolio import Portfolio
from telectl.model.records import Entry
from telectl.workflow.frozen import Raw

R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class Sides:
    """A step from one state of the portfolio to another.

    ``rules`` is the portfolio whose settings and workflow are in force, None where none are:
    no portfolio was there yet. ``unread`` says that they are there and can't be read. ``gone``
    are records taken out earlier, by id. ``act`` is what the step calls itself.
    """

    before: Portfolio
    after: Portfolio
    day: date
    rules: Portfolio | None = None
    unread: bool = False
    gone: Mapping[str, Raw] = field(default_factory=dict)
    act: str = ""

    def pairs(self, model: type[R]) -> Iterator[tuple[R, R, Raw, Raw]]:
        """The records of a kind that both sides hold and that can be read, with their values."""
        for entry in self.before.entries.values():
            new = self.after.entries.get(entry.id)
            if new is None or entry.raw is None or new.raw is None:
                continue
            old, now = entry.record, new.record
            if isinstance(old, model) and isinstance(now, model) and entry.raw != new.raw:
                yield old, now, entry.raw, new.raw

    @property
    def removed(self) -> Iterator[Entry]:
        """The records that are no longer there."""
        hidden = self.after.hidden
        for entry in self.before.entries.values():
            if entry.id not in self.after.entries and entry.folder not in hidden:
                yield entry

    @property
    def added(self) -> Iterator[Entry]:
        """The records that were not there."""
        before = self.before.entries
        yield from (each for each in self.after.entries.values() if each.id not in before)

    @cached_property
    def as_in_force(self) -> Portfolio | None:
        """The new records under the rules in force; None where the rules are the same."""
        rules = self.rules
        if rules is None or self.unread:
            return None
        same = rules.settings == self.after.settings and rules.workflow == self.after.workflow
        return None if same else under_rules_of(rules, self.after)


def under_rules_of(rules: Portfolio, records: Portfolio) -> Portfolio:
    """The records of one portfolio under the settings and the workflow of another."""
    entries = (*records.entries.values(), *records.shadowed)
    twin = Portfolio(entries, hidden=records.hidden, today=records.today)
    twin.settings, twin.workflow = rules.settings, rules.workflow
    return twin
