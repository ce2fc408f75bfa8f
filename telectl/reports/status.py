"""The portfolio on one screen, for the one who leads the team."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from telectl.document import Document, Report
from telectl.findings import Finding
from telectl.locale import Voice
from telectl.model.portfolio import Portfolio
from telectl.reports.filters import Filter
from telectl.reports.status_facts import collect
from telectl.reports.status_layout import blocks
from telectl.reports.teller import Teller
from telectl.reports.views import as_view

VERSION = 1


def report(
    voice: Voice,
    portfolio: Portfolio,
    findings: Sequence[Finding],
    day: date,
    asked: Filter | None = None,
    *,
    whole: bool = False,
) -> Report:
    """The status of a day; ``whole`` leaves nothing out for want of room."""
    status = collect(portfolio, findings, day, asked or Filter())
    teller = Teller(voice, portfolio, day)
    title = voice("status.title", centre=status.centre, day=day)
    document = Document(title, voice.language, blocks(teller, title, status, whole=whole))
    return Report("status", VERSION, {**teller.head(), **as_view(status)}, document)
