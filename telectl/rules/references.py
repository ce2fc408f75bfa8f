"""Rules of references: an id that is named is known, and of the right kind."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from telectl.model.base import Period
from telectl.model.portfolio import Portfolio
from telectl.model.references import references
from telectl.model.words import Words
from telectl.rules.registry import TOLD_OF_ALL, rule_of_all


@rule_of_all("R001", cause="id")
def unknown_id(portfolio: Portfolio, day: date) -> Iterator[TOLD_OF_ALL]:
    """A record names an id that no file has."""
    known: dict[tuple[str, ...], Words] = {}
    near: dict[tuple[str, tuple[str, ...]], str | None] = {}
    for entry in portfolio.misnaming:
        for path, record_id, kinds in references(entry.record, entry.raw):
            if not portfolio.may_hold(record_id, kinds):
                if kinds not in known:
                    known[kinds] = Words(_titles(portfolio, kinds, day))
                asked = (record_id, kinds)
                if asked not in near:
                    near[asked] = known[kinds].nearest(record_id)
                yield entry.id, path, {"id": record_id, "nearest": near[asked], "kinds": kinds}


@rule_of_all("R002", cause="id")
def wrong_kind(portfolio: Portfolio, day: date) -> Iterator[TOLD_OF_ALL]:
    """A record names an id of another kind than the key asks for."""
    for entry in portfolio.misnaming:
        for path, record_id, kinds in references(entry.record, entry.raw):
            found = portfolio.entries.get(record_id)
            if found and kinds and found.folder not in kinds:
                yield entry.id, path, {"id": record_id, "is": found.folder, "wanted": kinds}


def _titles(portfolio: Portfolio, kinds: tuple[str, ...], day: date) -> dict[str, str]:
    """The ids that may be meant, with their titles: what is in force first, short ids first."""
    found = [each for each in portfolio.entries.values() if not kinds or each.folder in kinds]
    found.sort(key=lambda each: (_over(each.record, day), len(each.id)))
    return {each.id: each.record.title if each.record else "" for each in found}


def _over(record: object, day: date) -> bool:
    """Whether a record's period ended, on whatever day that was."""
    end = record.valid_to if isinstance(record, Period) else None
    return end is not None and (not isinstance(end, date) or end < day)
