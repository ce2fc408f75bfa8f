"""``telectl organisation new|succeed``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

from telectl.cli.frame import Options, arg, command, complete_ids, noun, opt
from telectl.cli.parameters import DryRun, MoreWords, NewId, Title, choice, day, ids, text

if TYPE_CHECKING:
    from datetime import date

    from telectl.cli.acting import Acting
    from telectl.workflow.succession import Told

app = noun("organisation")
FOLDERS = ("organisations", "bodies")


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


@command(app, "organisation succeed")
def succeed(
    options: Options,
    *,
    old: Annotated[str, arg("write.old", complete=complete_ids(*FOLDERS), metavar="OLD")],
    new: Annotated[str, arg("write.new", complete=complete_ids(*FOLDERS), metavar="NEW")],
    basis: Annotated[
        str | None, choice("--basis", key="basis", of="organisation.succession.basis")
    ] = None,
    reference: Annotated[str | None, text("--reference", key="succession_reference")] = None,
    decision: Annotated[str | None, ids("--decision", key="given_by", kinds=("decisions",))] = None,
    existing: Annotated[bool, opt("--existing", key="write.existing")] = False,
    dry_run: DryRun = False,
) -> int:
    """One organisation or body is followed by another from ``--on`` on, which may lie ahead."""
    from telectl.cli.acting import Acting, needed
    from telectl.cli.spoken import word_of
    from telectl.workflow import succession

    basis = word_of("basis", basis) if basis else None
    needed(on=options.on, **({"decision": decision} if basis == "decision" else {}))
    acting = Acting(replace(options, on=None))
    told = succession.Told(old, new, options.day, basis, reference, decision, existing)
    changes = succession.succeeding(acting.portfolio, told, acting.moment.today)
    ahead = told.day if told.day > acting.moment.today else None
    remarks = tuple(_remarks(acting, told, ahead))
    return acting.carry_out(
        "organisation succeed",
        changes,
        dry_run=dry_run,
        remarks=remarks,
        ahead=ahead,
        old=old,
        new=new,
        day=told.day,
    )


def _remarks(acting: Acting, told: Told, ahead: date | None) -> Iterator[str]:
    """What doesn't pass, with the command that gives it; what is left for the day itself."""
    from telectl.workflow import succession

    voice, day = acting.options.voice, told.day.isoformat()
    for each in succession.left_behind(acting.portfolio, told):
        subjects = f" subjects={','.join(each.subjects)}" if each.subjects else ""
        facts = {"role": each.role, "subjects": subjects, "new": told.new, "from": day}
        yield voice("acted.mandate_stays", **facts)
    if ahead:
        yield voice("acted.passes_later", old=told.old, new=told.new, day=ahead, on=day)
