"""Rules of projects: their plan, their papers, their people."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from telectl.findings import Severity
from telectl.model.portfolio import Portfolio
from telectl.model.project import Evidence, Project
from telectl.model.workflow import Step
from telectl.rules.registry import TOLD_OF_ALL, Told, rule, rule_of_all
from telectl.rules.sight import filed, hidden, is_active, is_running, lateness, settled, unread
from telectl.workflow import gates, mandates
from telectl.workflow.approval import is_exempt
from telectl.workflow.awaiting import awaited
from telectl.workflow.wishes import Wish

OPERATION = "operation"


@rule("P012", Project)
def ends_before_it_starts(project: Project, portfolio: Portfolio, day: date) -> Iterator[Told]:
    """A project ends before it starts."""
    if project.start and project.end and project.end < project.start:
        yield ("end",), {"start": project.start, "end": project.end}


@rule("P020", Project, Severity.WARNING, clauses=["C24"])
def no_status_note(project: Project, portfolio: Portfolio, day: date) -> Iterator[Told]:
    """An active project has had no status note for too long."""
    allowed = portfolio.settings.thresholds.status_note_days
    days = [each.date for each in project.notes if each.date <= day]
    days += [each.date for each in project.transitions if each.date <= day]
    if not days or (day - max(days)).days <= allowed:
        return
    if is_active(portfolio.workflow, project.state):
        facts = {"project": project.id, "last": max(days), "days": (day - max(days)).days}
        yield ("notes",), {**facts, "allowed": allowed}


@rule("P021", Project, Severity.WARNING, clauses=["C24"])
def milestone_overdue(project: Project, portfolio: Portfolio, day: date) -> Iterator[Told]:
    """A milestone is past its day and not reached."""
    late = [(i, each) for i, each in enumerate(project.milestones) if not each.done]
    if not late or not is_running(portfolio.workflow, project.state):
        return
    for i, each in late:
        if each.due < day:
            facts = {"milestone": each.title, "due": each.due, **lateness(each.due, day)}
            yield ("milestones", i, "due"), {"project": project.id, "number": i + 1, **facts}


@rule("P022", Project, Severity.WARNING)
def evidence_expired(project: Project, portfolio: Portfolio, day: date) -> Iterator[Told]:
    """A paper has expired while the project is active, and no newer one stands."""
    old = [(i, each) for i, each in enumerate(project.evidence) if _expired(each, day)]
    if not old or not is_active(portfolio.workflow, project.state):
        return
    good = {each.kind for each in project.evidence if not _expired(each, day) and _stands(each)}
    for i, each in old:
        if each.kind not in good:
            facts = {"evidence": each.kind, "expired": each.expires, "project": project.id}
            yield ("evidence", i, "expires"), facts


def _expired(each: Evidence, day: date) -> bool:
    return each.expires is not None and each.expires < day


def _stands(each: Evidence) -> bool:
    return each.status in ("approved", "not_applicable")


@rule("P023", Project, Severity.WARNING, clauses=["C23"])
def no_owner(project: Project, portfolio: Portfolio, day: date) -> Iterator[Told]:
    """An active project has no owner."""
    if project.owner is None and is_active(portfolio.workflow, project.state):
        yield (), {"project": project.id}


@rule("P025", Project, Severity.WARNING, clauses=["C14"])
def decided_but_not_done(project: Project, portfolio: Portfolio, day: date) -> Iterator[Told]:
    """A decision in force allows a step that the project has not taken."""
    if not settled(portfolio):
        return
    for case, to, step in awaited(portfolio, project, day):
        facts = {"project": project.id, "decision": case.id, "to": to}
        why = _why_waiting(portfolio, step, Wish(project, to, day, case))
        yield ("state",), {**facts, "decided": case.decided, **why}


def _why_waiting(portfolio: Portfolio, step: Step, wish: Wish) -> dict[str, str]:
    """What the step takes besides the decision."""
    if next(gates.unmet(portfolio, step, wish), None):
        return {"why": "unmet"}
    return {"why": "reason"} if step.reason else {}


@rule("P026", Project, Severity.WARNING)
def deployments_left_behind(project: Project, portfolio: Portfolio, day: date) -> Iterator[Told]:
    """A project is in operation, while no deployment at its sites is."""
    solution = portfolio.solution_of(project)
    if project.state != OPERATION or solution is None:
        return
    there = [e for e in solution.deployments if e.site in project.sites and e.state != "ended"]
    if there and all(each.state in ("planned", "pilot") for each in there):
        facts = {"project": project.id, "solution": solution.id, "state": there[0].state}
        sites = tuple(each.site for each in there)
        yield ("state",), {**facts, "site": sites[0], "sites": sites, "n": len(sites)}


@rule("P028", Project, clauses=["C5"])
def not_technically_responsible(
    project: Project, portfolio: Portfolio, day: date
) -> Iterator[Told]:
    """The technically responsible organisation didn't have that mandate, and no case exempts."""
    name = project.technical_responsible
    if name is None or hidden(portfolio, name, project.technical_exemption):
        return
    when, trusting = _last_moved(project, portfolio), portfolio.in_good_faith
    role = "technically_responsible"
    if when is None or any(mandates.held(trusting, name, role, each) for each in (when, day)):
        return
    exempt = any(is_exempt(trusting, project, each) for each in (when, day))
    if not exempt and not unread(portfolio, "decisions"):
        facts = {"organisation": name, "date": when, "project": project.id}
        yield ("technical_responsible",), {**facts, "decision": project.technical_exemption}


def _last_moved(project: Project, portfolio: Portfolio) -> date | None:
    """The day of the last move; what moved before the centre is judged as of its beginning."""
    if not project.transitions:
        return None
    last = project.transitions[-1]
    return portfolio.settings.centre.established if last.pre_charter else last.date


@rule_of_all("P029", clauses=["C15"])
def rank_given_twice(portfolio: Portfolio, day: date) -> Iterator[TOLD_OF_ALL]:
    """One decision gives two running projects the same rank."""
    seen: dict[tuple[str, int], str] = {}
    for project in filed(portfolio, Project):
        given = project.priority
        if given is not None and is_running(portfolio.workflow, project.state):
            other = seen.setdefault((given.decision, given.rank), project.id)
            if other != project.id:
                facts = {"rank": given.rank, "other": other, "decision": given.decision}
                yield project.id, ("priority", "rank"), {**facts, "project": project.id}
