"""The command that meets an unmet demand."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from telectl.locale import Voice
from telectl.model.body import Body
from telectl.model.decision import Advice, Decision
from telectl.model.organisation import Organisation
from telectl.model.portfolio import Portfolio
from telectl.model.solution import Solution
from telectl.workflow import mandates
from telectl.workflow.decisions import point_for
from telectl.workflow.wishes import Unmet


def remedy(voice: Voice, unmet: Unmet, portfolio: Portfolio, day: date | None = None) -> str:
    """A command to type, with capitals for what only the user knows; empty where none helps."""
    key, facts = f"remedy.{unmet.code}", dict(unmet.facts)
    project = str(facts.get("project", unmet.record))
    if unmet.code == "G002":
        key, facts = _advice(portfolio, project, key, facts)
    elif unmet.code == "G003":
        key, facts = _decision(portfolio, project, day, key, facts)
    elif unmet.code == "G005" and voice.has(f"{key}.{facts['field']}"):
        key = f"{key}.{facts['field']}"
    elif unmet.code == "G007":
        return "\n".join(_readiness(voice, portfolio, key, facts, project))
    if not voice.has(key):
        return ""
    return voice(key, **{"record": unmet.record, **facts, "project": project})


def _advice(
    portfolio: Portfolio, project: str, key: str, facts: dict[str, object]
) -> tuple[str, dict[str, object]]:
    """Answer what was asked; ask in the case that is under way; else begin with a case."""
    subject, bodies = str(facts["subject"]), facts.get("bodies")
    body = bodies[0] if isinstance(bodies, tuple) and bodies else None
    asked = asked_advice(portfolio, project, subject)
    if asked:
        case, number, advice = asked
        return f"{key}.answer", {**facts, "case": case.id, "number": number, "body": advice.body}
    if body is None:
        return f"{key}.nobody", facts
    found = case_under_way(portfolio, project, str(facts.get("to", "")))
    if found is None:
        return f"{key}.no_case", {**facts, "body": body}
    return key, {**facts, "case": found.id, "body": body}


def asked_advice(
    portfolio: Portfolio, project: str, subject: str, day: date | None = None
) -> tuple[Decision, int, Advice] | None:
    """The advice on a subject that was asked for and not given, with its place in the case."""
    for case in portfolio.cases_about.get(project, ()):
        for number, each in enumerate(case.advice, 1):
            asked = each.requested and (day is None or each.requested <= day)
            open_ = each.given is None or (day is not None and each.given > day)
            if each.subject == subject and asked and open_:
                return case, number, each
    return None


def case_under_way(
    portfolio: Portfolio, project: str, to: str, day: date | None = None
) -> Decision | None:
    """The undecided case that asks for a step, or else any undecided one about the project."""
    about = portfolio.cases_about.get(project, ())
    cases = [
        each for each in about if not _past(each.decided, day) and not _past(each.withdrawn, day)
    ]
    asking = [each for each in cases if point_for(each, project, to)]
    return next(iter([*asking, *cases]), None)


def _past(when: date | None, day: date | None) -> bool:
    return when is not None and (day is None or when <= day)


def _decision(
    portfolio: Portfolio, project: str, day: date | None, key: str, facts: dict[str, object]
) -> tuple[str, dict[str, object]]:
    body, to = deciding_body(portfolio, day), str(facts.get("to", ""))
    if body is None:
        return f"{key}.nobody", facts
    case = case_under_way(portfolio, project, to, day)
    if case and point_for(case, project, to):
        return f"{key}.case", {**facts, "body": body, "case": case.id}
    return key, {**facts, "body": body}


def deciding_body(portfolio: Portfolio, day: date | None) -> str | None:
    """Who decides on a day; without a day, who was ever given the mandate."""
    if day is not None:
        return next(mandates.holders(portfolio, "decide", day), None)
    bodies = portfolio.of(Body)
    return next((b.id for b in bodies if any(m.role == "decide" for m in b.mandates)), None)


def _readiness(
    voice: Voice, portfolio: Portfolio, key: str, facts: dict[str, object], project: str
) -> Iterator[str]:
    """A command for each condition that the site lacks."""
    solution = portfolio.get(Solution, str(facts.get("solution", "")))
    if solution is None:
        yield voice(f"{key}.no_site", project=project)
        return
    there = (each for each in solution.deployments if each.site == facts["site"])
    found = next((each for each in there if each.state != "ended"), None)
    if found is None:
        yield voice(f"{key}.deploy", **facts)
    known = {each.item for each in found.readiness} if found else set()
    told = {**facts, "technical": technically_responsible(portfolio)}
    told["share"] = portfolio.settings.thresholds.training_percent
    items = facts.get("items")
    for item in items if isinstance(items, tuple) else ():
        how = "set" if item in known else "add"
        special = f"{how}_{item}" if item in ("training", "commissioning") else how
        yield voice(f"{key}.{special}", **told, item=item)


def technically_responsible(portfolio: Portfolio) -> str | None:
    """Who may sign for the technical side."""
    found = portfolio.of(Organisation)
    role = "technically_responsible"
    return next((o.id for o in found if any(m.role == role for m in o.mandates)), None)
