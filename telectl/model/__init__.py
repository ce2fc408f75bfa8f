"""What is true: the record kinds, each under the name of its folder."""

from __future__ import annotations

from telectl.model.base import Record
from telectl.model.body import Body
from telectl.model.decision import Decision
from telectl.model.direction import Direction
from telectl.model.effect import Effect
from telectl.model.mapping import Mapping
from telectl.model.meeting import Meeting
from telectl.model.member import Member
from telectl.model.need import Need
from telectl.model.organisation import Organisation
from telectl.model.plan import Plan
from telectl.model.project import Project
from telectl.model.solution import Solution
from telectl.model.task import Task

KINDS: dict[str, type[Record]] = {
    record.folder: record
    for record in (
        Organisation,
        Body,
        Member,
        Solution,
        Project,
        Decision,
        Meeting,
        Effect,
        Plan,
        Direction,
        Task,
        Need,
        Mapping,
    )
}
