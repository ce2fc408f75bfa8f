"""Two states of a portfolio, and the rules by which the step between them is judged."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TypeVar

from telectl.model.base import Record
from telectl.model.body import Body
from telectl.model.organisation import Organisation
from telectl.model.portfolio import Portfolio
from telectl.model.records import Entry
from telectl.model.settings import Centre, Settings
from telectl.workflow.frozen import Raw

R = TypeVar("R", bound=Record)
# Whom the centre answers to and consists of: another may follow.
SUCCEEDING = ("region", "reports_to", "core_team", "reference_group")


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
        settings = settings_in_force(rules.settings, self.after)
        if settings == self.after.settings and rules.workflow == self.after.workflow:
            return None
        held = Portfolio((), today=rules.today)
        held.settings, held.workflow = settings, rules.workflow
        return under_rules_of(held, self.after)


def settings_in_force(before: Settings, after: Portfolio) -> Settings:
    """The settings before a change, with what is no rule as it is now.

    That one body or region is followed by another is a fact, and so is what nobody had said.
    """
    old, new = before.centre, after.settings.centre
    told = {name: getattr(new, name) for name in Centre.model_fields if getattr(old, name) is None}
    told |= {name: getattr(new, name) for name in ("name", "contact", "hosts")}
    told |= {name: getattr(new, name) for name in SUCCEEDING if _follows(after, old, new, name)}
    return before.model_copy(update={"centre": old.model_copy(update=told)})


def _follows(after: Portfolio, old: Centre, new: Centre, name: str) -> bool:
    now = getattr(new, name)
    line = after.line(Organisation, now) if name == "region" else after.line(Body, now)
    return getattr(old, name) in {each.id for each in line}


def under_rules_of(rules: Portfolio, records: Portfolio) -> Portfolio:
    """The records of one portfolio under the settings and the workflow of another."""
    entries = (*records.entries.values(), *records.shadowed)
    twin = Portfolio(entries, hidden=records.hidden, today=records.today)
    twin.settings, twin.workflow = rules.settings, rules.workflow
    return twin
