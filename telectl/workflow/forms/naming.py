"""What the items of a meeting are called in its form: by what they are about, not their place."""

from __future__ import annotations

from collections import Counter

from telectl.model.decision import Decision
from telectl.model.meeting import Matter, Meeting
from telectl.model.portfolio import Portfolio
from telectl.workflow.fingerprints import fingerprint


def is_closed(portfolio: Portfolio, case: str) -> bool:
    """Whether a case is closed to the public: a form of a meeting says only where it lies."""
    record = portfolio.get(Decision, case)
    return record is not None and record.publicity.access == "closed"


def case_name(portfolio: Portfolio, case: str) -> str:
    """The name of a case: its id, which of a closed one says too much."""
    return _hidden(case) if is_closed(portfolio, case) else case


def cases_by_name(meeting: Meeting) -> dict[str, str]:
    """The cases of the agenda by either name: one may be closed while a form is out."""
    return {name: case for case in meeting.agenda for name in (case, _hidden(case))}


def _hidden(case: str) -> str:
    return f"closed-{fingerprint(case)}"


def matter_names(meeting: Meeting) -> dict[str, int]:
    """The places of the other items by name; of some that are alike each knows how many there are.

    Once one of those is gone, nobody can tell which of them was meant.
    """
    names = [_about(each) for each in meeting.matters]
    alike, seen = Counter(names), Counter[str]()
    found = {}
    for place, name in enumerate(names):
        seen[name] += 1
        own = f"{name}-{seen[name]}-{alike[name]}" if alike[name] > 1 else name
        found[own] = place
    return found


def _about(matter: Matter) -> str:
    number = matter.number if matter.number is None else str(matter.number)
    return fingerprint([matter.sort, matter.record or "", number or "", matter.text or ""])
