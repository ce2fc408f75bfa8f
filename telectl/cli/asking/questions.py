"""A question at a terminal, asked until its answer will do, and a whole told anew."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, TypeVar

import typer

from telectl.cli import clock
from telectl.cli.errors import said
from telectl.cli.frame import Options, Refusal, show
from telectl.cli.options import day_of
from telectl.cli.spoken import word_of
from telectl.findings import Exit
from telectl.model.body import Body
from telectl.model.words import nearest
from telectl.render.safe import safe, safe_lines
from telectl.store.cpr import scan
from telectl.workflow import cases

if TYPE_CHECKING:
    from telectl.model.portfolio import Portfolio

T = TypeVar("T")
NO_ANSWER = ""
CLEARED = "-"


class Questions:
    """The questions about one act, in the reader's language."""

    def __init__(self, options: Options, portfolio: Portfolio) -> None:
        self.options = options
        self.voice, self.day, self.sure = options.voice, options.day, options.yes
        self.portfolio = portfolio
        self.before: dict[str, str] = {}

    def until_right(self, answered: Callable[[], T], summary: Callable[[T], str]) -> T:
        """All that was missing, as often as it takes to be right."""
        show(self.voice("prompt.begin"))
        while True:
            whole = answered()
            if self.sure:
                return whole
            show(safe_lines(summary(whole)))
            if self.agrees("right"):
                return whole
            show(self.voice("prompt.again"))

    def agrees(self, key: str) -> bool:
        """Whether the answer to a question is yes, which Enter alone says."""
        yes, no = self.voice("prompt.yes"), self.voice("prompt.no")

        def check(text: str) -> bool:
            given = text.strip().casefold()
            for word, meant in ((yes, True), (no, False)):
                if given and word.casefold().startswith(given):
                    return meant
            raise Refusal(Exit.USAGE, "prompt.word", value=text, choices=(yes, no))

        self.before.pop(self.voice(f"prompt.{key}"), None)
        return self.asked(key, yes, check)

    def body(self, key: str, role: str, default: str | None = None) -> str:
        """A body in force on the day; one that has the role is offered."""
        from telectl.workflow import mandates

        able = (default, *mandates.holders(self.portfolio, role, self.day))
        bodies = [each for each in self.portfolio.of(Body) if each.covers(self.day)]
        show(self.voice("prompt.bodies"))
        for each in bodies:
            show(safe(f"  {each.id}  {each.title}"))
        ids = tuple(each.id for each in bodies)
        offered = next((each for each in able if each in ids), None)
        return self.one_of(key, ids, self._body_named, offered)

    def _body_named(self, text: str) -> str:
        return cases.body_named(self.portfolio, text)

    def past_day(self, key: str, default: date) -> date:
        """A day that has come."""

        def check(text: str) -> date:
            day, today = day_of(text), clock.today()
            if day > today:
                raise Refusal(Exit.REFUSED, "act.future", day=day, today=today)
            return day

        return self.asked(key, default.isoformat(), check)

    def word(
        self, key: str, enum: str, words: Sequence[str], default: str | None = None, **facts: object
    ) -> str:
        """One word of a closed list, in either language; a default offered in the reader's."""
        shown = self.voice.enum(enum, default) if default else default
        choices = tuple(self.voice.enum(enum, each) for each in words)

        def check(text: str) -> str:
            found = word_of(enum, text.strip())
            if found in words or found == default == NO_ANSWER:
                return found
            near = nearest(text, choices)
            raise Refusal(Exit.USAGE, "prompt.word", value=text, nearest=near, choices=choices)

        return self.asked(key, shown, check, choices=choices, **facts)

    def one_of(
        self,
        key: str,
        words: Sequence[str],
        meant: Callable[[str], str],
        default: str | None,
        **facts: object,
    ) -> str:
        """An answer that means one of the words."""

        def check(text: str) -> str:
            found = meant(text.strip())
            if found not in words:
                near = nearest(text, words)
                raise Refusal(Exit.USAGE, "prompt.choice", value=text, nearest=near)
            return found

        return self.asked(key, default, check, **facts)

    def many(
        self, key: str, check: Callable[[str], str], default: str | None = None
    ) -> tuple[str, ...]:
        """Several answers on one line, with commas between."""

        def each_of(text: str) -> tuple[str, ...]:
            words = [each.strip() for each in text.split(",")]
            return tuple(check(each) for each in words if each)

        return self.asked(key, default, each_of)

    def known(self, folder: str) -> Callable[[str], str]:
        """A check that takes the ids of a folder's records, and those only."""

        def check(text: str) -> str:
            words = tuple(self.portfolio.ids(folder))
            text = self.portfolio.named(text.strip(), folder)
            if text not in words:
                near = self.portfolio.nearest(text, folder)
                raise Refusal(Exit.USAGE, "prompt.choice", value=text, nearest=near)
            return text

        return check

    def text(self, key: str, default: str | None = None, **facts: object) -> str:
        """A text, without the white space around it."""
        return self.asked(key, default, str.strip, **facts)

    def asked(self, key: str, default: str | None, check: Callable[[str], T], **facts: object) -> T:
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
                hint = str(refusal.facts.get("nearest") or hint)
            else:
                self.before[question] = given
                return answer
