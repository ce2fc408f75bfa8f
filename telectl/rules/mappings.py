"""Rules of mappings: new enough, answered by those who were asked, and plainly."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from telectl.findings import Severity
from telectl.model.mapping import Mapping, Response
from telectl.model.organisation import Organisation
from telectl.model.portfolio import Portfolio
from telectl.rules.registry import TOLD_OF_ALL, Told, rule, rule_of_all
from telectl.rules.sight import filed
from telectl.workflow.composition import SECTORS, must_be_represented
from telectl.workflow.days import months_before

SHOWN = 5


@rule_of_all("Q001", Severity.WARNING, clauses=["C41"])
def mapping_out_of_date(portfolio: Portfolio, day: date) -> Iterator[TOLD_OF_ALL]:
    """The latest mapping is too old."""
    months = portfolio.settings.thresholds.mapping_months
    latest = _latest(portfolio, day)
    if latest is not None and latest.date < months_before(day, months):
        yield latest.id, ("date",), {"mapping": latest.id, "date": latest.date, "months": months}


def _latest(portfolio: Portfolio, day: date) -> Mapping | None:
    known = [each for each in filed(portfolio, Mapping) if each.date <= day]
    return max(known, key=lambda each: each.date, default=None)


@rule_of_all("Q002", Severity.WARNING, clauses=["C41"])
def mapping_with_silences(portfolio: Portfolio, day: date) -> Iterator[TOLD_OF_ALL]:
    """Organisations that should be in the latest mapping haven't answered: one finding for all."""
    mapping = _latest(portfolio, day)
    if mapping is None or (mapping.deadline or mapping.date) >= day:
        return
    answered = {each.organisation for each in mapping.responses if _is_answer(each)}
    silent = tuple(name for name in _asked(portfolio, mapping) if name not in answered)
    if silent:
        facts: dict[str, object] = {"mapping": mapping.id, "n": len(silent)}
        facts |= {"organisations": silent[:SHOWN], "more": max(0, len(silent) - SHOWN)}
        facts |= {"first": silent[0], "count": len(silent)}
        if len(silent) > SHOWN:
            facts["why"] = "more"
        yield mapping.id, ("responses",), facts


def _is_answer(response: Response) -> bool:
    """A line that says only that nobody answered has no day, nothing found and no "nothing"."""
    return bool(response.date or response.nothing_to_report or response.solutions)


def _asked(portfolio: Portfolio, mapping: Mapping) -> dict[str, None]:
    """Who should be in it: the relevant, the practices, the invited, and those put on the list."""
    belong = (
        each.id
        for each in filed(portfolio, Organisation)
        if _belongs(each) and each.covers(mapping.date)
    )
    listed = (each.organisation for each in mapping.responses)
    return dict.fromkeys((*belong, *mapping.invited, *listed))


def _belongs(each: Organisation) -> bool:
    practice = each.type == "practice_sector" and each.sector in SECTORS["practice"]
    return practice or must_be_represented(each)


@rule("Q003", Mapping, clauses=["C41"])
def nothing_and_something(mapping: Mapping, portfolio: Portfolio, day: date) -> Iterator[Told]:
    """An answer says that there is nothing to report, and names solutions."""
    for i, each in enumerate(mapping.responses):
        if each.nothing_to_report and each.solutions:
            facts = {"mapping": mapping.id, "organisation": each.organisation, "number": i + 1}
            yield ("responses", i, "nothing_to_report"), facts
