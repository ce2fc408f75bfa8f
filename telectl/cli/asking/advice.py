"""Advice told at a terminal."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

from telectl.cli.asking.questions import NO_ANSWER, Questions
from telectl.model.advice import Advice
from telectl.model.organisation import Subject
from telectl.model.shape import shape_of
from telectl.workflow import mandates
from telectl.workflow.advising import Advised, of_case


class AdviceQuestions(Questions):
    """The questions about advice in a case."""

    def completed(self, told: Advised) -> Advised:
        """The same with everything that was missing."""
        of_case(self.portfolio, told.case)
        return self.until_right(lambda: self._answered(told), self._summary)

    def _answered(self, told: Advised) -> Advised:
        subject = told.subject or self.word("advice_subject", "subject", get_args(Subject))
        able = next(mandates.holders(self.portfolio, "advise", self.day, subject), None)
        body = told.body or self.body("advice_body", "advise", able)
        told = replace(told, subject=subject, body=body)
        if told.answers and not told.conclusion:
            return replace(told, conclusion=self._conclusion(None))
        if told.answers or told.requested:
            return told
        conclusion = self._conclusion(NO_ANSWER)
        if not conclusion:
            return replace(told, requested=self.past_day("advice_requested", self.day))
        given = self.past_day("advice_given", self.day)
        said = self.text("advice_text", NO_ANSWER) or None
        return replace(told, conclusion=conclusion, given=given, text=said)

    def _conclusion(self, default: str | None) -> str:
        words = shape_of(Advice).keys["conclusion"].choices
        key = "advice_conclusion" if default is None else "advice_perhaps"
        return self.word(key, "conclusion", words, default)

    def _summary(self, told: Advised) -> str:
        key = "given" if told.answers else "asked"
        body = self.portfolio.title(told.body) if told.body else None
        facts = {"id": told.case, "body": body, "subject": told.subject}
        return self.voice(f"prompt.advice_summary_{key}", **facts, conclusion=told.conclusion)
