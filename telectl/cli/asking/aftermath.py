"""What follows a decision, told at a terminal: who was told, what is to be done."""

from __future__ import annotations

from datetime import date

from telectl.cli.asking.questions import Questions
from telectl.cli.options import day_of
from telectl.model.decision import Decision
from telectl.workflow.advising import of_case
from telectl.workflow.cases import body_named
from telectl.workflow.follow_ups import follow_up_meant, open_follow_ups
from telectl.workflow.orientations import untold

Answers = tuple[tuple[str, ...], str, date]


class OrientationQuestions(Questions):
    """The questions about who was told."""

    def completed(self, case: str, fora: tuple[str, ...], what: str | None) -> Answers:
        """The fora, what they were told, and when."""
        found = of_case(self.portfolio, case)

        def answered() -> Answers:
            named = fora or self._fora(found)
            text = what or self.text("told_what", self.voice("prompt.told_of", id=case))
            return named, text, self.past_day("told_on", self.day)

        return self.until_right(
            answered, lambda all_: self.voice("prompt.told_summary", id=case, fora=all_[0])
        )

    def _fora(self, case: Decision) -> tuple[str, ...]:
        left = ", ".join(untold(self.portfolio, case, self.day))
        known = self.known("bodies")
        return self.many("fora", lambda each: known(body_named(self.portfolio, each)), left or None)


class FollowUpQuestions(Questions):
    """The questions about what is to be done, and what was."""

    def which(self, case: Decision) -> int:
        """The one that was done, of several."""
        from telectl.cli.frame import show
        from telectl.render.safe import safe

        waiting = open_follow_ups(case)
        show(self.voice("prompt.follow_ups"))
        for number, each in waiting.items():
            show(safe(f"  {number}  {each.text} ({each.responsible}, {each.deadline})"))
        return self.asked("follow_up_done", None, lambda text: follow_up_meant(case, text.strip()))

    def added(
        self, case: Decision, text: str | None, responsible: str | None, deadline: date | None
    ) -> tuple[str, str, date]:
        """What is to be done, by whom, until when."""

        def answered() -> tuple[str, str, date]:
            what = text or self.text("follow_up_text")
            who = responsible or self.asked("responsible", None, self.known("members"))
            return what, who, deadline or self.asked("deadline", None, day_of)

        return self.until_right(answered, lambda all_: self._summary(case, *all_))

    def _summary(self, case: Decision, text: str, responsible: str, deadline: date) -> str:
        facts = {"id": case.id, "text": text, "responsible": responsible}
        return self.voice("prompt.follow_up_summary", **facts, deadline=deadline)

    def reason(self) -> str:
        """Why nothing is to be done."""
        return self.text("follow_up_reason")
