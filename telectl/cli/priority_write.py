"""``telectl priority propose|apply``."""

from __future__ import annotations

from typing import Annotated

from telectl.cli.frame import Options, arg, command, complete_ids, noun
from telectl.cli.parameters import DryRun, MoreWords, NewId, Title, each_of, ids, text

app = noun("priority")


@command(app, "priority propose")
def propose(
    options: Options,
    *,
    id: NewId,
    words: MoreWords = None,
    title: Title = None,
    rank: Annotated[list[str] | None, ids("--rank", key="rank", kinds=("projects",))] = None,
    point: Annotated[str | None, text("--point", key="rank_point")] = None,
    dry_run: DryRun = False,
) -> int:
    """A case that asks for a ranking: the projects in the order of their ranks."""
    from telectl.cli.acting import Acting, needed
    from telectl.workflow import priorities, records

    needed(title=title, rank=rank)
    acting = Acting(options)
    said = point or acting.own_voice("priority.point")
    ranked = each_of(rank)
    typed = priorities.proposed(acting.portfolio, ranked, said)
    made = records.new("decisions", id, {"title": title, **typed}, words or [], acting.moment)
    return acting.carry_out("priority propose", (made,), dry_run=dry_run, id=id, n=len(ranked))


@command(app, "priority apply")
def apply(
    options: Options,
    *,
    case: Annotated[
        str, arg("write.ranking_case", complete=complete_ids("decisions"), metavar="CASE")
    ],
    dry_run: DryRun = False,
) -> int:
    """The projects given the ranks of an approved case; those it leaves out have none."""
    from telectl.cli.acting import Acting
    from telectl.workflow import priorities

    acting = Acting(options)
    changes = priorities.applied(acting.portfolio, case, acting.moment)
    return acting.carry_out("priority apply", changes, decision=case, dry_run=dry_run, id=case)
