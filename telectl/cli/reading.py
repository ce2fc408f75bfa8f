"""What the reading commands share: the portfolio opened, and what was asked checked."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from telectl.cli.frame import Options, deliver
from telectl.cli.opening import opened
from telectl.findings import Exit, Refusal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from telectl.document import Report
    from telectl.model.base import Record
    from telectl.model.records import Entry
    from telectl.reports.lists import Row
    from telectl.reports.teller import Teller
    from telectl.workspace.judged import Judged

__all__ = [
    "body_named",
    "chosen",
    "deliver_list",
    "entry_of",
    "opened",
    "sectors",
    "show_record",
    "states",
]

R = TypeVar("R", bound="Record")


def chosen(
    name: str, value: str | None, choices: Iterable[str], enum: str | None = None
) -> str | None:
    """The word as the files have it; one that isn't among the choices is refused.

    Where there are no choices, all may do.
    """
    from telectl.cli.spoken import word_of

    words = tuple(choices)
    if value is None or value in words:
        return value
    meant = word_of(enum or name.lstrip("-"), value)
    if words and meant not in words:
        raise Refusal(Exit.USAGE, "usage.choice", name=name, value=value, choices=words)
    return meant


def body_named(workspace: Judged, said: str | None) -> str | None:
    """The id of a body called by its id, short name or title; one that is not there is refused."""
    if not said:
        return None
    from telectl.workflow.cases import body_named as named

    body = named(workspace.portfolio, said)
    workspace.file_of(body)
    return body


def states(workspace: Judged) -> list[str]:
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


def entry_of(workspace: Judged, folder: str, record_id: str) -> Entry:
    """The record of a kind; an unknown id, or one of another kind, is refused."""
    workspace.file_of(record_id)
    entry = workspace.portfolio.entries.get(record_id)
    if entry is None or entry.folder != folder:
        near = workspace.portfolio.nearest(record_id, folder)
        is_ = entry.folder if entry else None
        raise Refusal(
            Exit.USAGE, "record.other_kind", id=record_id, nearest=near, folder=is_, wanted=folder
        )
    return entry


def show_record(options: Options, folder: str, record_id: str) -> int:
    """One record in full; what can't be read is said, with exit code 1."""
    workspace = opened(options)
    entry = entry_of(workspace, folder, record_id)
    report = _page(entry)
    made = report(options.voice, workspace.portfolio, workspace.findings, options.day, entry)
    deliver(options, made)
    return Exit.FINE if entry.record is not None else Exit.ERRORS


def _page(entry: Entry) -> Callable[..., Report]:
    from telectl.reports import decision, meeting, project, record, solution

    if entry.record is None:
        return record.report
    own = {
        "projects": project.report,
        "decisions": decision.report,
        "meetings": meeting.report,
        "solutions": solution.report,
    }
    return own.get(entry.folder, record.report)


def deliver_list(
    options: Options,
    workspace: Judged,
    folder: str,
    records: Iterable[R],
    *,
    row: Callable[[Teller, R], Row],
    columns: tuple[str, ...],
) -> None:
    """The records that were asked for as a table."""
    from telectl.reports.lists import report

    voice, portfolio, day = options.voice, workspace.portfolio, options.day
    deliver(
        options, report(voice, portfolio, day, folder, tuple(records), row=row, columns=columns)
    )
