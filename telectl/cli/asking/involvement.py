"""An involvement of clinical staff told at a terminal."""

from __future__ import annotations

from dataclasses import replace

from telectl.cli.asking.questions import Questions
from telectl.model.project import Involvement, Project
from telectl.model.shape import shape_of
from telectl.workflow.involving import Involved
from telectl.workflow.records import require


class InvolvementQuestions(Questions):
    """The questions about who was involved, where, and what came of it."""

    def completed(self, told: Involved) -> Involved:
        """The same with everything that was missing."""
        require(self.portfolio, "projects", told.project)
        return self.until_right(lambda: self._answered(told), self._summary)

    def _answered(self, told: Involved) -> Involved:
        words = shape_of(Involvement).keys["type"].choices
        project = self.portfolio.get(Project, told.project)
        sites = ", ".join(project.sites) if project else ""
        return replace(
            told,
            day=told.day or self.past_day("involved_on", self.day),
            type=told.type or self.word("involvement_type", "type", words, "workshop"),
            professions=told.professions or self.many("professions", str),
            sites=told.sites
            or self.many("involved_sites", self.known("organisations"), sites or None),
            outcome=told.outcome or self.text("involvement_outcome"),
        )

    def _summary(self, told: Involved) -> str:
        facts = {"id": told.project, "type": told.type, "day": told.day}
        people = {"professions": tuple(told.professions), "sites": tuple(told.sites)}
        return self.voice("prompt.involvement_summary", **facts, **people)
