"""The portfolio on one screen, for the one who leads the team."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from telectl.document import Block, Document, Note, Report
from telectl.findings import Finding
from telectl.locale import Voice
from telectl.model.portfolio import Portfolio
from telectl.reports.filters import Filter
from telectl.reports.status_facts import collect
from telectl.reports.status_layout import blocks
from telectl.reports.teller import Teller
from telectl.reports.views import as_view

if TYPE_CHECKING:
    from telectl.store.git.unsent import Unsent

VERSION = 1


def report(
    voice: Voice,
    portfolio: Portfolio,
    findings: Sequence[Finding],
    day: date,
    asked: Filter | None = None,
    *,
    whole: bool = False,
    unsent: Unsent | None = None,
) -> Report:
    """The status of a day; ``whole`` leaves nothing out for want of room.

    ``unsent`` is what was done here and others don't have.
    """
    status = collect(portfolio, findings, day, asked or Filter())
    teller = Teller(voice, portfolio, day)
    title = voice("status.title", centre=status.centre, day=day)
    shown = (*blocks(teller, title, status, whole=whole), *_to_send(voice, unsent))
    view = {**teller.head(), **as_view(status), "unsent": as_view(unsent)}
    return Report("status", VERSION, view, Document(title, voice.language, shown))


def _to_send(voice: Voice, unsent: Unsent | None) -> Iterator[Block]:
    if unsent:
        yield Note(voice("sync.unsent", n=unsent.n, day=unsent.oldest), "watch")
