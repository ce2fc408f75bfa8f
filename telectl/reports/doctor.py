"""Whether all that telectl stands on is in order, and what to do where it isn't."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from telectl.document import Column, Document, Inline, Report, Table, Text
from telectl.locale import Voice
from telectl.reports.views import as_view

VERSION = 1


class Check(NamedTuple):
    """One thing looked at: its name, whether it is in order, what was seen, what to do.

    ``answer`` and ``remedy`` are wording keys below the check's own.
    """

    name: str
    fine: bool
    answer: str
    facts: Mapping[str, object] = MappingProxyType({})
    remedy: str | None = None


def report(voice: Voice, checks: Sequence[Check]) -> Report:
    """All checks in one table."""
    names = ("check", "status", "answer", "do")
    columns = tuple(Column(voice(f"column.{n}"), wide=n in ("answer", "do")) for n in names)
    rows = tuple(_row(voice, each) for each in checks)
    fine = all(each.fine for each in checks)
    title = voice("doctor.fine" if fine else "doctor.not_fine")
    table = Table("", columns, rows, "")
    view = {"fine": fine, "checks": as_view(checks)}
    return Report("doctor", VERSION, view, Document(title, voice.language, (table,)))


def _row(voice: Voice, check: Check) -> tuple[Inline, ...]:
    state = Text(voice("doctor.ok"), "good") if check.fine else Text(voice("doctor.wrong"), "bad")
    answer = voice(f"doctor.{check.name}.{check.answer}", **check.facts)
    remedy = voice(f"doctor.{check.name}.{check.remedy}", **check.facts) if check.remedy else ""
    return voice(f"doctor.{check.name}.name"), state, answer, remedy
