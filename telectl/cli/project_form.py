"""``telectl project form``: an empty workbook in which owners write their status notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telectl.cli.files import require_place
from telectl.cli.filters import Org, Owner, Sector, Solution, State, project_filter
from telectl.cli.form_files import write_bytes
from telectl.cli.frame import Exit, Options, Refusal, command, noun

if TYPE_CHECKING:
    from collections.abc import Iterator

    from telectl.model.portfolio import Portfolio
    from telectl.model.project import Project

app = noun("project")

SUFFIX = ".xlsx"


def _require_workbook(options: Options) -> None:
    """Refuses a form that has nowhere to go, or another place than a workbook."""
    if not options.outputs:
        raise Refusal(Exit.USAGE, "form.no_workbook")
    for path in options.outputs:
        if path.suffix.lower() != SUFFIX:
            raise Refusal(Exit.USAGE, "form.suffix_workbook", path=str(path))
        require_place(path)


@command(app, "project form", outputs=_require_workbook)
def form(
    options: Options,
    *,
    owner: Owner = None,
    org: Org = None,
    sector: Sector = None,
    state: State = None,
    solution: Solution = None,
) -> int:
    """A row for each project; ``telectl project note --from`` takes the notes back."""
    from telectl.cli.reading import opened
    from telectl.render import workbook
    from telectl.reports import form_notes

    opened_now = opened(options)
    asked = project_filter(
        opened_now, owner=owner, org=org, sector=sector, state=state, solution=solution
    )
    portfolio = opened_now.portfolio
    projects = tuple(_running(portfolio, asked.projects(portfolio, options.day), state))
    if not projects:
        raise Refusal(Exit.USAGE, "form.no_projects")
    sheet = form_notes.sheet(options.voice, portfolio, options.day, projects)
    return write_bytes(options, workbook.render(sheet))


def _running(
    portfolio: Portfolio, projects: Iterator[tuple[Project, str]], asked: str | None
) -> Iterator[tuple[Project, str]]:
    """Those that aren't over; where a state was asked for, all."""
    for project, state in projects:
        if asked or not portfolio.workflow.is_final(state):
            yield project, state
