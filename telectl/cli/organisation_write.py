"""``telectl organisation new``."""

from __future__ import annotations

from typing import Annotated

from telectl.cli.frame import Options, command, noun
from telectl.cli.parameters import DryRun, MoreWords, NewId, Title, choice, day, ids

app = noun("organisation")


@command(app, "organisation new")
def new(
    options: Options,
    *,
    id: NewId,
    words: MoreWords = None,
    title: Title = None,
    sector: Annotated[
        str | None, choice("--sector", key="sector", of="organisation.sector")
    ] = None,
    type: Annotated[str | None, choice("--type", key="type", of="organisation.type")] = None,
    part_of: Annotated[
        str | None, ids("--part-of", key="part_of", kinds=("organisations",))
    ] = None,
    since: Annotated[str | None, day("--since", key="organisation_since")] = None,
    dry_run: DryRun = False,
) -> int:
    """A new organisation."""
    from telectl.cli.acting import Acting, needed
    from telectl.workflow import records

    needed(title=title, sector=sector, type=type)
    acting = Acting(options)
    typed = {"title": title, "sector": sector, "type": type, "part_of": part_of}
    typed |= {"valid_from": since}
    made = records.new("organisations", id, typed, words or [], acting.moment)
    return acting.carry_out("organisation new", (made,), dry_run=dry_run, id=id, title=title)
