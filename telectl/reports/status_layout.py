"""The status as blocks: short tables, the rest named where it is found."""

from __future__ import annotations

import re
from collections.abc import Iterator

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
from telectl.locale import Voice
from telectl.locale.causes import said_of
from telectl.reports.events import weightiest
from telectl.reports.status_ahead import ahead_line
from telectl.reports.status_facts import Status, Told
from telectl.reports.status_rows import (
    Row,
    late_row,
    lit_row,
    near_row,
    recent_row,
    short,
    wait_row,
)
from telectl.reports.teller import Teller

LIMITS = {"lit": 4, "waiting": 4, "overdue": 3, "near": 3, "recent": 4}
FINDING = 100


def blocks(teller: Teller, title: str, status: Status, *, whole: bool) -> tuple[Block, ...]:
    """The screen from top to bottom; ``whole`` shows every row of every table."""
    return tuple(_blocks(teller, title, status, whole))


def _blocks(teller: Teller, title: str, status: Status, whole: bool) -> Iterator[Block]:
    yield from teller.opening(title)
    yield Paragraph((_centre(teller, status),))
    if status.to_do:
        yield from _to_do(teller, status)
    yield from ahead_line(teller, status.ahead)
    yield _states(teller, status)
    yield _table(teller, "lit", [lit_row(teller, each, whole) for each in status.lit], whole)
    waits = [wait_row(teller, each, whole) for each in status.waiting]
    yield _table(teller, "waiting", waits, whole)
    yield _table(teller, "overdue", [late_row(teller, each) for each in status.overdue], whole)
    thresholds = teller.portfolio.settings.thresholds
    near = [near_row(teller, each) for each in status.near]
    yield _table(teller, "near", near, whole, days=thresholds.gate_near_days)
    told = status.recent if whole else weightiest(status.recent, LIMITS["recent"])
    recent = [recent_row(teller, each, whole) for each in told]
    total, days = len(status.recent), thresholds.recent_days
    yield _table(teller, "recent", recent, whole, days=days, total=total)
    yield _findings(teller, status, whole)


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
        if name in ("state", "sector"):
            yield name, teller.voice.enum(name, value)
        else:
            yield name, teller.name(value)


def _to_do(teller: Teller, status: Status) -> Iterator[Block]:
    voice = teller.voice
    yield Paragraph((Text(voice("status.to_do"), "strong"),))
    items: list[tuple[Inline, ...]] = []
    for each in status.to_do:
        facts = {"name": teller.name(str(each.facts.get("organisation", ""))), **each.facts}
        command = voice(f"to_do.{each.key}.command", **facts)
        commands = (Text(line, "command") for line in command.splitlines())
        items.append((voice(f"to_do.{each.key}.text", **facts), *commands))
    yield Items(tuple(items))


def _states(teller: Teller, status: Status) -> Block:
    """Bars for the states where work goes on; the ends beside the total."""
    voice, workflow = teller.voice, teller.portfolio.workflow
    total = sum(status.states.values())
    going = {s: n for s, n in status.states.items() if not workflow.states or not _ends(teller, s)}
    bars = tuple(Bar(teller.state(s), n, str(n)) for s, n in going.items() if n)
    caption = voice("status.states", n=total)
    ended = [_ended(teller, s, n) for s, n in status.states.items() if s not in going and n]
    if ended:
        caption = voice("status.ended", total=caption, going=sum(going.values()), states=ended)
    return Chart(caption, bars)


def _ends(teller: Teller, state: str) -> bool:
    found = teller.portfolio.workflow.state(state)
    return found is not None and found.final


def _ended(teller: Teller, state: str, n: int) -> str:
    key = f"ended.{state}"
    return teller.voice(key, n=n) if teller.voice.has(key) else f"{n} {teller.state(state)}"


def _findings(teller: Teller, status: Status, whole: bool) -> Block:
    voice = teller.voice
    if not status.errors and not status.warnings:
        return Note(voice("status.no_findings"), "good")
    count = counted(teller, status.errors, status.warnings)
    shown = status.worst if whole else status.worst[:1]
    said = [(each.code, _told(voice, each)) for each in shown]
    worst = " ".join(f"{code}: {short(_fact_only(text), whole, FINDING)}" for code, text in said)
    text = voice("status.findings", count=count, worst=worst)
    return Note(text, "bad" if status.errors else "watch")


def _told(voice: Voice, each: Told) -> str:
    if each.findings > 1:
        return said_of(voice, each.code, each.facts, each.findings, each.cause)
    return voice(f"finding.{each.code}", **each.facts)


def _fact_only(message: str) -> str:
    """A finding's message without the command that it ends with."""
    told = re.split(r"[:.] telectl ", message, maxsplit=1)[0].rstrip(".")
    return told if told.endswith("?") else f"{told}."


def counted(teller: Teller, errors: int, warnings: int) -> str:
    """So many errors, so many warnings."""
    voice = teller.voice
    return f"{voice('count.errors', n=errors)}, {voice('count.warnings', n=warnings)}"


TITLES = {
    "lit": ("light", "project", "reason"),
    "waiting": ("project", "next_step", "missing", "whose_move"),
    "overdue": ("due", "late", "what", "whose"),
    "near": ("due", "in", "what", "whose"),
    "recent": ("date", "record", "what"),
}
WIDE = frozenset({"project", "reason", "missing", "what", "record"})


def _table(
    teller: Teller,
    name: str,
    rows: list[Row],
    whole: bool,
    *,
    days: int = 0,
    total: int | None = None,
) -> Table:
    """So many rows as fit; the caption says of how many."""
    voice = teller.voice
    columns = tuple(Column(voice(f"column.{each}"), wide=each in WIDE) for each in TITLES[name])
    caption = voice(f"status.{name}.title", days=teller.days(days))
    shown = rows if whole else rows[: LIMITS[name]]
    count = len(rows) if total is None else total
    if len(shown) < count:
        caption = voice("status.some", caption=caption, shown=len(shown), total=count)
    empty = voice(f"status.{name}.none", days=teller.days(days))
    return Table(caption, columns, tuple(shown), empty, compact=True)
