"""A decision told at a terminal: one question at a time, each answer judged at once."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, TypeVar, get_args

import typer

from telectl.cli.errors import said
from telectl.cli.frame import Options, Refusal, show
from telectl.cli.options import day_of
from telectl.findings import Exit
from telectl.model.body import Body
from telectl.model.decision import Decision, Result
from telectl.render.safe import safe
from telectl.workflow import cases, mandates

if TYPE_CHECKING:
    from telectl.model.portfolio import Portfolio
    from telectl.workflow.cases import Told

T = TypeVar("T")


def at_terminal() -> bool:
    """Whether there is somebody to ask."""
    return sys.stdin is not None and sys.stdin.isatty()


class Asking:
    """The questions about one decision, in the reader's language."""

    def __init__(self, options: Options, portfolio: Portfolio) -> None:
        self.voice, self.day = options.voice, options.day
        self.portfolio = portfolio

    def completed(self, told: Told) -> Told:
        """The same with everything that was missing."""
        if not told.id:
            title = told.title or self._text("title")
            told = replace(told, title=title, id=self._text("id", cases.id_from(title)))
        case = self.portfolio.get(Decision, told.id)
        if case is None and not told.title:
            told = replace(told, title=self._text("title"))
        told = replace(told, body=told.body or self._body(), day=told.day or self._day())
        if not told.points and not (case and case.points):
            told = self._with_points(told)
        if not told.results:
            lying = tuple(point.text for point in case.points) if case else ()
            texts = told.points or lying
            told = replace(told, results=self._results(texts))
        if not told.follow_ups and not told.no_follow_up and not (case and case.follow_ups):
            told = self._with_follow_up(told)
        return told

    def _with_points(self, told: Told) -> Told:
        points, moves = [self._text("point", number=1)], []
        while True:
            moves += self._moves(len(points))
            text = self._text("next_point", "", number=len(points) + 1)
            if not text:
                return replace(told, points=tuple(points), moves=told.moves or tuple(moves))
            points.append(text)

    def _moves(self, number: int) -> list[str]:
        def check(text: str) -> str:
            if text.strip():
                cases.move(self.portfolio, text.strip())
            return text.strip()

        text = self._asked("moves", "", check)
        return [f"{number}={text}"] if text else []

    def _results(self, points: Sequence[str]) -> tuple[str, ...]:
        words = get_args(Result)
        called = {word: self.voice.enum("result", word) for word in words}
        show(self.voice("prompt.results", choices=tuple(called.values())))
        either = (*called.values(), *words)
        answers = (
            self._one_of("result", either, called["approved"], number=n, text=text)
            for n, text in enumerate(points, 1)
        )
        by_name = {name: word for word, name in called.items()}
        return tuple(f"{n}={by_name.get(answer, answer)}" for n, answer in enumerate(answers, 1))

    def _with_follow_up(self, told: Told) -> Told:
        text = self._text("follow_up", "")
        if not text:
            return replace(told, no_follow_up=self._text("no_follow_up", "") or None)
        responsible = self._one_of("responsible", tuple(self.portfolio.ids("members")), None)
        deadline = self._asked("deadline", None, day_of)
        return replace(told, follow_ups=(f"{text};{responsible};{deadline.isoformat()}",))

    def _body(self) -> str:
        deciding = tuple(mandates.holders(self.portfolio, "decide", self.day))
        bodies = tuple(each.id for each in self.portfolio.of(Body) if each.covers(self.day))
        show(self.voice("prompt.bodies", choices=bodies))
        return self._one_of("body", bodies, deciding[0] if deciding else None)

    def _day(self) -> date:
        return self._asked("day", self.day.isoformat(), day_of)

    def _one_of(self, key: str, words: Sequence[str], default: str | None, **facts: object) -> str:
        def check(text: str) -> str:
            if text not in words:
                near = cases.nearest(text, words)
                raise Refusal(Exit.USAGE, "prompt.choice", value=text, nearest=near)
            return text

        return self._asked(key, default, check, **facts)

    def _text(self, key: str, default: str | None = None, **facts: object) -> str:
        return self._asked(key, default, str.strip, **facts)

    def _asked(
        self, key: str, default: str | None, check: Callable[[str], T], **facts: object
    ) -> T:
        question = safe(self.voice(f"prompt.{key}", **facts))
        while True:
            given = typer.prompt(question, default=default, show_default=bool(default))
            try:
                return check(str(given))
            except Refusal as refusal:
                show(said(self.voice, refusal), error=True)
