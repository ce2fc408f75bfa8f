"""``telectl case correct|restamp``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from telectl.cli.frame import Options, arg, command, complete_ids, noun
from telectl.cli.parameters import DryRun, Words, text

if TYPE_CHECKING:
    from telectl.model.changes import Change

app = noun("case")

Case = Annotated[str, arg("write.one_case", complete=complete_ids("decisions"), metavar="CASE")]
Reason = Annotated[str | None, text("--reason", key="correct_reason")]


@command(app, "case correct")
def correct(
    options: Options, *, id: Case, words: Words, reason: Reason = None, dry_run: DryRun = False
) -> int:
    """Put wording right in a decided case while the minutes are a draft, and say why."""
    from telectl.cli.acting import Acting, needed
    from telectl.model.key_paths import assignment
    from telectl.workflow.advising import of_case
    from telectl.workflow.correcting import corrected, restamped

    needed(reason=reason)
    acting, why = Acting(options), reason or ""
    case = of_case(acting.portfolio, id)
    changes = corrected(acting.portfolio, case, words, why, acting.moment)
    after = acting.workspace.preview(changes).after.portfolio
    stamps = restamped(acting.portfolio, after, id, why, acting.moment)
    keys = tuple(assignment(word).key for word in words)
    return acting.carry_out(
        "case correct", (*changes, *stamps), dry_run=dry_run, id=id, keys=keys, reason=why
    )


@command(app, "case restamp")
def restamp(
    options: Options,
    *,
    id: Case,
    project: Annotated[
        str | None,
        arg("write.restamped", complete=complete_ids("projects"), metavar="PROJECT"),
    ] = None,
    reason: Reason = None,
    dry_run: DryRun = False,
) -> int:
    """Say that a change since the decision was only editorial, and why."""
    from telectl.cli.acting import Acting, needed
    from telectl.workflow.advising import of_case
    from telectl.workflow.correcting import case_restamped, impossible, project_restamped
    from telectl.workflow.records import require

    needed(reason=reason)
    acting, why = Acting(options), reason or ""
    case = of_case(acting.portfolio, id)
    if project:
        require(acting.portfolio, "projects", project)
        changes: tuple[Change, ...] = project_restamped(
            acting.portfolio, case, project, why, acting.moment
        )
    else:
        gone = impossible(acting.portfolio, case)
        left = acting.workspace.preview(gone).after.portfolio if gone else acting.portfolio
        there = of_case(left, id)
        stamps = case_restamped(left, there, why, acting.moment, mended=bool(gone))
        changes = (*gone, *stamps)
    return acting.carry_out(
        "case restamp", changes, dry_run=dry_run, id=id, project=project or id, reason=why
    )
