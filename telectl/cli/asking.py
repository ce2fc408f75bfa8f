"""A decision told at a terminal: one question at a time, each answer judged at once."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, TypeVar, get_args

import typer

from telectl.cli import clock
from telectl.cli.errors import said
from telectl.cli.frame import Options, Refusal, show
from telectl.cli.options import day_of
from telectl.cli.spoken import numbered_move, word_of
from telectl.findings import Exit
from telectl.model.body import Body
from telectl.model.decision import Decision, Result
from telectl.model.words import nearest
from telectl.render.safe import safe
from telectl.store.cpr import scan
from telectl.workflow import cases, mandates

if TYPE_CHECKING:
    from telectl.model.portfolio import Portfolio
    from telectl.workflow.cases import Told

T = TypeVar("T")
NO_ANSWER = ""
CLEARED = "-"


def at_terminal() -> bool:
    """Whether there is somebody to ask."""
    return sys.stdin is not None and sys.stdin.isatty()


class Asking:
    """The questions about one decision, in the reader's language."""

    def __init__(self, options: Options, portfolio: Portfolio) -> None:
        self.voice, self.day, self.sure = options.voice, options.day, options.yes
        self.portfolio = portfolio
        self.before: dict[str, str] = {}

    def completed(self, told: Told) -> Told:
        """The same with everything that was missing, as often as it takes to be right."""
        show(self.voice("prompt.begin"))
        while True:
            whole = self._answered(told)
            if self.sure or self._is_right(whole):
                return whole
            show(self.voice("prompt.again"))

    def _answered(self, told: Told) -> Told:
        if not told.id:
            title = told.title or self._text("title")
            told = replace(told, title=title, id=self._new_id(title))
        case = self.portfolio.get(Decision, told.id)
        if case is None and not told.title:
            told = replace(told, title=self._text("title"))
        told = replace(told, body=told.body or self._body(), day=told.day or self._day())
        if not told.points and not (case and case.points):
            told = self._with_points(told)
        if not told.results:
            told = replace(told, results=self._results(told, case))
        followed = case and (case.follow_ups or case.no_follow_up)
        if not told.follow_ups and not told.no_follow_up and not followed:
            told = self._with_follow_up(told)
        return told

    def _is_right(self, told: Told) -> bool:
        results = tuple(self._result_said(each) for each in told.results)
        facts = {"id": told.id, "body": told.body, "day": told.day, "results": results}
        show(safe(self.voice("prompt.summary", **facts)))
        yes, no = self.voice("prompt.yes"), self.voice("prompt.no")

        def check(text: str) -> bool:
            given = text.strip().casefold()
            for word, meant in ((yes, True), (no, False)):
                if given and word.casefold().startswith(given):
                    return meant
            raise Refusal(Exit.USAGE, "prompt.choice", value=text, nearest=None)

        self.before.pop(self.voice("prompt.right"), None)
        return self._asked("right", yes, check)

    def _result_said(self, result: str) -> str:
        number, equals, word = result.rpartition("=")
        return f"{number}{equals and ': '}{self.voice.enum('result', word)}"

    def _new_id(self, title: str) -> str:
        """The id of a new case; one that is there would be another case."""

        def check(text: str) -> str:
            cases.require_new(self.portfolio, text.strip())
            return text.strip()

        suggested = cases.id_from(title)
        free = NO_ANSWER if suggested in self.portfolio.entries else suggested
        return self._asked("id", free or None, check)

    def _with_points(self, told: Told) -> Told:
        points, moves = [self._text("point", number=1)], []
        while True:
            moves += self._moves(len(points))
            text = self._text("next_point", NO_ANSWER, number=len(points) + 1)
            if not text:
                return replace(told, points=tuple(points), moves=told.moves or tuple(moves))
            points.append(text)

    def _moves(self, number: int) -> list[str]:
        def check(text: str) -> str:
            meant = numbered_move(text.strip())
            if meant:
                cases.move(self.portfolio, meant)
            return meant

        text = self._asked("moves", NO_ANSWER, check, number=number)
        return [f"{number}={text}"] if text else []

    def _results(self, told: Told, case: Decision | None) -> tuple[str, ...]:
        if case and case.points:
            left = case.left_open or tuple(each.number for each in case.points)
            points = {each.number: each.text for each in case.points if each.number in left}
        else:
            points = dict(enumerate(told.points, 1))
        called = {word: self.voice.enum("result", word) for word in get_args(Result)}
        show(self.voice("prompt.results", choices=tuple(called.values())))
        approved = called["approved"]
        answers = [
            self._one_of("result", tuple(called), self._word, approved, number=n, text=text)
            for n, text in points.items()
        ]
        return tuple(f"{n}={each}" for n, each in zip(points, answers, strict=True))

    def _word(self, text: str) -> str:
        return word_of("result", text)

    def _with_follow_up(self, told: Told) -> Told:
        text = self._text("follow_up", NO_ANSWER)
        if not text:
            return replace(told, no_follow_up=self._text("no_follow_up", NO_ANSWER) or None)
        responsible = self._one_of("responsible", tuple(self.portfolio.ids("members")), str, None)
        deadline = self._asked("deadline", None, day_of)
        return replace(told, follow_ups=(f"{text};{responsible};{deadline.isoformat()}",))

    def _body(self) -> str:
        deciding = tuple(mandates.holders(self.portfolio, "decide", self.day))
        bodies = [each for each in self.portfolio.of(Body) if each.covers(self.day)]
        show(self.voice("prompt.bodies"))
        for each in bodies:
            show(safe(f"  {each.id}  {each.title}"))
        ids = tuple(each.id for each in bodies)
        return self._one_of("body", ids, self._body_named, deciding[0] if deciding else None)

    def _body_named(self, text: str) -> str:
        return cases.body_named(self.portfolio, text)

    def _day(self) -> date:
        def check(text: str) -> date:
            day, today = day_of(text), clock.today()
            if day > today:
                raise Refusal(Exit.REFUSED, "act.future", day=day, today=today)
            return day

        return self._asked("day", self.day.isoformat(), check)

    def _one_of(
        self,
        key: str,
        words: Sequence[str],
        meant: Callable[[str], str],
        default: str | None,
        **facts: object,
    ) -> str:
        def check(text: str) -> str:
            found = meant(text.strip())
            if found not in words:
                near = nearest(text, words)
                raise Refusal(Exit.USAGE, "prompt.choice", value=text, nearest=near)
            return found

        return self._asked(key, default, check, **facts)

    def _text(self, key: str, default: str | None = None, **facts: object) -> str:
        return self._asked(key, default, str.strip, **facts)

    def _asked(
        self, key: str, default: str | None, check: Callable[[str], T], **facts: object
    ) -> T:
        """The answer to a question, asked until it will do; asked anew, the last one is offered."""
        question = safe(self.voice(f"prompt.{key}", **facts))
        hint = self.before.get(question, default) or NO_ANSWER
        while True:
            given = str(typer.prompt(question, default=hint, show_default=bool(hint)))
            try:
                if given.strip() == CLEARED and default == NO_ANSWER:
                    given = NO_ANSWER
                if not given.strip() and default is None:
                    raise Refusal(Exit.USAGE, "prompt.empty")
                if any(hit.certain for hit in scan(given.encode())):
                    raise Refusal(Exit.USAGE, "prompt.cpr")
                answer = check(given)
            except Refusal as refusal:
                show(said(self.voice, refusal), error=True)
            else:
                self.before[question] = given
                return answer
