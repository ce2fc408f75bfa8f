"""The charter's clauses: which records each is about, and which commands show or mend it.

The ids are the charter's own, in its order, and stable.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import NamedTuple

from telectl.model.portfolio import Portfolio
from telectl.reports import clause_records as about

Records = Callable[[Portfolio, date], Iterable[str]]


class Clause(NamedTuple):
    """One clause: the records that it is about on a day, and its commands."""

    records: Records
    commands: tuple[str, ...]


CLAUSES: Mapping[str, Clause] = {
    "C1": Clause(about.founding, ("charter", "decision show")),
    "C2": Clause(about.solutions_in_use, ("solution map",)),
    "C3": Clause(about.projects_with("patient_empowerment"), ("project gates", "effects")),
    "C4": Clause(about.technical_links, ("member coverage",)),
    "C5": Clause(about.projects_with("technical_responsible"), ("project list", "project gates")),
    "C6": Clause(about.hosts, ("status", "organisation show")),
    "C7": Clause(about.hosts, ("organisation show",)),
    "C8": Clause(about.assigned, ("member coverage",)),
    "C9": Clause(about.core_team, ("member list", "member coverage")),
    "C10": Clause(about.core_team, ("member coverage",)),
    "C11": Clause(about.core_team, ("member coverage",)),
    "C12": Clause(about.reference_group, ("member coverage",)),
    "C13": Clause(about.decided, ("project advance", "decision record")),
    "C14": Clause(about.followed_up, ("plan", "followup done")),
    "C15": Clause(about.ranked, ("priority list", "priority propose")),
    "C16": Clause(about.directions, ("direction list", "direction new")),
    "C17": Clause(about.advised("clinical_content"), ("advice record", "decision show")),
    "C18": Clause(about.advised("spread_potential"), ("advice record", "decision show")),
    "C19": Clause(about.advised("cross_sector_content"), ("advice record", "decision show")),
    "C20": Clause(about.advised("cross_sector_spread_potential"), ("advice record",)),
    "C21": Clause(about.told, ("orientation record", "plan")),
    "C22": Clause(about.leaders, ("member coverage", "status")),
    "C23": Clause(about.owned, ("status", "task list")),
    "C24": Clause(about.active_projects, ("status", "project note")),
    "C25": Clause(about.relevance_said, ("member coverage", "organisation list")),
    "C26": Clause(about.relevant_care, ("member coverage",)),
    "C27": Clause(about.administrative, ("member coverage",)),
    "C28": Clause(about.prepared, ("meeting show", "decision show")),
    "C29": Clause(about.written, ("plan",)),
    "C30": Clause(about.projects_with("supports"), ("project gates", "solution show")),
    "C31": Clause(about.projects_with("involvement"), ("involvement record",)),
    "C32": Clause(about.assessed, ("solution list", "project gates")),
    "C33": Clause(about.ready("workflow_change"), ("solution ready",)),
    "C34": Clause(about.ready("training"), ("solution ready",)),
    "C35": Clause(about.ready("safe_operation"), ("solution ready",)),
    "C36": Clause(about.ready("commissioning"), ("solution ready", "solution deploy")),
    "C37": Clause(about.experience, ("project show", "effects")),
    "C38": Clause(about.plans("strategy"), ("plan",)),
    "C39": Clause(about.plans("action_plan"), ("plan",)),
    "C40": Clause(about.plans("communication_plan"), ("plan",)),
    "C41": Clause(about.mappings, ("plan", "solution map")),
    "C42": Clause(about.effects("organisation"), ("effects", "effect new")),
    "C43": Clause(about.effects("safety", "clinical", "patient_perspective"), ("effects",)),
    "C44": Clause(about.ready("operations_acknowledgement"), ("solution ready",)),
    "C45": Clause(about.relevant_care, ("member coverage",)),
    "C46": Clause(about.gates, ("charter", "rules")),
}


def clause_of(tag: str) -> str:
    """The clause of a rule's tag: C30a, C30b and C30c are parts of C30."""
    return tag.rstrip("abc")
