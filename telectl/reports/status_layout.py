"""The status as blocks: short tables, the rest named where it is found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from telectl.document import (
    Bar,
    Block,
    Chart,
    Column,
    Inline,
    Items,
    Note,
    Paragraph,
    Table,
    Text,
)
from telectl.reports.deadlines import Deadline
from telectl.reports.event_text import event_text
from telectl.reports.lacks import lack
from telectl.reports.status_facts import Status
from telectl.reports.teller import NOTHING, Teller
from telectl.reports.waiting import Missing, Waiting

ROWS = 4
MISSING = 2
LONGEST = 90

Row = tuple[Inline, ...]


def blocks(teller: Teller, title: str, status: Status, *, whole: bool) -> tuple[Block, ...]:
    """The screen from top to bottom."""
    return tuple(_blocks(teller, title, status, None if whole else ROWS))


def _blocks(teller: Teller, title: str, status: Status, limit: int | None) -> Iterator[Block]:
    yield from teller.opening(title)
    yield Paragraph((_centre(teller, status),))
    if status.to_do:
        yield from _to_do(teller, status)
    yield from _states(teller, status)
    yield from _lit(teller, status, limit)
    yield from _waiting(teller, status, limit)
    yield from _deadlines(teller, "overdue", status.overdue, limit)
    yield from _deadlines(teller, "near", status.near, limit)
    yield from _recent(teller, status, limit)
    yield _findings(teller, status)


def _centre(teller: Teller, status: Status) -> str:
    voice = teller.voice
    facts = [
        voice("status.placed_in", name=teller.brief(status.placed_in)),
        voice("status.reports_to", name=teller.name(status.reports_to)),
        voice("status.leader", name=teller.name(status.leader)),
    ]
    facts += [voice(f"status.asked.{name}", value=value) for name, value in _asked(teller, status)]
    return " · ".join(facts)


def _asked(teller: Teller, status: Status) -> Iterator[tuple[str, str]]:
    for name, value in status.asked.items():
        words = {"state": teller.state, "sector": lambda x: teller.voice.enum("sector", x)}
        yield name, words.get(name, teller.name)(value)


def _to_do(teller: Teller, status: Status) -> Iterator[Block]:
    voice = teller.voice
    yield Paragraph((Text(voice("status.to_do"), "strong"),))
    items: list[tuple[Inline, ...]] = []
    for each in status.to_do:
        facts = {"name": teller.name(str(each.facts.get("organisation", ""))), **each.facts}
        command = voice(f"to_do.{each.key}.command", **facts)
        items.append((voice(f"to_do.{each.key}.text", **facts), "\n", Text(command, "quiet")))
    yield Items(tuple(items))


def _states(teller: Teller, status: Status) -> Iterator[Block]:
    """Bars for the states where work goes on; the ends in one line."""
    voice, final = teller.voice, teller.portfolio.workflow.is_final
    total = sum(status.states.values())
    known = teller.portfolio.workflow.states
    going = {s: n for s, n in status.states.items() if not known or not final(s)}
    bars = tuple(Bar(teller.state(s), n, str(n)) for s, n in going.items() if n)
    yield Chart(voice("status.states", n=total), bars)
    ended = [f"{n} {teller.state(s)}" for s, n in status.states.items() if s not in going and n]
    if ended:
        yield Paragraph((Text(voice("status.ended", states=ended), "quiet"),))


def _lit(teller: Teller, status: Status, limit: int | None) -> Iterator[Block]:
    voice = teller.voice
    rows: list[Row] = [
        (teller.light(each.light), each.title, teller.name(each.owner), _short(each.reason))
        for each in status.lit
    ]
    titles = ("light", "project", "owner", "reason")
    yield _table(teller, "status.lit", titles, rows[:limit], wide=("project", "reason"))
    yield from _more(teller, len(rows), limit)


def _waiting(teller: Teller, status: Status, limit: int | None) -> Iterator[Block]:
    rows = [_wait_row(teller, each, limit) for each in status.waiting]
    titles = ("project", "next_step", "missing", "whose_move")
    yield _table(teller, "status.waiting", titles, rows[:limit], wide=("project", "missing"))
    yield from _more(teller, len(rows), limit)


def _wait_row(teller: Teller, each: Waiting, limit: int | None) -> Row:
    to = f"→ {teller.state(each.to)}"
    if not each.missing:
        ready = Text(teller.voice("status.ready"), "good")
        return each.title, to, ready, _mover(teller, each)
    shown = sorted(each.missing, key=lambda one: one.asked is None)[: limit and MISSING]
    texts = [_missing(teller, one) for one in shown]
    left = len(each.missing) - len(shown)
    if left:
        texts.append(teller.voice("status.and_more", n=left))
    whose = dict.fromkeys(teller.brief(one.whose) for one in shown)
    return each.title, to, "; ".join(texts), ", ".join(whose)


def _mover(teller: Teller, each: Waiting) -> str:
    leaders = teller.portfolio.leaders(teller.day)
    return leaders[0].title if leaders else NOTHING


def _missing(teller: Teller, one: Missing) -> str:
    text = lack(teller, one.code, one.facts)
    if one.asked is None:
        return text
    days = (teller.day - one.asked).days
    return teller.voice("status.asked_since", text=text, days=teller.days(days))


def _deadlines(
    teller: Teller, which: str, found: Sequence[Deadline], limit: int | None
) -> Iterator[Block]:
    rows: list[Row] = [
        (
            teller.date(each.due),
            Text(teller.days(each.days), "watch") if which == "overdue" else _in(teller, each),
            _due_text(teller, each),
            teller.brief(each.whose),
        )
        for each in found
    ]
    titles = ("due", "late" if which == "overdue" else "in", "what", "whose")
    yield _table(teller, f"status.{which}", titles, rows[:limit], wide=("what",))
    yield from _more(teller, len(rows), limit)


def _in(teller: Teller, each: Deadline) -> str:
    return teller.voice("status.today") if each.days == 0 else teller.days(-each.days)


def _due_text(teller: Teller, each: Deadline) -> str:
    title = teller.portfolio.title(each.record)
    facts = {"title": title, "what": each.what, "n": each.cases}
    return teller.voice(f"due.{each.kind}", **facts)


def _recent(teller: Teller, status: Status, limit: int | None) -> Iterator[Block]:
    rows: list[Row] = [
        (teller.date(each.date), teller.portfolio.title(each.record), _short(text))
        for each in status.recent
        for text in [event_text(teller, each)]
    ]
    yield _table(teller, "status.recent", ("date", "record", "what"), rows[:limit], wide=("what",))
    yield from _more(teller, len(rows), limit)


def _findings(teller: Teller, status: Status) -> Block:
    voice = teller.voice
    if not status.errors and not status.warnings:
        return Note(voice("status.no_findings"), "good")
    count = counted(teller, status.errors, status.warnings)
    worst = " ".join(
        f"{each.code}: {_short(voice(f'finding.{each.code}', **each.facts))}"
        for each in status.worst[:1]
    )
    tone = "bad" if status.errors else "watch"
    return Note(voice("status.findings", count=count, worst=worst), tone)


def counted(teller: Teller, errors: int, warnings: int) -> str:
    """So many errors, so many warnings."""
    voice = teller.voice
    return f"{voice('count.errors', n=errors)}, {voice('count.warnings', n=warnings)}"


def _table(
    teller: Teller, key: str, titles: tuple[str, ...], rows: list[Row], wide: tuple[str, ...]
) -> Table:
    columns = tuple(Column(teller.voice(f"column.{each}"), wide=each in wide) for each in titles)
    caption, empty = teller.voice(f"{key}.title"), teller.voice(f"{key}.none")
    return Table(caption, columns, tuple(rows), empty, compact=True)


def _more(teller: Teller, count: int, limit: int | None) -> Iterator[Block]:
    if limit is not None and count > limit:
        yield Paragraph((Text(teller.voice("status.more", n=count - limit), "quiet"),))


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else f"{line[:LONGEST].rsplit(' ', 1)[0]} …"
