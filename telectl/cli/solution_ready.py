"""``telectl solution ready``: the conditions of use of one site, shown or told."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

from telectl.cli.frame import Exit, Options, Refusal, arg, command, complete_words, noun, opt
from telectl.cli.parameters import DryRun, choice, day, ids, text, words_of
from telectl.cli.solution_write import Site, Solution

if TYPE_CHECKING:
    from telectl.workflow.conditions import Told

app = noun("solution")
ITEM = "solution.deployments.readiness.item"


@command(app, "solution ready")
def ready(
    options: Options,
    *,
    id: Solution,
    site: Site,
    item: Annotated[
        str | None, arg("write.item", complete=complete_words(lambda: words_of(ITEM)))
    ] = None,
    status: Annotated[
        str | None, choice("--status", key="standing", of="solution.deployments.readiness.status")
    ] = None,
    date: Annotated[str | None, day("--date", key="ready_date")] = None,
    share: Annotated[int | None, opt("--share", key="write.share", metavar="PERCENT")] = None,
    sign: Annotated[
        list[str] | None, opt("--sign", key="write.sign", metavar="CAPACITY=ID")
    ] = None,
    by: Annotated[
        str | None, ids("--by", key="ready_by", kinds=("members", "organisations"))
    ] = None,
    reference: Annotated[str | None, text("--reference", key="reference")] = None,
    reason: Annotated[str | None, text("--reason", key="ready_reason")] = None,
    exemption: Annotated[str | None, ids("--exemption", key="exemption", kinds=("decisions",))] = (
        None
    ),
    dry_run: DryRun = False,
) -> int:
    """The conditions of use of a site; with one named, how it stands."""
    from telectl.workflow.conditions import Told

    told = Told(item or "", status, date, share, tuple(sign or ()), by)
    told = replace(told, reference=reference, reason=reason, exemption=exemption)
    if item:
        return _tell(options, id, site, told, dry_run)
    if told != Told(""):
        raise Refusal(Exit.USAGE, "ready.item", items=tuple(words_of(ITEM)))
    return _show(options, id, site)


def _show(options: Options, id: str, site: str) -> int:
    from telectl.cli.frame import deliver
    from telectl.cli.reading import entry_of, opened
    from telectl.reports import readiness

    workspace = opened(options)
    entry = entry_of(workspace, "solutions", id)
    entry_of(workspace, "organisations", site)
    if entry.record is None:
        raise Refusal(Exit.ERRORS, "record.unread", id=id, file=entry.file)
    portfolio, day = workspace.portfolio, options.day
    deliver(options, readiness.report(options.voice, portfolio, day, id, site))
    return Exit.FINE


def _tell(options: Options, id: str, site: str, told: Told, dry_run: bool) -> int:
    from telectl.cli.acting import Acting
    from telectl.cli.days_said import day_said
    from telectl.model.values import parse
    from telectl.workflow import conditions
    from telectl.workflow.deployments import shape_at

    acting = Acting(options)
    keys = shape_at("readiness", 0).keys
    told = replace(told, item=str(parse(keys["item"], told.item, "item")))
    if told.status:
        told = replace(told, status=str(parse(keys["status"], told.status, "status")))
    if told.date:
        told = replace(told, date=day_said(told.date))
    changes = conditions.ready(acting.portfolio, id, site, told, acting.moment)
    return acting.carry_out(
        "solution ready", changes, dry_run=dry_run, id=id, site=site, item=told.item
    )
