"""``--as-of`` on the line: where it may stand, and both clocks on what is told."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from telectl.cli.options import Options
from telectl.findings import Exit, Refusal

if TYPE_CHECKING:
    from telectl.document import Report


def require_reading(options: Options, *, reads: bool) -> None:
    """Refuses ``--as-of`` where only what stands now is used, and a revision that is none."""
    if options.as_of is not None and not reads:
        command = options.command.partition(" ")[2]
        raise Refusal(Exit.USAGE, "usage.as_of", command=command)
    _ = options.known


def both_clocks(options: Options) -> str:
    """The day that is judged, and the commit by which it is; empty without ``--as-of``."""
    known = options.known
    if known is None:
        return ""
    facts = {"day": options.day, "commit": known.commit[:9], "known": known.made}
    return options.voice("report.as_of", **facts)


def as_of_view(options: Options) -> dict[str, str]:
    """The commit that was read and its day, for programs; nothing without ``--as-of``."""
    known = options.known
    return {"commit": known.commit, "day": known.made.isoformat()} if known else {}


def dated(options: Options, report: Report) -> Report:
    """The report with both clocks on it."""
    from telectl.document import Heading, Note

    as_of = as_of_view(options)
    if not as_of:
        return report
    blocks = list(report.document.blocks)
    title = (i for i, each in enumerate(blocks) if isinstance(each, Heading) and each.level == 1)
    blocks.insert(next(title, -1) + 1, Note(both_clocks(options)))
    document = replace(report.document, blocks=tuple(blocks))
    return replace(report, view={"as_of": as_of, **report.view}, document=document)
