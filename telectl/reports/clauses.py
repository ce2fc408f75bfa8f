"""The charter's clauses: which records each is about, and which commands show or mend it.

The ids are the charter's own, in its order, and stable.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from telectl.reports import clause_cases as cases
from telectl.reports import clause_projects as projects
from telectl.reports import clause_solutions as solutions
from telectl.reports import clause_team as team
from telectl.reports.clause_records import Records


class Clause(NamedTuple):
    """One clause: the records that it is about on a day, and its commands."""

    records: Records
    commands: tuple[str, ...]


CLAUSES: Mapping[str, Clause] = {
    "C1": Clause(cases.founding, ("charter", "decision show")),
    "C2": Clause(solutions.solutions_in_use, ("solution map",)),
    "C3": Clause(projects.telling("patient_empowerment"), ("project gates", "effects")),
    "C4": Clause(team.technical_links, ("member coverage",)),
    "C5": Clause(projects.telling("technical_responsible"), ("project list", "project gates")),
    "C6": Clause(team.hosts, ("status", "organisation show")),
    "C7": Clause(team.hosts, ("organisation show",)),
    "C8": Clause(team.assigned, ("member coverage",)),
    "C9": Clause(team.core_team, ("member list", "member coverage")),
    "C10": Clause(team.core_team, ("member coverage",)),
    "C11": Clause(team.core_team, ("member coverage",)),
    "C12": Clause(team.reference_group, ("member coverage",)),
    "C13": Clause(cases.decided, ("project advance", "decision record")),
    "C14": Clause(cases.followed_up, ("plan", "followup done")),
    "C15": Clause(projects.ranked, ("priority list", "priority propose")),
    "C16": Clause(cases.directions, ("direction list", "direction new")),
    "C17": Clause(cases.advised("clinical_content"), ("advice record", "decision show")),
    "C18": Clause(cases.advised("spread_potential"), ("advice record", "decision show")),
    "C19": Clause(cases.advised("cross_sector_content"), ("advice record", "decision show")),
    "C20": Clause(cases.advised("cross_sector_spread_potential"), ("advice record",)),
    "C21": Clause(cases.told, ("orientation record", "plan")),
    "C22": Clause(team.leaders, ("member coverage", "status")),
    "C23": Clause(projects.owned, ("status", "task list")),
    "C24": Clause(projects.active_projects, ("status", "project note")),
    "C25": Clause(team.relevance_said, ("member coverage", "organisation list")),
    "C26": Clause(team.relevant_care, ("member coverage",)),
    "C27": Clause(team.administrative, ("member coverage",)),
    "C28": Clause(cases.prepared, ("meeting show", "decision show")),
    "C29": Clause(projects.written, ("plan",)),
    "C30": Clause(projects.telling("supports"), ("project gates", "solution show")),
    "C31": Clause(projects.telling("involvement"), ("involvement record",)),
    "C32": Clause(solutions.assessed, ("solution list", "project gates")),
    "C33": Clause(solutions.ready("workflow_change"), ("solution ready",)),
    "C34": Clause(solutions.ready("training"), ("solution ready",)),
    "C35": Clause(solutions.ready("safe_operation"), ("solution ready",)),
    "C36": Clause(solutions.ready("commissioning"), ("solution ready", "solution deploy")),
    "C37": Clause(projects.experience, ("project show", "effects")),
    "C38": Clause(projects.plans("strategy"), ("plan",)),
    "C39": Clause(projects.plans("action_plan"), ("plan",)),
    "C40": Clause(projects.plans("communication_plan"), ("plan",)),
    "C41": Clause(projects.mappings, ("plan", "solution map")),
    "C42": Clause(solutions.effects("organisation"), ("effects", "effect new")),
    "C43": Clause(solutions.effects("safety", "clinical", "patient_perspective"), ("effects",)),
    "C44": Clause(solutions.ready("operations_acknowledgement"), ("solution ready",)),
    "C45": Clause(team.relevant_care, ("member coverage",)),
    "C46": Clause(projects.gates, ("charter", "rules")),
}


def clause_of(tag: str) -> str:
    """The clause of a rule's tag: C30a, C30b and C30c are parts of C30."""
    return tag.rstrip("abc")
