"""The commands that meet unmet demands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from telectl.locale import Voice
from telectl.model.advice import Advice
from telectl.model.body import Body
from telectl.model.decision import Decision
from telectl.model.organisation import Organisation
from telectl.model.outcome import OPEN
from telectl.model.portfolio import Portfolio
from telectl.model.project import Project
from telectl.model.solution import Solution
from telectl.reports.readying import readying
from telectl.workflow import mandates, states
from telectl.workflow.decisions import counts, faults, point_for, ruling
from telectl.workflow.demands import bears_on, maturity_on
from telectl.workflow.wishes import Unmet

Keyed = tuple[str, dict[str, object]]
# What a case may still be put right for by being decided.
CURABLE = frozenset({"undecided", "not_approved", "no_mandate", "not_quorate", "after"})


def remedies(
    voice: Voice, lacks: Iterable[Unmet], portfolio: Portfolio, day: date
) -> tuple[tuple[str, ...], ...]:
    """The commands for each lack of one step; what two of them begin with is said once."""
    said: set[str] = set()
    found = []
    for each in lacks:
        lines = [x for x in remedy(voice, each, portfolio, day).splitlines() if x not in said]
        said.update(lines)
        found.append(tuple(lines))
    return tuple(found)


def remedy(voice: Voice, unmet: Unmet, portfolio: Portfolio, day: date) -> str:
    """Commands to type, with capitals for what only the user knows; empty where none helps."""
    facts = dict(unmet.facts)
    facts = {"record": unmet.record, **facts, "project": str(facts.get("project", unmet.record))}
    if unmet.code == "G007" and facts.get("site") != "?":
        return "\n".join(readying(voice, portfolio, facts, day, technically_responsible(portfolio)))
    if unmet.code == "W005":
        return "\n".join(_steps(voice, portfolio, str(facts["project"])))
    key, facts = _keyed(voice, portfolio, unmet.code, facts, day)
    return voice(key, **facts) if voice.has(key) else ""


def _steps(voice: Voice, portfolio: Portfolio, name: str) -> Iterator[str]:
    """The steps that can be taken from where a project stands."""
    project = portfolio.get(Project, name)
    if project is not None:
        workflow, moves = portfolio.workflow, project.transitions
        for to, step in states.steps_from(workflow, project.state, moves):
            key = "remedy.W005.reason" if step.reason else "remedy.W005"
            yield voice(key, project=name, to=to)


def _keyed(
    voice: Voice, portfolio: Portfolio, code: str, facts: dict[str, object], day: date
) -> Keyed:
    key = f"remedy.{code}"
    if code == "G001" and facts.get("capacity") == "technical":
        technical = technically_responsible(portfolio)
        return (f"{key}.technical" if technical else key), {**facts, "technical": technical}
    if code == "G002":
        return _advice(portfolio, key, facts, day)
    if code == "G003":
        return _decision(portfolio, key, facts, day)
    if code == "G006":
        return _maturity(portfolio, key, facts, day)
    if code == "G008" and facts.get("solution"):
        return f"{key}.solution", facts
    if code == "W011":
        return key, {**facts, "body": portfolio.settings.centre.core_team}
    if isinstance(facts.get("field"), str):
        special = f"remedy.G005.{facts['field']}"
        known = {**facts, "technical": technically_responsible(portfolio)}
        return (special if voice.has(special) else "remedy.G005"), known
    return key, facts


def _advice(portfolio: Portfolio, key: str, facts: dict[str, object], day: date) -> Keyed:
    """Answer what was asked; ask in the case that counts; else begin with a case."""
    project, to, bodies = str(facts["project"]), str(facts.get("to", "")), facts.get("bodies")
    asked = asked_advice(portfolio, facts, day)
    if asked:
        case, advice = asked
        return key, {**facts, "case": case.id, "body": advice.body}
    if not isinstance(bodies, tuple) or not bodies:
        return f"{key}.nobody", facts
    found = portfolio.get(Decision, str(facts.get("case", "")))
    found = found or case_under_way(portfolio, project, to, day)
    if found is None:
        return f"{key}.no_case", {**facts, "body": bodies[0]}
    return key, {**facts, "case": found.id, "body": bodies[0]}


def asked_advice(
    portfolio: Portfolio, facts: dict[str, object], day: date
) -> tuple[Decision, Advice] | None:
    """The advice that was asked for and not given, of a body that may give it, where it counts."""
    project, to = str(facts["project"]), str(facts.get("to", ""))
    bodies, named = facts.get("bodies"), facts.get("case")
    for case in portfolio.cases_about.get(project, ()):
        if case.id != named and not _is_open_about(portfolio, case, project, to, day):
            continue
        for each in case.advice:
            able = isinstance(bodies, tuple) and each.body in bodies
            waits = _past(each.requested, day) and not _past(each.given, day)
            if each.subject == facts["subject"] and able and waits:
                return case, each
    return None


def _is_open_about(portfolio: Portfolio, case: Decision, project: str, to: str, day: date) -> bool:
    """Whether advice in a case can still count for a step."""
    if _past(case.withdrawn, day) or not bears_on(case, project, to):
        return False
    if point_for(case, project, to):
        return _asks_for(portfolio, case, project, to, day)
    return not _past(case.decided, day)


def case_under_way(portfolio: Portfolio, project: str, to: str, day: date) -> Decision | None:
    """The case that asks for a step and would allow it, once a body has decided it."""
    about = portfolio.cases_about.get(project, ())
    return next((e for e in about if _asks_for(portfolio, e, project, to, day)), None)


def _asks_for(portfolio: Portfolio, case: Decision, project: str, to: str, day: date) -> bool:
    point = point_for(case, project, to)
    if point is None or not CURABLE.issuperset(faults(portfolio, case, project, to, day)):
        return False
    outcome = ruling(portfolio, case, point.number, day)
    if outcome is None or outcome.date > day:
        return True
    said = outcome.on(point.number)
    settled = said is not None and said.result not in OPEN
    return not settled or not counts(portfolio, case, outcome)


def _past(when: date | None, day: date) -> bool:
    return when is not None and when <= day


def _decision(portfolio: Portfolio, key: str, facts: dict[str, object], day: date) -> Keyed:
    body, to = deciding_body(portfolio, day), str(facts.get("to", ""))
    why = facts.get("why")
    faults = why if isinstance(why, tuple) else ()
    for each in ("elsewhere", "unread"):
        if each in faults:
            return f"{key}.{each}", facts
    if body is None:
        return f"{key}.nobody", facts
    case = case_under_way(portfolio, str(facts["project"]), to, day)
    if case:
        return f"{key}.case", {**facts, "body": body, "case": case.id}
    return key, {**facts, "body": body}


def _maturity(portfolio: Portfolio, key: str, facts: dict[str, object], day: date) -> Keyed:
    """A new assessment; of two on one day the lower counts, so one of today is put right."""
    solution = portfolio.get(Solution, str(facts.get("solution", "")))
    if solution is None:
        return "remedy.G005.solution", facts
    latest = maturity_on(solution, day)
    if latest is None or latest.date < day:
        return key, facts
    return f"{key}.same_day", {**facts, "number": solution.maturity.index(latest) + 1}


def deciding_body(portfolio: Portfolio, day: date | None) -> str | None:
    """Who decides on a day; without a day, who was ever given the mandate."""
    if day is not None:
        return next(mandates.holders(portfolio, "decide", day), None)
    bodies = portfolio.of(Body)
    return next((b.id for b in bodies if any(m.role == "decide" for m in b.mandates)), None)


def technically_responsible(portfolio: Portfolio) -> str | None:
    """Who may sign for the technical side."""
    found = portfolio.of(Organisation)
    role = "technically_responsible"
    return next((o.id for o in found if any(m.role == role for m in o.mandates)), None)
