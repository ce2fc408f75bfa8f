"""Rules of what a decision fixed: in its case, in the projects it approved, in the minutes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from telectl.findings import Severity
from telectl.model.decision import Decision
from telectl.model.meeting import Meeting
from telectl.model.portfolio import Portfolio
from telectl.rules.registry import TOLD_OF_ALL, Told, rule, rule_of_all
from telectl.workflow import stamp_faults
from telectl.workflow.approvals import changed_since
from telectl.workflow.frozen import LISTS, TEXTS, Raw, path_of, shown, taken_apart
from telectl.workflow.stamped import Held, amiss, latest
from telectl.workflow.stamps import unnamed
from telectl.workflow.stamps_since import must_be_stamped
from telectl.workflow.superseding import older_than_replaced

# What may be worded anew, until the minutes are approved.
WORDED = {
    **dict.fromkeys(("title", *TEXTS), ""),
    "annexes": "[1].title",
    "finances": ".public",
    "journal": ".number",
    "points": ".text",
    "advice": ".text",
    "follow_ups": ".text",
    "orientations": ".what",
    "excerpts": ".to",
}


@rule("D034", Decision, clauses=["C13"])
def changed_after_deciding(case: Decision, portfolio: Portfolio, day: date) -> Iterator[Told]:
    """A field that the decision fixed is no longer as it was."""
    raw = _raw(portfolio, case)
    for field, held in amiss(raw, _fixed(portfolio, case, raw)) if raw is not None else ():
        key, _ = taken_apart(field)
        worded = WORDED.get(key) if key not in LISTS or case.outcome else ".points[1].result"
        name = shown(field)
        facts = {"case": case.id, "field": name, "why": "fixed" if worded is None else "worded"}
        if worded is not None:
            facts["key"] = f"{name}{worded}"
        yield path_of(raw or {}, field), {**facts, "date": date.fromisoformat(held.date)}


def _raw(portfolio: Portfolio, case: Decision) -> Raw | None:
    """What stands in the file of a case that carries stamps of itself."""
    if not any(each.record == case.id for each in case.stamps):
        return None
    entry = portfolio.entries.get(case.id)
    return entry.raw if entry and entry.record is case else None


def _fixed(portfolio: Portfolio, case: Decision, raw: Raw) -> Mapping[str, Held]:
    """What the stamps of a case say of it: two rules ask."""
    return portfolio.once(("fixed", case.id), lambda: (latest(raw, case.id),))[0]


@rule_of_all("D035", Severity.WARNING, clauses=["C13"])
def changed_since_approved(portfolio: Portfolio, day: date) -> Iterator[TOLD_OF_ALL]:
    """What a gate asks for was changed in a project since a decision approved it."""
    for project, case, fields in changed_since(portfolio):
        facts = {"project": project, "case": case.id, "fields": fields}
        yield project, (fields[0],), {**facts, "decided": case.decided}


@rule("D036", Decision)
def stamp_that_cannot_be(case: Decision, portfolio: Portfolio, day: date) -> Iterator[Told]:
    """A stamp is of what isn't there, older than the decision, or made anew without a reason."""
    for place, _, facts in stamp_faults.faults(portfolio, case) if case.stamps else ():
        worded = WORDED.get(taken_apart(str(facts.get("field", "")))[0], "")
        yield ("stamps", place), {**facts, "key": f"{facts.get('field')}{worded}"}


@rule("D037", Decision, clauses=["C13"])
def settled_and_not_fixed(case: Decision, portfolio: Portfolio, day: date) -> Iterator[Told]:
    """A case was decided since there are stamps and carries none, or not of all of it."""
    raw = _raw(portfolio, case)
    there = _fixed(portfolio, case, raw) if raw is not None else {}
    lacking = tuple(unnamed(portfolio, case, there)) if raw is not None else ()
    if lacking:
        yield ("stamps",), {"case": case.id, "fields": lacking, "why": "some"}
    elif raw is None and must_be_stamped(portfolio, case):
        since = portfolio.settings.stamps_since
        yield ("outcomes",), {"case": case.id, "since": since, "why": "none"}


@rule("D043", Decision, clauses=["C13"])
def decided_before_what_it_replaces(
    case: Decision, portfolio: Portfolio, day: date
) -> Iterator[Told]:
    """A case takes the place of one that was decided after it."""
    other = older_than_replaced(portfolio, case) if case.supersedes else None
    if other is not None:
        facts: dict[str, object] = {"case": case.id, "decided": case.decided}
        yield ("supersedes",), {**facts, "other": other.id, "date": other.rulings[0].date}


@rule("T012", Meeting)
def corrected_after_approval(meeting: Meeting, portfolio: Portfolio, day: date) -> Iterator[Told]:
    """Minutes were corrected after the day on which they were approved."""
    minutes = meeting.minutes
    approved = minutes.approved if minutes and minutes.status == "final" else None
    for i, each in enumerate(meeting.corrections if approved else ()):
        if approved and each.date > approved:
            facts: dict[str, object] = {"case": each.case, "why": "case"} if each.case else {}
            facts |= {"meeting": meeting.id, "number": i + 1, "date": each.date}
            yield ("corrections", i, "date"), {**facts, "approved": approved}
