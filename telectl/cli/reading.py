"""What the reading commands share: the portfolio opened, and what was asked checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telectl.cli.frame import Options
from telectl.findings import Exit, Refusal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from telectl.reports.filters import Filter
    from telectl.workspace import Workspace


def opened(options: Options) -> Workspace:
    """The portfolio as of the day asked for."""
    from telectl.workspace import open_folder

    return open_folder(options.root, options.day)


def project_filter(
    workspace: Workspace,
    owner: str | None,
    org: str | None,
    sector: str | None,
    state: str | None,
    solution: str | None,
) -> Filter:
    """The filter asked for; an id or word that nothing has is refused."""
    from telectl.reports.filters import Filter

    for record_id in (owner, org, solution):
        if record_id is not None:
            workspace.file_of(record_id)
    require_choice("--state", state, states(workspace))
    require_choice("--sector", sector, sectors())
    return Filter(owner, org, sector, state, solution)


def require_choice(name: str, value: str | None, choices: Iterable[str]) -> None:
    """Refuses a word that isn't among the choices; where there are none, all may do."""
    words = tuple(choices)
    if value is not None and words and value not in words:
        raise Refusal(Exit.USAGE, "usage.choice", name=name, choices=words)


def states(workspace: Workspace) -> list[str]:
    """The workflow's states, and those that projects stand in beside them."""
    from telectl.model.project import Project

    portfolio = workspace.portfolio
    known = [each.id for each in portfolio.workflow.states]
    return list(dict.fromkeys([*known, *(each.state for each in portfolio.of(Project))]))


def sectors() -> list[str]:
    """The sectors that a record may name."""
    from typing import get_args

    from telectl.model.base import Sector

    return list(get_args(Sector))
