"""A new case's id and recommendation points told at a terminal."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from telectl.cli.asking.questions import NO_ANSWER, Questions
from telectl.cli.naming import own_id
from telectl.cli.spoken import numbered_move
from telectl.workflow.drafting import move, require_new

if TYPE_CHECKING:
    from telectl.workflow.told import Told


class PointQuestions(Questions):
    """The questions that a new case and a decision in one share."""

    suggested = ""  # the id made of the title, which may have been taken

    def new_id(self, title: str) -> str:
        """The id of a new case; one that is there would be another case."""

        def check(text: str) -> str:
            require_new(self.portfolio, text.strip())
            return text.strip()

        self.suggested = suggested = own_id(self.options.root, title)
        free = NO_ANSWER if suggested in self.portfolio.entries else suggested
        return self.asked("id", free or None, check)

    def with_points(self, told: Told) -> Told:
        """The same with the points of a new case, each with the step that it asks for."""
        points, moves = [self.text("point", number=1)], []
        while True:
            moves += self._moves(len(points))
            text = self.text("next_point", NO_ANSWER, number=len(points) + 1)
            if not text:
                return replace(told, points=tuple(points), moves=told.moves or tuple(moves))
            points.append(text)

    def _moves(self, number: int) -> list[str]:
        def check(text: str) -> str:
            meant = numbered_move(text.strip())
            if meant:
                move(self.portfolio, meant)
            return meant

        text = self.asked("moves", NO_ANSWER, check, number=number)
        return [f"{number}={text}"] if text else []
