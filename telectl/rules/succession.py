"""Rules of succession: rights and duties pass as it is told how, a mandate only by a decision."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from telectl.findings import Severity
from telectl.model.base import PeriodRecord
from telectl.model.body import Body
from telectl.model.decision import Decision
from telectl.model.organisation import Mandate, Organisation
from telectl.model.portfolio import Portfolio
from telectl.rules.ladder import clauses_for
from telectl.rules.registry import TOLD_OF_ALL, Told, rule, rule_of_all
from telectl.rules.sight import begun, filed, hidden, settled, unread
from telectl.workflow import mandates
from telectl.workflow.succession import passed

Holder = Organisation | Body


@rule("O006", PeriodRecord, Severity.WARNING)
def succession_half_told(record: PeriodRecord, portfolio: Portfolio, day: date) -> Iterator[Told]:
    """How something passes is told without whom it passes to, or without what it rests on."""
    told = record.succession if isinstance(record, Holder) else None
    if told is None or not isinstance(record, Holder):
        return
    lacking = [] if record.successors else ["successors"]
    lacking += ["reference"] if told.basis == "law" and not told.reference else []
    lacking += ["decision"] if told.basis == "decision" and not told.decision else []
    if lacking:
        facts = {"id": record.id, "missing": tuple(lacking), "basis": told.basis}
        yield ("succession",), {**facts, "why": _way_on(lacking)}


def _way_on(lacking: list[str]) -> str:
    """Which command brings what is lacking: without a successor the one that names it."""
    if lacking[0] != "successors":
        return lacking[0]
    return {"reference": "nobody_by_law", "decision": "nobody_by_decision"}.get(
        lacking[-1], "nobody"
    )


@rule_of_all("B003", clauses=["C5", "C13", "C17", "C18", "C19", "C20"])
def mandate_without_a_decision(portfolio: Portfolio, day: date) -> Iterator[TOLD_OF_ALL]:
    """One that follows another binds by no decision, or decides where the centre doesn't report."""
    if not settled(portfolio) or unread(portfolio, "decisions"):
        return
    trusting = portfolio.in_good_faith
    for holder in _holders(portfolio):
        for i, mandate in enumerate(holder.mandates):
            if _seen(portfolio, mandate) and mandates.unfounded(trusting, holder, mandate, day):
                facts = {"id": holder.id, "key": f"mandates[{i + 1}].decision"}
                yield holder.id, ("mandates", i), {**facts, **_of(portfolio, mandate, holder)}


def _of(portfolio: Portfolio, mandate: Mandate, holder: Holder) -> dict[str, object]:
    case = portfolio.get(Decision, mandate.decision)
    before = portfolio.following.get(holder.id, ())
    why = "decided" if mandate.decision else "absent" if before else "outside"
    if case and not mandates.is_about(portfolio, holder, mandate, case):
        why = "unrelated"
    facts = {"role": mandate.role, "decision": mandate.decision, "why": why}
    return {**facts, "before": before}


def _seen(portfolio: Portfolio, mandate: Mandate) -> bool:
    case = portfolio.get(Decision, mandate.decision)
    bodies = [each.body for each in case.rulings] if case else []
    board = portfolio.settings.centre.reports_to if mandate.role == "decide" else None
    return not hidden(portfolio, mandate.decision, board, *bodies)


def _holders(portfolio: Portfolio) -> Iterator[Holder]:
    yield from filed(portfolio, Organisation)
    yield from filed(portfolio, Body)


@rule_of_all(
    "R008", Severity.WARNING, clauses=["C5", "C13", "C17", "C18", "C19", "C20"], cause="id"
)
def ends_soon_with_nothing_after(portfolio: Portfolio, day: date) -> Iterator[TOLD_OF_ALL]:
    """One that binds by a mandate, or an organisation, ends soon, and nothing follows it."""
    if not begun(portfolio, day) or unread(portfolio, "bodies", "organisations"):
        return
    within = timedelta(days=portfolio.settings.thresholds.ending_days)
    for each in _holders(portfolio):
        end = each.valid_to
        if not isinstance(end, date) or not each.covers(day) or end - day > within:
            continue
        binding = [m for m in each.mandates if m.role in mandates.BINDING and m.covers(end)]
        after = end + timedelta(days=1)
        short = [m for m in binding if not passed(portfolio, m, each.successors, after)]
        alone = isinstance(each, Organisation) and not binding and not each.successors
        if short or alone:
            facts = {"ends": end, "from": after.isoformat(), "days": (end - day).days}
            yield each.id, ("valid_to",), {**facts, **_without(each, short)}


def _without(each: Holder, short: Sequence[Mandate]) -> dict[str, object]:
    left = tuple(dict.fromkeys(mandate.role for mandate in short))
    clauses = tuple(dict.fromkeys(c for mandate in short for c in clauses_for(mandate)))
    why = "organisation" if not left else None if each.successors else "nobody"
    first = next(iter(each.successors), None)
    return {"id": each.id, "roles": left, "successor": first, "why": why, "clauses": clauses}
