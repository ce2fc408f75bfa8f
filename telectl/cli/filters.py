"""The options by which projects are picked, and the filter that they make."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from telectl.cli.frame import complete_ids, complete_words, opt
from telectl.cli.parameters import states as state_words
from telectl.cli.reading import chosen, sectors, states

if TYPE_CHECKING:
    from telectl.reports.filters import Filter
    from telectl.workspace.judged import Judged

Owner = Annotated[
    str | None, opt("--owner", key="owner", complete=complete_ids("members"), metavar="MEMBER")
]
Org = Annotated[
    str | None,
    opt("--org", key="org", complete=complete_ids("organisations"), metavar="ORGANISATION"),
]
Sector = Annotated[
    str | None, opt("--sector", key="sector", complete=complete_words(sectors), metavar="SECTOR")
]
State = Annotated[
    str | None, opt("--state", key="state", complete=complete_words(state_words), metavar="STATE")
]
Solution = Annotated[
    str | None,
    opt("--solution", key="solution", complete=complete_ids("solutions"), metavar="SOLUTION"),
]


def project_filter(
    workspace: Judged,
    *,
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
    state = chosen("--state", state, states(workspace))
    sector = chosen("--sector", sector, sectors())
    return Filter(owner, org, sector, state, solution)
