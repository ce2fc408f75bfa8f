"""Rules of plans that were agreed: they are followed by another, and never changed."""

from __future__ import annotations

from collections.abc import Iterator

from telectl.model.project import Project
from telectl.rules.changes.registry import Changed, change
from telectl.rules.changes.sides import Sides
from telectl.workflow.baselines import plan_of


@change("CH009", clauses=["C24"])
def agreed_and_changed(sides: Sides) -> Iterator[Changed]:
    """A plan that was agreed is changed or gone, also where the project follows it."""
    for project, now, _, _ in sides.pairs(Project):
        for i, each in enumerate(project.baselines):
            there = now.baselines[i] if i < len(now.baselines) else None
            if there is None or plan_of(there) != plan_of(each):
                facts = {"project": project.id, "number": i + 1, "date": each.date}
                why = "gone" if there is None else "changed"
                path = ("baselines", i) if there else ("baselines",) if now.baselines else ()
                yield project.id, path, {**facts, "why": why}
                break
