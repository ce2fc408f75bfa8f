"""``telectl read``: what others filled in, shown first, then written as one act."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from telectl.cli.frame import (
    Exit,
    Options,
    Refusal,
    arg,
    command,
    complete_ids,
    complete_words,
    deliver,
    opt,
    verb,
)
from telectl.cli.parameters import DryRun

if TYPE_CHECKING:
    from telectl.cli.acting import Acting
    from telectl.cli.form_read import Asked, Read
    from telectl.cli.form_weighed import Prefer

app = verb()
PREFER = ("form", "portfolio")
_WORKBOOK = "xl/workbook.xml"


@command(app, "read")
def read(
    options: Options,
    *,
    files: Annotated[list[Path], arg("read.files", metavar="FILE")],
    prefer: Annotated[
        str | None,
        opt(
            "--prefer",
            key="read.prefer",
            metavar="WORD",
            complete=complete_words(lambda: list(PREFER)),
        ),
    ] = None,
    record: Annotated[
        list[str] | None,
        opt(
            "--record",
            key="read.record",
            metavar="ID",
            complete=complete_ids("decisions", "meetings"),
        ),
    ] = None,
    leave_out: Annotated[bool, opt("--leave-out", key="read.leave_out")] = False,
    dry_run: DryRun = False,
) -> int:
    """Take back forms that were filled in."""
    from telectl.cli.acting import Acting
    from telectl.cli.form_read import Asked
    from telectl.store.git.origin import first_commit

    acting = Acting(options)
    for each in record or ():
        acting.workspace.file_of(each)
    origin = first_commit(acting.options.root)
    prefers, only = _preferred(prefer), tuple(record or ())
    asked = Asked(acting.portfolio, acting.moment, prefers, origin, only)
    found = _read_all(files, asked)
    left = sum(len(each.told.left) for each in found)
    if not _goes_on(acting, found, left=left, leave_out=leave_out, dry_run=dry_run):
        return Exit.FINE
    changes = tuple(change for each in found for change in each.changes)
    records = tuple(dict.fromkeys(each.record for each in found if each.changes))
    return acting.carry_out(
        "read",
        changes,
        records=records,
        dry_run=dry_run,
        remarks=_remarks(acting, found, left),
        ids=records,
        n=len(records),
    )


def _preferred(said: str | None) -> Prefer | None:
    from telectl.cli.reading import chosen

    found = chosen("--prefer", said, PREFER, "prefer")
    return "form" if found == "form" else "portfolio" if found else None


def _read_all(files: list[Path], asked: Asked) -> list[Read]:
    """Every file, before anything is written; two forms of one record are refused."""
    from telectl.cli.form_read import read_form
    from telectl.store.received.package import refused, unpacked

    found: list[Read] = []
    for path in files:
        parts = unpacked(path)
        if _WORKBOOK in parts:
            raise refused(path, "workbook", path=str(path))
        made = read_form(path, parts, asked)
        if any(each.record == made.record for each in found):
            raise refused(path, "twice", id=made.record)
        found.append(made)
    return found


def _goes_on(
    acting: Acting, found: list[Read], *, left: int, leave_out: bool, dry_run: bool
) -> bool:
    """Shows what would change; whether it is to be written, as said or as answered."""
    from telectl.cli.asking.sure import is_sure
    from telectl.cli.telling import as_data
    from telectl.reports.form_told import report

    options = acting.options
    asks = any(each.changes for each in found)
    whole = not left or leave_out
    if not (as_data(options) and (options.yes or dry_run) and asks and whole):
        deliver(options, report(options.voice, options.day, [each.told for each in found]))
    if left and not leave_out:
        raise Refusal(Exit.REFUSED, "read.left", n=left)
    if not asks or dry_run:
        return asks
    return is_sure(options, "read")


def _remarks(acting: Acting, found: list[Read], left: int) -> tuple[str, ...]:
    voice = acting.options.voice
    conflicts = tuple(e.name for each in found for e in each.told.conflicts)
    lines = [voice("read.left_out", n=left)] if left else []
    lines += [voice("read.not_taken", names=conflicts, n=len(conflicts))] if conflicts else []
    reworded = tuple(e.name for each in found for e in each.told.reworded)
    lines += [voice("read.not_answered", names=reworded, n=len(reworded))] if reworded else []
    return tuple(lines)
