"""A project in full: where it stands, how it came there, what it waits for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

from telectl.document import Block, Column, Facts, Inline, Items, Paragraph, Report, Table, Text
from telectl.findings import Finding
from telectl.locale import Voice
from telectl.model.base import Unknown
from telectl.model.portfolio import Portfolio
from telectl.model.project import Project
from telectl.model.records import Entry
from telectl.model.shape import shape_of
from telectl.reports.cases import standing_of
from telectl.reports.filters import standing
from telectl.reports.lacks import lack
from telectl.reports.lights import light, lights_on
from telectl.reports.plans_agreed import baselines, milestones
from telectl.reports.record import finished
from telectl.reports.steps import possible
from telectl.reports.teller import NOTHING, Teller
from telectl.reports.values import label, worded
from telectl.reports.waiting import step_waiting

MISSING = 3
Rows = Sequence[tuple[Inline, ...]]
# Columns that hold words of the user's and may be set narrower than they are.
WIDE = frozenset(
    {"reason", "note", "outcome", "reference", "milestone", "missing", "case", "action", "risk"}
    | {"professions", "sites", "paper", "agreed_plan"}
)
WHOLE = frozenset({"decision", "id"})


def report(
    voice: Voice, portfolio: Portfolio, findings: Sequence[Finding], day: date, entry: Entry
) -> Report:
    """One project as of a day."""
    teller = Teller(voice, portfolio, day)
    project = entry.record
    assert isinstance(project, Project)
    blocks = tuple(each for each in _blocks(teller, entry, project) if _holds(each))
    page = (*teller.opening(project.title), *blocks)
    return finished(teller, entry, findings, page, told=("decisions",))


def _holds(block: Block) -> bool:
    return not isinstance(block, Table) or bool(block.rows)


def _blocks(teller: Teller, entry: Entry, project: Project) -> Iterator[Block]:
    if project.purpose:
        yield Paragraph((project.purpose,))
    yield Facts(tuple(_facts(teller, entry, project)))
    yield _table(
        teller, "next_steps", ("next_step", "missing", "whose_move"), _steps(teller, project)
    )
    for key, (names, rows) in LISTS.items():
        yield _table(teller, key, names, rows(teller, project))
    risks = [(each.text, each.action or NOTHING) for each in project.risks]
    yield _table(teller, "risks", ("risk", "action"), risks)
    if project.lessons:
        yield Paragraph((Text(label(teller, "lessons"), "strong"),))
        yield Items(tuple((each,) for each in project.lessons))
    yield _table(teller, "cases_about", ("case", "stands", "date", "id"), _cases(teller, project))


def _facts(teller: Teller, entry: Entry, project: Project) -> Iterator[tuple[str, Inline]]:
    state = standing(project, teller.day)
    yield label(teller, "id"), project.id
    yield label(teller, "state"), teller.state(state) if state else NOTHING
    yield label(teller, "rating"), light(teller, lights_on(teller, project), whole=True)
    yield label(teller, "owner"), _confirmed(teller, project.owner)
    yield label(teller, "solution"), teller.name(project.solution)
    shape, raw = shape_of(Project), entry.raw or {}
    keys = ("sectors", "sites", "technical_responsible", "technical_exemption", "start", "end")
    for key in (*keys, "priority", "competences", "note"):
        if raw.get(key):
            yield label(teller, key), worded(teller, key, shape.keys[key], raw[key])
    if project.budget:
        yield label(teller, "budget"), _budget(teller, project)
    for key in ("supports", "patient_empowerment"):
        part = raw.get(key)
        if isinstance(part, dict):
            for inner, value in part.items():
                name = f"{label(teller, key)}: {label(teller, inner)}"
                yield name, worded(teller, inner, shape.keys[key].keys[inner], value)


def _confirmed(teller: Teller, value: str | Unknown | None) -> Inline:
    if isinstance(value, Unknown):
        return Text(teller.voice("report.unconfirmed_why", reason=value.unknown), "watch")
    return teller.name(value)


def _budget(teller: Teller, project: Project) -> str:
    voice, budget = teller.voice, project.budget
    assert budget is not None
    key = "project.budget" if budget.forecast is None else "project.budget_forecast"
    return voice(key, baseline=budget.baseline, forecast=budget.forecast)


def _table(teller: Teller, key: str, names: tuple[str, ...], rows: Rows) -> Table:
    voice = teller.voice
    columns = tuple(Column(voice(f"column.{n}"), wide=n in WIDE, whole=n in WHOLE) for n in names)
    return Table(label(teller, key), columns, tuple(rows), "")


def _steps(teller: Teller, project: Project) -> Rows:
    portfolio, day = teller.portfolio, teller.day
    state = standing(project, day) or project.state
    rows: list[tuple[Inline, ...]] = []
    for to, step in possible(portfolio, project, state, day):
        wait = step_waiting(portfolio, project, state, (to, step), day)
        said = [lack(teller, each.code, each.facts) for each in wait.missing]
        if len(said) > MISSING:
            more = teller.voice("status.and_more", n=len(said) - MISSING)
            said = [*said[:MISSING], more]
        whose = ", ".join(dict.fromkeys(teller.brief(each.whose) for each in wait.missing))
        ready = Text(teller.voice("status.ready"), "good")
        rows.append((teller.state(to), "; ".join(said) if said else ready, whose))
    return rows


def _moves(teller: Teller, project: Project) -> Rows:
    return [
        (
            teller.date(each.date),
            teller.state(each.origin) if each.origin else NOTHING,
            teller.state(each.to),
            teller.name(each.by),
            each.decision or "",
            each.reason or "",
        )
        for each in project.transitions
    ]


def _ratings(teller: Teller, project: Project) -> Rows:
    newest = sorted(project.ratings, key=lambda each: each.date, reverse=True)
    return [(teller.date(each.date), teller.light(each.value), each.reason) for each in newest]


def _notes(teller: Teller, project: Project) -> Rows:
    newest = sorted(project.notes, key=lambda each: each.date, reverse=True)
    return [(teller.date(each.date), each.text, teller.name(each.by)) for each in newest]


def _evidence(teller: Teller, project: Project) -> Rows:
    voice = teller.voice
    return [
        (
            voice.enum("evidence", each.kind),
            voice.enum("status", each.status),
            teller.date(each.date),
            teller.date(each.expires) if each.expires else "",
            each.reference or each.reason or "",
        )
        for each in project.evidence
    ]


def _involvement(teller: Teller, project: Project) -> Rows:
    return [
        (
            teller.date(each.date),
            teller.voice.enum("type", each.type),
            ", ".join(each.professions),
            teller.names(each.sites),
            each.outcome,
        )
        for each in project.involvement
    ]


def _consents(teller: Teller, project: Project) -> Rows:
    return [
        (teller.name(each.organisation), teller.date(each.date), each.by, each.reference or "")
        for each in project.consents
    ]


def _cases(teller: Teller, project: Project) -> Rows:
    rows: list[tuple[Inline, ...]] = []
    for case in teller.portfolio.cases_about.get(project.id, ()):
        stands = standing_of(case, teller.day)
        rows.append((case.title, stands.text(teller), teller.date(stands.since), case.id))
    return rows


LISTS: Mapping[str, tuple[tuple[str, ...], Callable[[Teller, Project], Rows]]] = {
    "state_history": (("date", "from", "to", "by", "decision", "reason"), _moves),
    "milestones": (("milestone", "baseline", "forecast", "slip", "done"), milestones),
    "baselines": (("date", "reason", "agreed_plan", "slip", "dearer"), baselines),
    "ratings": (("date", "light", "reason"), _ratings),
    "notes": (("date", "note", "by"), _notes),
    "evidence": (("paper", "status", "date", "expires", "reference"), _evidence),
    "involvement": (("date", "form", "professions", "sites", "outcome"), _involvement),
    "consents": (("consent", "date", "by", "reference"), _consents),
}
