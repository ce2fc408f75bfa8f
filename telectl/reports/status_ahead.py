"""What an established centre has still to bring in place: its people, and its first tasks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from telectl.document import Block, Note
from telectl.model.portfolio import Portfolio
from telectl.reports.coverage_lacks import lacks
from telectl.reports.first_tasks import first_tasks
from telectl.reports.teller import Teller


class Ahead(NamedTuple):
    """How many gaps the core team and the reference group have, and which tasks nobody began."""

    gaps: int = 0
    first_tasks: tuple[str, ...] = ()


def ahead(portfolio: Portfolio, day: date) -> Ahead:
    """What comes next once the centre is established; before that nothing."""
    established = portfolio.settings.centre.established
    if established is None or established > day:
        return Ahead()
    gaps = sum(each.key != "left_out" for each in lacks(portfolio, day, ()))
    missing = [each.kind for each in first_tasks(portfolio, day) if each.status == "missing"]
    return Ahead(gaps, tuple(missing))


def ahead_line(teller: Teller, told: Ahead) -> Iterator[Block]:
    """One line with the commands that show the rest, where something is missing."""
    voice = teller.voice
    said = [voice("status.gaps", n=told.gaps)] if told.gaps else []
    if told.first_tasks:
        kinds = [_kind(teller, each) for each in told.first_tasks]
        said.append(voice("status.first_tasks", kinds=kinds))
    if said:
        yield Note(" ".join(said), "watch")


def _kind(teller: Teller, kind: str) -> str:
    name = "kind" if kind == "mapping" else "type"
    return teller.voice.enum(name, "mappings" if kind == "mapping" else kind)
