"""A case as it is submitted to a body: the paper that its secretariat gets."""

from __future__ import annotations

from datetime import date

from telectl.document import Document, Report
from telectl.locale import Voice
from telectl.model.decision import Decision
from telectl.model.portfolio import Portfolio
from telectl.reports.paper_case import Sheet, case_blocks, heading_of, raised
from telectl.reports.paper_ruling import ruling_of
from telectl.reports.paper_views import case_view, ruling_view
from telectl.reports.teller import Teller

VERSION = 1


def report(
    voice: Voice, portfolio: Portfolio, day: date, case: Decision, *, technical: bool = True
) -> Report:
    """The case in the region's order, with what bodies said to it before."""
    teller = Teller(voice, portfolio, day)
    title = heading_of(teller, case)
    blocks = raised(case_blocks(teller, case, Sheet(technical=technical)))
    document = Document(title, voice.language, (*teller.opening(title), *blocks))
    told = [each for each in case.outcomes if each.date <= day]
    closed = case.publicity.access == "closed"
    view: dict[str, object] = {
        **teller.head(),
        "id": case.id,
        **case_view(teller, case),
        "outcomes": [] if closed else [ruling_view(ruling_of(case, each)) for each in told],
    }
    return Report("case-paper", VERSION, view, document)
