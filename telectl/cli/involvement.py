"""``telectl involvement record``: clinical staff involved in a project."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from telectl.cli.frame import Options, arg, command, complete_ids, noun
from telectl.cli.parameters import DryRun, choice, day, each_of, ids, text

if TYPE_CHECKING:
    from telectl.model.portfolio import Portfolio
    from telectl.workflow.involving import Involved

app = noun("involvement")


@command(app, "involvement record")
def record(
    options: Options,
    *,
    project: Annotated[str, arg("write.project", complete=complete_ids("projects"))],
    type: Annotated[
        str | None, choice("--type", key="involvement_type", of="project.involvement.type")
    ] = None,
    profession: Annotated[list[str] | None, text("--profession", key="professions")] = None,
    site: Annotated[
        list[str] | None, ids("--site", key="involved_site", kinds=("organisations",))
    ] = None,
    outcome: Annotated[str | None, text("--outcome", key="involvement_outcome")] = None,
    group: Annotated[str | None, ids("--group", key="involved_group", kinds=("bodies",))] = None,
    date: Annotated[str | None, day("--date", key="involved_on")] = None,
    dry_run: DryRun = False,
) -> int:
    """How clinical staff were involved: which professions, at which sites, with what result."""
    from telectl.cli.acting import Acting
    from telectl.cli.options import day_of
    from telectl.workflow import cases, involving

    acting = Acting(options)
    told = involving.Involved(
        project,
        involving.kind_of(type) if type else None,
        each_of(profession),
        each_of(site),
        outcome,
        cases.body_named(acting.portfolio, group) if group else None,
        day_of(date) if date else None,
    )
    told = _complete(options, acting.portfolio, told)
    changes = involving.involved(acting.portfolio, told, acting.moment)
    return acting.carry_out(
        "involvement record",
        changes,
        dry_run=dry_run,
        id=project,
        professions=told.professions,
        day=told.day or acting.moment.day,
        on=told.day,
    )


def _complete(options: Options, portfolio: Portfolio, told: Involved) -> Involved:
    from telectl.cli.asking import require_terminal
    from telectl.workflow.involving import lacking

    names = lacking(told)
    if not names:
        return told
    require_terminal(names)
    from telectl.cli.asking.involvement import InvolvementQuestions

    return InvolvementQuestions(options, portfolio).completed(told)
