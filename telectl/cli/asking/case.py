"""A new case told at a terminal: what is asked of whom, and the texts that go with it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, get_args

from telectl.cli.asking.case_told import case_told
from telectl.cli.asking.points import PointQuestions
from telectl.cli.asking.questions import NO_ANSWER
from telectl.cli.naming import closed_id
from telectl.model.decision import ItemType
from telectl.workflow.cases import body_named
from telectl.workflow.drafting import TEXTS, publicity

if TYPE_CHECKING:
    from telectl.workflow.told import Told

More = dict[str, object]


class CaseQuestions(PointQuestions):
    """The questions about a case that is being prepared."""

    def drafted(self, told: Told, more: More) -> tuple[Told, More]:
        """The same with everything that was missing; a text may be left for later."""
        return self.until_right(
            lambda: self._answered(told, dict(more)),
            lambda all_: case_told(self.voice, *all_),
        )

    def _answered(self, told: Told, more: More) -> tuple[Told, More]:
        title = told.title or self.text("title")
        told = replace(told, title=title, id=told.id or self.new_id(title))
        if not told.item_type:
            word = self.word("item_type", "item_type", get_args(ItemType), "decision")
            told = replace(told, item_type=word)
        if not told.points:
            told = self.with_points(told)
        more["chain"] = more["chain"] or self._chain()
        if not more["prepared_by"]:
            more["prepared_by"] = self.asked("prepared_by", NO_ANSWER, self._member)
        if not more["publicity"]:
            more["publicity"] = self._publicity()
        told = self._named_closed(told, more["publicity"])
        return told, more if more["publicity"] else self._with_texts(more)

    def _named_closed(self, told: Told, access: object) -> Told:
        """Of a closed case the id that was only suggested tells nothing of its title."""
        if not access or not isinstance(access, dict) or told.id != self.suggested:
            return told
        return replace(told, id=closed_id(self.options.root, str(access.get("reference"))))

    def _chain(self) -> tuple[str, ...]:
        known = self.known("bodies")
        offered = self.portfolio.settings.centre.reports_to
        return self.many("chain", lambda each: known(body_named(self.portfolio, each)), offered)

    def _member(self, text: str) -> str:
        return self.known("members")(text.strip()) if text.strip() else NO_ANSWER

    def _publicity(self) -> More:
        ground = self.text("closed", NO_ANSWER)
        return publicity(ground, self.text("closed_reference")) if ground else {}

    def _with_texts(self, more: More) -> More:
        for key in TEXTS:
            if not more.get(key):
                said = self.text("case_text", NO_ANSWER, what=self.voice(f"label.{key}"))
                more[key] = {"public": said} if key == "finances" and said else said
        return more
