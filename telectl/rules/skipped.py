"""Which rules could not run on everything, and what kept them from it.

No rule has to say what it looks up: it is run once more on a portfolio that notes it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from telectl.model import KINDS
from telectl.model.base import Record
from telectl.model.portfolio import NO_WORKFLOW, UNSET, Portfolio
from telectl.model.records import Entry
from telectl.model.references import references
from telectl.rules.registry import RULES, Rule
from telectl.rules.watched import Watched


def skipped(portfolio: Portfolio, day: date) -> Mapping[str, tuple[str, ...]]:
    """By code of a rule the files (or ids that no file has) for want of which it was not asked.

    What such a rule didn't find, it can't be said to have passed.
    """
    if not any(_gaps(portfolio)):
        return {}
    watched = Watched(portfolio)
    found: dict[str, tuple[str, ...]] = {}
    for each in RULES.values():
        codes = each.family or (each.code,)
        files = _missed(each, portfolio, watched, day) if each.code == codes[0] else ()
        found |= {code: tuple(sorted(files)) for code in codes if files}
    return dict(sorted(found.items()))


def _gaps(portfolio: Portfolio) -> Iterator[object]:
    """All by which something may be out of sight; nearly always there is nothing."""
    yield portfolio.settings is UNSET
    yield portfolio.workflow is NO_WORKFLOW
    yield portfolio.hidden
    yield portfolio.shadowed
    yield portfolio.misnaming
    yield any(_is_amiss(each) for each in portfolio.entries.values())
    named = references(portfolio.settings, portfolio.settings.model_dump())
    yield any(each.id not in portfolio.entries for each in named)


def _is_amiss(entry: Entry) -> bool:
    return entry.record is None or entry.record.id != entry.id


def _missed(rule: Rule, portfolio: Portfolio, watched: Watched, day: date) -> set[str]:
    """What the check of one rule looked for and could not see."""
    with watched.noting() as noted:
        if rule.model is None:
            _exhaust(rule.check(watched, day))
            return noted
        for record in _records(rule, portfolio):
            _exhaust(rule.check(record, watched, day))
    return noted.union(_unasked(rule, portfolio))


def _records(rule: Rule, portfolio: Portfolio) -> Iterator[Record]:
    for each in portfolio.entries.values():
        if each.record is not None and rule.is_about(type(each.record)):
            yield each.record


def _unasked(rule: Rule, portfolio: Portfolio) -> Iterator[str]:
    """The files of records that the rule is about and that it could not be asked of."""
    folders = [folder for folder, kind in KINDS.items() if rule.is_about(kind)]
    yield from portfolio.hidden.intersection(folders)
    for each in portfolio.shadowed:
        if each.folder in folders:
            yield each.file
    for folder in folders:
        yield from (each.file for each in portfolio.unread(folder))


def _exhaust(told: Iterable[object]) -> None:
    for _ in told:
        pass
