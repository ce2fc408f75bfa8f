"""Rules of references: an id that is named is known, and of the right kind."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from datetime import date

from telectl.model.portfolio import Portfolio
from telectl.model.references import references
from telectl.rules.registry import TOLD_OF_ALL, rule_of_all


@rule_of_all("R001")
def unknown_id(portfolio: Portfolio, day: date) -> Iterator[TOLD_OF_ALL]:
    """A record names an id that no file has."""
    for entry in portfolio.misnaming:
        for path, record_id, kinds in references(entry.record, entry.raw):
            if not portfolio.may_hold(record_id, kinds):
                near = _nearest(portfolio, record_id, kinds)
                yield entry.id, path, {"id": record_id, "nearest": near, "kinds": kinds}


@rule_of_all("R002")
def wrong_kind(portfolio: Portfolio, day: date) -> Iterator[TOLD_OF_ALL]:
    """A record names an id of another kind than the key asks for."""
    for entry in portfolio.misnaming:
        for path, record_id, kinds in references(entry.record, entry.raw):
            found = portfolio.entries.get(record_id)
            if found and kinds and found.folder not in kinds:
                yield entry.id, path, {"id": record_id, "is": found.folder, "wanted": kinds}


def _nearest(portfolio: Portfolio, record_id: str, kinds: tuple[str, ...]) -> str | None:
    """A known id like the misspelt one; only those that begin alike are compared."""
    alike = [each for each in portfolio.ids(*kinds) if each[:2] == record_id[:2]]
    return next(iter(difflib.get_close_matches(record_id, alike[:2000], 1, 0.7)), None)
