"""Rules of rules: which are changed, and whom that would affect."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from telectl.findings import Severity
from telectl.model.decision import Decision
from telectl.model.portfolio import UNSET, Portfolio
from telectl.model.project import Project
from telectl.model.settings import Settings
from telectl.model.workflow import Workflow
from telectl.rules.changes.registry import Changed, change
from telectl.rules.changes.sides import Sides, under_rules_of
from telectl.rules.registry import run
from telectl.rules.sight import is_running
from telectl.workflow import gates
from telectl.workflow.states import steps_from
from telectl.workflow.wishes import Wish

# Settings that say how the program works, and judge nothing.
PLAIN = frozenset({"schema_version", "language", "commit", "stamps_since"})


@change("CH010", clauses=["C13"])
def stamps_begin_later(sides: Sides) -> Iterator[Changed]:
    """The day since which decisions are fixed is put off, or gone."""
    before, after = sides.before.settings, sides.after.settings
    since, now = before.stamps_since, after.stamps_since
    if since is not None and after is not UNSET and (now is None or now > since):
        path = ("stamps_since",) if now else ()
        yield "telectl", path, {"since": since, "now": now, "why": "later" if now else "gone"}


@change("CH011", Severity.WARNING)
def rules_changed(sides: Sides) -> Iterator[Changed]:
    """Thresholds, settings or the workflow are changed: whom that affects who is on the way."""
    before, after = sides.before, sides.after
    if sides.rules is None or UNSET in (before.settings, after.settings):
        return
    for record, keys in _changed(before, after):
        rules = Portfolio((), today=before.today)
        rules.settings, rules.workflow = before.settings, before.workflow
        if record == "telectl":
            rules.settings = after.settings
        else:
            rules.workflow = after.workflow
        affected = _affected(before, under_rules_of(rules, before), sides.day)
        facts = {
            "keys": keys,
            "projects": affected,
            "n": len(affected),
            "first": next(iter(affected), ""),
        }
        path = _there(after, record, keys[0])
        cases = _open_cases(before, affected)
        yield record, path, {**facts, "cases": cases, "why": _why(affected, cases)}


def _why(projects: tuple[str, ...], cases: tuple[str, ...]) -> str:
    if not projects:
        return "nobody"
    return "cases" if cases else "projects"


def _there(after: Portfolio, record: str, key: str) -> tuple[str, ...]:
    """The key in the file; the file, where it isn't written."""
    held: Settings | Workflow = after.settings if record == "telectl" else after.workflow
    names = tuple(key.split("."))
    first = names[0] in held.model_fields_set
    if not first:
        return ()
    inner = getattr(held, names[0])
    deep = len(names) > 1 and names[1] in inner.model_fields_set
    return names if deep or len(names) == 1 else names[:1]


def _changed(before: Portfolio, after: Portfolio) -> Iterator[tuple[str, tuple[str, ...]]]:
    keys = tuple(_keys_of(before.settings, after.settings))
    if keys:
        yield "telectl", keys
    names = ("states", "steps", "gates", "routes")
    old, new = before.workflow, after.workflow
    keys = tuple(each for each in names if getattr(old, each) != getattr(new, each))
    if keys:
        yield "workflow", keys


def _keys_of(before: Settings, after: Settings) -> Iterator[str]:
    for name in Settings.model_fields:
        old, new = getattr(before, name), getattr(after, name)
        if name in PLAIN or old == new:
            continue
        if name in ("thresholds", "centre"):
            inner = type(old).model_fields
            yield from (f"{name}.{e}" for e in inner if getattr(old, e) != getattr(new, e))
        else:
            yield name


def _affected(before: Portfolio, then: Portfolio, day: date) -> tuple[str, ...]:
    """The running projects of which something else is found, or whose next steps differ."""
    old, new = (_found(each, day) for each in (before, then))
    running = (p for p in before.of(Project) if is_running(before.workflow, p.state))
    return tuple(
        each.id
        for each in running
        if old.get(f"projects/{each.id}.yaml") != new.get(f"projects/{each.id}.yaml")
        or _ahead(before, each, day) != _ahead(then, each, day)
    )


def _found(portfolio: Portfolio, day: date) -> dict[str, list[object]]:
    by_file: dict[str, list[object]] = {}
    for each in run(portfolio, day):
        by_file.setdefault(each.file, []).append(each.identity)
    return by_file


def _ahead(portfolio: Portfolio, project: Project, day: date) -> list[object]:
    """The steps that a project may take next, and what it would still lack for them."""
    found: list[object] = []
    for target, step in steps_from(portfolio.workflow, project.state, project.transitions):
        lacks = gates.unmet(portfolio, step, Wish(project, target, day))
        found.append((target, step, [(e.code, e.path, repr(e.facts)) for e in lacks]))
    return found


def _open_cases(before: Portfolio, projects: tuple[str, ...]) -> tuple[str, ...]:
    """The cases about them that were submitted and are not decided: opened by the old rules."""
    cases = (each for each in before.of(Decision) if each.submitted and not each.withdrawn)
    wanted = frozenset(projects)
    return tuple(e.id for e in cases if e.outcome is None and not wanted.isdisjoint(e.about))
