"""The status as blocks: short tables, the rest named where it is found."""

from __future__ import annotations

import re
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
from telectl.locale import Voice
from telectl.locale.causes import said_of
from telectl.model.project import Project
from telectl.reports.deadlines import Deadline
from telectl.reports.event_text import event_text
from telectl.reports.events import Event, weightiest
from telectl.reports.lacks import lack
from telectl.reports.lights import because, light, lights_on
from telectl.reports.status_facts import Lit, Status, Told
from telectl.reports.teller import NOTHING, Teller
from telectl.reports.waiting import Missing, Waiting

LIMITS = {"lit": 4, "waiting": 4, "overdue": 3, "near": 3, "recent": 4}
MISSING = 2
LONGEST, FINDING = 52, 100

Row = tuple[Inline, ...]


def blocks(teller: Teller, title: str, status: Status, *, whole: bool) -> tuple[Block, ...]:
    """The screen from top to bottom; ``whole`` shows every row of every table."""
    return tuple(_blocks(teller, title, status, whole))


def _blocks(teller: Teller, title: str, status: Status, whole: bool) -> Iterator[Block]:
    yield from teller.opening(title)
    yield Paragraph((_centre(teller, status),))
    if status.to_do:
        yield from _to_do(teller, status)
    yield _states(teller, status)
    yield _table(teller, "lit", [_lit_row(teller, each, whole) for each in status.lit], whole)
    waits = [_wait_row(teller, each, whole) for each in status.waiting]
    yield _table(teller, "waiting", waits, whole)
    yield _table(teller, "overdue", [_late_row(teller, each) for each in status.overdue], whole)
    thresholds = teller.portfolio.settings.thresholds
    near = [_near_row(teller, each) for each in status.near]
    yield _table(teller, "near", near, whole, days=thresholds.gate_near_days)
    told = status.recent if whole else weightiest(status.recent, LIMITS["recent"])
    recent = [_recent_row(teller, each, whole) for each in told]
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


def _lit_row(teller: Teller, each: Lit, whole: bool) -> Row:
    project = teller.portfolio.get(Project, each.project)
    assert project is not None
    lights = lights_on(teller, project)
    computed = lights.rating is None or lights.too_bright
    reason = because(teller, lights) if computed else each.reason or ""
    beside = whole or computed
    shown = light(teller, lights) if beside else teller.light(lights.shown)
    return shown, each.title, _short(reason, whole)


def _wait_row(teller: Teller, each: Waiting, whole: bool) -> Row:
    to = f"→ {teller.state(each.to)}"
    if not each.missing:
        leaders = teller.portfolio.leaders(teller.day)
        mover = leaders[0].title if leaders else NOTHING
        return each.title, to, Text(teller.voice("status.ready"), "good"), mover
    first = sorted(each.missing, key=lambda one: (one.code == "G003", one.asked is None))
    shown = first if whole else first[:MISSING]
    texts = [_missing(teller, one, alone=len(first) == 1 or whole) for one in shown]
    if len(shown) < len(first):
        texts.append(teller.voice("status.and_more", n=len(first) - len(shown)))
    return each.title, to, "; ".join(texts), _movers(teller, shown)


def _movers(teller: Teller, shown: Sequence[Missing]) -> str:
    """Whose move it is; a decision waits for all else, so its body does too."""
    others = [one for one in shown if one.code != "G003"] or shown
    return ", ".join(dict.fromkeys(teller.brief(one.whose) for one in others))


def _missing(teller: Teller, one: Missing, *, alone: bool) -> str:
    text = lack(teller, one.code, one.facts)
    if one.asked is None or (one.code == "G003" and not alone):
        return text
    key = "status.submitted_on" if one.code == "G003" else "status.asked_on"
    return teller.voice(key, text=text, day=one.asked)


def _late_row(teller: Teller, each: Deadline) -> Row:
    late = Text(teller.days(each.days), "watch")
    return teller.date(each.due), late, _due_text(teller, each), teller.brief(each.whose)


def _near_row(teller: Teller, each: Deadline) -> Row:
    left = teller.days(-each.days) if each.days else teller.voice("status.today")
    return teller.date(each.due), left, _due_text(teller, each), teller.brief(each.whose)


def _due_text(teller: Teller, each: Deadline) -> str:
    key = f"due.{each.kind}" if each.cases or each.kind != "meeting" else "due.empty_meeting"
    title = teller.portfolio.title(each.record)
    return teller.voice(key, title=title, what=each.what, n=each.cases)


def _recent_row(teller: Teller, each: Event, whole: bool) -> Row:
    text = _short(event_text(teller, each), whole)
    return teller.date(each.date), teller.portfolio.title(each.record), text


def _findings(teller: Teller, status: Status, whole: bool) -> Block:
    voice = teller.voice
    if not status.errors and not status.warnings:
        return Note(voice("status.no_findings"), "good")
    count = counted(teller, status.errors, status.warnings)
    shown = status.worst if whole else status.worst[:1]
    said = [(each.code, _told(voice, each)) for each in shown]
    worst = " ".join(f"{code}: {_short(_fact_only(text), whole, FINDING)}" for code, text in said)
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


def _short(text: str, whole: bool, longest: int = LONGEST) -> str:
    line = " ".join(text.split())
    fits = whole or len(line) <= longest
    return line if fits else f"{line[:longest].rsplit(' ', 1)[0]} …"
