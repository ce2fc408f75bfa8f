"""A decision told at a terminal."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, get_args

from telectl.cli.asking.points import PointQuestions
from telectl.cli.asking.questions import NO_ANSWER
from telectl.cli.frame import show
from telectl.cli.options import day_of
from telectl.model.decision import Decision
from telectl.model.outcome import APPROVING, Result

if TYPE_CHECKING:
    from telectl.workflow.cases import Told


class DecisionQuestions(PointQuestions):
    """The questions about what a body decided."""

    def completed(self, told: Told) -> Told:
        """The same with everything that was missing."""
        return self.until_right(lambda: self._answered(told), self._summary)

    def _answered(self, told: Told) -> Told:
        if not told.id:
            title = told.title or self.text("title")
            told = replace(told, title=title, id=self.new_id(title))
        case = self.portfolio.get(Decision, told.id)
        if case is None and not told.title:
            told = replace(told, title=self.text("title"))
        told = replace(
            told,
            body=told.body or self.body("body", "decide"),
            day=told.day or self.past_day("day", self.day),
        )
        if not told.points and not (case and case.points):
            told = self.with_points(told)
        if not told.results:
            told = replace(told, results=self._results(told, case))
        if case and not told.deviation and self._deviates(told, case):
            show(self.voice("prompt.against_advice"))
            told = replace(told, deviation=self.text("deviation", NO_ANSWER) or None)
        followed = case and (case.follow_ups or case.no_follow_up)
        if not told.follow_ups and not told.no_follow_up and not followed:
            told = self._with_follow_up(told)
        return told

    def _deviates(self, told: Told, case: Decision) -> bool:
        """Whether something is approved against advice, and the case doesn't say why."""
        approves = any(each.rpartition("=")[2] in APPROVING for each in told.results)
        day = told.day or self.day
        against = (e.given for e in case.advice if e.conclusion == "not_recommended" and e.given)
        return approves and not case.deviation and any(each <= day for each in against)

    def _summary(self, told: Told) -> str:
        results = tuple(self._result_said(each) for each in told.results)
        body = self.portfolio.title(told.body) if told.body else None
        facts = {"id": told.id, "body": body, "day": told.day, "results": results}
        return self.voice("prompt.summary", **facts)

    def _result_said(self, result: str) -> str:
        number, equals, word = result.rpartition("=")
        return f"{number}{equals and ': '}{self.voice.enum('result', word)}"

    def _results(self, told: Told, case: Decision | None) -> tuple[str, ...]:
        if case and case.points:
            points = {e.number: e.text for e in case.points if e.number in case.to_answer}
        else:
            points = dict(enumerate(told.points, 1))
        called = {word: self.voice.enum("result", word) for word in get_args(Result)}
        show(self.voice("prompt.results", choices=tuple(called.values())))
        answers = [
            self.word("result", "result", tuple(called), "approved", number=n, text=text)
            for n, text in points.items()
        ]
        return tuple(f"{n}={each}" for n, each in zip(points, answers, strict=True))

    def _with_follow_up(self, told: Told) -> Told:
        text = self.text("follow_up", NO_ANSWER)
        if not text:
            return replace(told, no_follow_up=self.text("no_follow_up", NO_ANSWER) or None)
        responsible = self.asked("responsible", None, self.known("members"))
        deadline = self.asked("deadline", None, day_of)
        return replace(told, follow_ups=(f"{text};{responsible};{deadline.isoformat()}",))
