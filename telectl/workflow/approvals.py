"""What decisions approved of projects, and what was changed in them since."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from telectl.model.decision import Decision
from telectl.model.portfolio import Portfolio
from telectl.model.project import Project
from telectl.workflow.fingerprints import fingerprint
from telectl.workflow.stamped import latest


class Approved(NamedTuple):
    """A field of a project as the stamp of a case says it was: the day, the case."""

    date: str
    case: Decision
    is_: str


class Since(NamedTuple):
    """The fields of a project that are no longer what a case approved."""

    project: str
    case: Decision
    fields: tuple[str, ...]


def changed_since(portfolio: Portfolio) -> Iterator[Since]:
    """By project and case the fields changed since the decision that approved them last."""
    found: dict[tuple[str, str], list[str]] = {}
    cases: dict[str, Decision] = {}
    for (project, field), told in _approvals(portfolio).items():
        raw = portfolio.entries[project].raw
        now = fingerprint(raw.get(field)) if raw is not None else None
        if now is not None and all(each.is_ != now for each in told):
            last = told[-1].case
            cases[last.id] = last
            found.setdefault((project, last.id), []).append(field)
    for (project, case), fields in found.items():
        yield Since(project, cases[case], tuple(fields))


def _approvals(portfolio: Portfolio) -> Mapping[tuple[str, str], list[Approved]]:
    """By project and field what was approved last; on one day it may be by several."""
    found: dict[tuple[str, str], list[Approved]] = {}
    for case in portfolio.of(Decision):
        if case.stamps and not _is_replaced(portfolio, case):
            for place, approved in _of_case(portfolio, case):
                _note(found.setdefault(place, []), approved)
    return found


def _of_case(portfolio: Portfolio, case: Decision) -> Iterator[tuple[tuple[str, str], Approved]]:
    entry = portfolio.entries.get(case.id)
    if entry is None or entry.record is not case or entry.raw is None:
        return
    for record in dict.fromkeys(each.record for each in case.stamps):
        if portfolio.get(Project, record):
            for field, held in latest(entry.raw, record).items():
                yield (record, field), Approved(held.date, case, held.is_)


def _note(told: list[Approved], new: Approved) -> None:
    if told and new.date > told[0].date:
        told.clear()
    if not told or new.date == told[0].date:
        told.append(new)


def _is_replaced(portfolio: Portfolio, case: Decision) -> bool:
    """Whether another case was decided in its place: what it approved no longer binds."""
    later = portfolio.superseding.get(case.id, ())
    return any(each.outcome is not None for each in later if each is not case)
