"""Rules of references: an id that is named is known, and of the right kind."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from datetime import date

from telectl.model.portfolio import Entry, Portfolio
from telectl.model.references import named, references
from telectl.rules.registry import TOLD_OF_ALL, rule_of_all


@rule_of_all("R001")
def unknown_id(portfolio: Portfolio, day: date) -> Iterator[TOLD_OF_ALL]:
    """A record names an id that no file has."""
    entries = portfolio.entries
    for entry in entries.values():
        if entry.record is not None and any(
            each not in entries for each, _ in named(type(entry.record), entry.raw or {})
        ):
            yield from _unknown(portfolio, entry)


def _unknown(portfolio: Portfolio, entry: Entry) -> Iterator[TOLD_OF_ALL]:
    assert entry.record is not None
    for path, record_id, kinds in references(type(entry.record), entry.raw or {}):
        if record_id not in portfolio.entries:
            near = difflib.get_close_matches(record_id, list(portfolio.ids(*kinds)), 1, 0.7)
            facts = {"id": record_id, "nearest": near[0] if near else None, "kinds": kinds}
            yield entry.id, path, facts


@rule_of_all("R002")
def wrong_kind(portfolio: Portfolio, day: date) -> Iterator[TOLD_OF_ALL]:
    """A record names an id of another kind than the key asks for."""
    entries = portfolio.entries
    for entry in entries.values():
        if entry.record is None:
            continue
        for record_id, kinds in named(type(entry.record), entry.raw or {}):
            found = entries.get(record_id)
            if found and kinds and found.folder not in kinds:
                yield from _wrong(portfolio, entry)
                break


def _wrong(portfolio: Portfolio, entry: Entry) -> Iterator[TOLD_OF_ALL]:
    assert entry.record is not None
    for path, record_id, kinds in references(type(entry.record), entry.raw or {}):
        found = portfolio.entries.get(record_id)
        if found and kinds and found.folder not in kinds:
            yield entry.id, path, {"id": record_id, "is": found.folder, "wanted": kinds}
