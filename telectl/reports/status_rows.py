"""The rows of the tables of the status."""

from __future__ import annotations

from collections.abc import Sequence

from telectl.document import Inline, Text
from telectl.model.project import Project
from telectl.reports.deadlines import Deadline
from telectl.reports.event_text import event_text
from telectl.reports.events import Event
from telectl.reports.lacks import lack
from telectl.reports.lights import because, light, lights_on
from telectl.reports.status_facts import Lit
from telectl.reports.teller import NOTHING, Teller
from telectl.reports.waiting import Missing, Waiting

MISSING = 2
LONGEST = 52

Row = tuple[Inline, ...]


def lit_row(teller: Teller, each: Lit, whole: bool) -> Row:
    """A project by its traffic light, and the reason for it."""
    project = teller.portfolio.get(Project, each.project)
    assert project is not None
    lights = lights_on(teller, project)
    computed = lights.rating is None or lights.too_bright
    reason = because(teller, lights) if computed else each.reason or ""
    beside = whole or computed
    shown = light(teller, lights) if beside else teller.light(lights.shown)
    return shown, each.title, short(reason, whole)


def wait_row(teller: Teller, each: Waiting, whole: bool) -> Row:
    """A project that waits for its next gate: what it lacks, and whose move it is."""
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
    said = "; ".join(texts)
    if each.decision:
        said = teller.voice("status.decided", text=said)
    return each.title, to, said, _movers(teller, shown)


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


def late_row(teller: Teller, each: Deadline) -> Row:
    """Something that is overdue, and by how long."""
    late = Text(teller.days(each.days), "watch")
    return teller.date(each.due), late, _due_text(teller, each), teller.brief(each.whose)


def near_row(teller: Teller, each: Deadline) -> Row:
    """Something that is due soon, and in how long."""
    left = teller.days(-each.days) if each.days else teller.voice("status.today")
    return teller.date(each.due), left, _due_text(teller, each), teller.brief(each.whose)


def _due_text(teller: Teller, each: Deadline) -> str:
    key = f"due.{each.kind}" if each.cases or each.kind != "meeting" else "due.empty_meeting"
    title = teller.portfolio.title(each.record)
    return teller.voice(key, title=title, what=each.what, n=each.cases)


def recent_row(teller: Teller, each: Event, whole: bool) -> Row:
    """Something that happened lately."""
    text = short(event_text(teller, each), whole)
    return teller.date(each.date), teller.portfolio.title(each.record), text


def short(text: str, whole: bool, longest: int = LONGEST) -> str:
    """The first words of a text on one line, unless all of it is to be shown."""
    line = " ".join(text.split())
    fits = whole or len(line) <= longest
    return line if fits else f"{line[:longest].rsplit(' ', 1)[0]} …"
