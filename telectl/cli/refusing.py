"""A step that is refused: each demand that is not met, and the command that meets it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from telectl.findings import Exit, Finding, Refusal, Severity

if TYPE_CHECKING:
    from telectl.cli.acting import Acting
    from telectl.workflow.projects import Answer, Request
    from telectl.workflow.wishes import Unmet


def refuse_unmet(acting: Acting, wish: Request, answer: Answer) -> NoReturn:
    """Refuses with every unmet demand at its place, and what to do about each."""
    from telectl.reports.remedies import remedies

    voice, portfolio, day = acting.options.voice, acting.portfolio, wish.day
    findings = tuple(_finding(acting, each) for each in answer.refusals)
    commands = remedies(voice, answer.refusals, portfolio, day)
    raise Refusal(
        Exit.REFUSED,
        "project.gate" if answer.step else "project.step",
        findings,
        id=wish.project,
        to=wish.to,
        n=len(findings),
        remedies=tuple(map("\n".join, commands)),
    )


def refuse_unready(acting: Acting, solution: str, site: str, state: str, since: str | None) -> None:
    """Refuses use at a site that is not ready for it on the day, or has not consented."""
    from telectl.cli.days_said import day_said
    from telectl.reports.remedies import remedies
    from telectl.workflow import deployments

    if state not in deployments.IN_USE:
        return
    day = deployments.day_of_use(acting.moment, day_said(since) if since else None)
    lacks = tuple(deployments.unmet(acting.portfolio, solution, site, state, day))
    if lacks:
        commands = remedies(acting.options.voice, lacks, acting.portfolio, day)
        raise Refusal(
            Exit.REFUSED,
            "deploy.unready",
            tuple(_finding(acting, each) for each in lacks),
            id=solution,
            site=site,
            to=state,
            n=len(lacks),
            remedies=tuple(map("\n".join, commands)),
        )


def met(acting: Acting, wish: Request, answer: Answer) -> tuple[str, ...]:
    """Every demand of a gate that is open, in words."""
    from telectl.model.decision import Decision
    from telectl.model.project import Project
    from telectl.reports.lacks import demand_text
    from telectl.reports.teller import Teller
    from telectl.workflow import gates
    from telectl.workflow.wishes import Wish

    voice, portfolio = acting.options.voice, acting.portfolio
    project = portfolio.get(Project, wish.project)
    if project is None or answer.step is None:
        return ()
    case = portfolio.get(Decision, answer.decision)
    teller = Teller(voice, portfolio, wish.day)
    asked = gates.answers(portfolio, answer.step, Wish(project, wish.to, wish.day, case))
    return tuple(f"{voice('gates.met')} {demand_text(teller, demand)}" for demand, _ in asked)


def _finding(acting: Acting, unmet: Unmet) -> Finding:
    known = unmet.record in acting.portfolio.entries or unmet.record in ("telectl", "workflow")
    if not known:
        return Finding(unmet.code, Severity.ERROR, "projects", facts=unmet.facts)
    file, line, column = acting.workspace.place(unmet.record, unmet.path)
    return Finding(unmet.code, Severity.ERROR, file, unmet.path, line, column, unmet.facts)
