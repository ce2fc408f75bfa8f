"""The team leader's board: the first tasks, then what is to be done, overdue first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from telectl.document import (
    Block,
    Document,
    Heading,
    Inline,
    Items,
    Paragraph,
    Report,
    Text,
)
from telectl.locale import Voice
from telectl.model.portfolio import Portfolio
from telectl.reports.board import Due, board
from telectl.reports.first_tasks import Advised, Catalogued, FirstTask, catalogued, first_tasks
from telectl.reports.teller import NOTHING, Teller
from telectl.reports.views import as_view

VERSION = 1
WIDE = frozenset({"first_task", "advice", "what", "whose"})

Row = tuple[Inline, ...]


class Board(NamedTuple):
    """What the page holds."""

    asked: dict[str, object]
    first_tasks: tuple[FirstTask, ...]
    catalogue: Catalogued
    due: tuple[Due, ...]


def report(
    voice: Voice,
    portfolio: Portfolio,
    day: date,
    owner: str | None = None,
    *,
    overdue: bool = False,
) -> Report:
    """The board of a day; of one member, or only what is late."""
    teller = Teller(voice, portfolio, day)
    found = collect(portfolio, day, owner, overdue=overdue)
    view = as_view(found)
    for shown, each in zip(view["due"], found.due, strict=True):
        shown["command"] = _command(teller, each)
    title = voice("plan.title", day=day)
    document = Document(title, voice.language, (*teller.opening(title), *_blocks(teller, found)))
    return Report("plan", VERSION, {**teller.head(), **view}, document)


def collect(
    portfolio: Portfolio, day: date, owner: str | None = None, *, overdue: bool = False
) -> Board:
    """What is to be told about a day."""
    asked = {"owner": owner, "overdue": overdue}
    tasks = (
        each
        for each in first_tasks(portfolio, day)
        if (owner is None or owner in each.authors) and (not overdue or each.late)
    )
    return Board(
        asked={name: value for name, value in asked.items() if value},
        first_tasks=tuple(tasks),
        catalogue=catalogued(portfolio, day),
        due=board(portfolio, day, owner, overdue=overdue),
    )


def _blocks(teller: Teller, found: Board) -> Iterator[Block]:
    voice = teller.voice
    yield Heading(2, voice("plan.first_tasks"))
    rows = [_task_row(teller, each) for each in found.first_tasks]
    yield teller.table(
        ("first_task", "version_status", "authors", "deadline", "advice"),
        rows,
        "plan.none",
        wide=WIDE,
    )
    bare = voice("plan.bare", n=len(found.catalogue.undocumented))
    yield Paragraph((voice("plan.catalogue", n=found.catalogue.effects, bare=bare),))
    missing = [each for each in found.first_tasks if each.status == "missing"]
    if missing:
        yield Items(tuple(_make(teller, each) for each in missing))
    late = sum((each.days or 0) > 0 for each in found.due)
    yield Heading(2, voice("plan.due", n=len(found.due), late=late))
    due = [_due_row(teller, i, each) for i, each in enumerate(found.due, 1)]
    yield teller.table(
        ("number", "deadline", "days_left", "what", "whose"), due, "plan.none", wide=WIDE
    )
    if found.due:
        yield Heading(2, voice("plan.finish.title"))
        yield Items(tuple(_finish(teller, each) for each in found.due), ordered=True)


def _task_row(teller: Teller, each: FirstTask) -> Row:
    voice = teller.voice
    kind = voice(f"plan.kind.{each.kind}")
    if each.record is None:
        return kind, Text(voice.enum("status", each.status), "bad"), NOTHING, NOTHING, NOTHING
    status = [voice("plan.version", version=each.version)] if each.version else []
    status.append(voice.enum("status", each.status))
    if each.decided:
        status.append(voice("plan.by", body=teller.brief(each.body), day=each.decided))
    deadline: Inline = teller.date(each.deadline)
    if each.late:
        late = voice("plan.late", days=teller.days(each.late))
        deadline = Text(f"{deadline}\n{late}", "watch")
    authors = "\n".join(teller.name(author) for author in each.authors) or NOTHING
    advice = "\n".join(_advice(teller, one) for one in each.advice) or voice("plan.advice.none")
    name = f"{kind}\n{teller.name(each.record)}"
    return name, "\n".join(status), authors, deadline, advice


def _advice(teller: Teller, each: Advised) -> str:
    facts = {"body": teller.brief(each.body), "day": each.day, "subject": each.subject}
    return teller.voice(f"plan.advice.{each.state}", **facts)


def _make(teller: Teller, each: FirstTask) -> tuple[Inline, ...]:
    kind = teller.voice(f"plan.kind.{each.kind}")
    key = "plan.make.mapping" if each.kind == "mapping" else "plan.make.plan"
    text = Text(teller.voice("plan.missing", kind=kind), "bad")
    return text, Text(teller.voice(key, type=each.kind), "command")


def _due_row(teller: Teller, number: int, each: Due) -> Row:
    return (
        str(number),
        teller.date(each.due),
        _late(teller, each),
        _what(teller, each),
        teller.brief(each.whose),
    )


def _late(teller: Teller, each: Due) -> Inline:
    if each.days is None:
        return NOTHING
    if each.days > 0:
        return Text(teller.voice("plan.late", days=teller.days(each.days)), "watch")
    return teller.voice("plan.left", days=teller.days(-each.days)) if each.days else _today(teller)


def _today(teller: Teller) -> Inline:
    return Text(teller.voice("status.today"), "watch")


def _what(teller: Teller, each: Due) -> str:
    voice = teller.voice
    if each.kind != "action":
        return voice(f"due.{each.kind}", what=each.what, title=teller.name(each.record))
    text = voice("plan.action", what=each.what)
    return voice("plan.goal", text=text, goal=each.goal) if each.goal else text


def _command(teller: Teller, each: Due) -> str:
    facts = {"record": each.record, "number": each.number}
    return teller.voice(f"plan.finish.{each.kind}", **facts)


def _finish(teller: Teller, each: Due) -> tuple[Inline, ...]:
    return each.what, Text(_command(teller, each), "command")
