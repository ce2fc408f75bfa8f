"""``telectl journal package``: the final papers of a case or a meeting for the records system."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from telectl.cli.as_of import dated
from telectl.cli.files import require_place, write_to
from telectl.cli.frame import Exit, Options, Refusal, arg, command, complete_ids, noun, opt, show

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from telectl.document import Report
    from telectl.model.decision import Decision
    from telectl.model.meeting import Meeting
    from telectl.reports.journal_package import Filed
    from telectl.workspace.judged import Judged

ZIP = ".zip"

app = noun("journal")


def _require(options: Options) -> None:
    """One new folder, or one zip file: two packages in one would be told apart by nobody."""
    if len(options.outputs) != 1:
        raise Refusal(Exit.USAGE, "package.one_place")
    target = options.outputs[0]
    if target.suffix.lower() == ZIP:
        require_place(target)
    elif target.is_dir() and any(target.iterdir()):
        raise Refusal(Exit.CONFLICT, "package.not_empty", path=str(target))
    elif not target.is_dir():
        require_place(target)


@command(app, "journal package", outputs=_require, reads=True)
def package(
    options: Options,
    *,
    record: Annotated[
        str,
        arg("paper.packed", metavar="CASE|MEETING", complete=complete_ids("decisions", "meetings")),
    ],
    draft: Annotated[bool, opt("--draft", key="paper.draft")] = False,
) -> int:
    """Papers as PDF, and a list of what each of them is; annexes are listed, not held here."""
    from telectl.cli.reading import opened
    from telectl.render.package import files_of, packed
    from telectl.reports import journal_package

    workspace = opened(options)
    found = _found(workspace, record)
    drafts = journal_package.drafts(workspace.portfolio, found)
    if drafts and not draft:
        raise Refusal(Exit.CONFLICT, "package.draft", id=record, meetings=drafts)
    files = files_of(_papers(options, workspace, found))
    target = options.outputs[0]
    if target.suffix.lower() == ZIP:
        write_to(target, packed(files))
    else:
        _into(target, files)
    show(options.voice("package.written", path=str(target), n=len(files)))
    return Exit.FINE


def _found(workspace: Judged, record: str) -> Decision | Meeting:
    from telectl.model.decision import Decision
    from telectl.model.meeting import Meeting

    file = workspace.file_of(record)
    entry = workspace.portfolio.entries.get(record)
    held = entry.record if entry else None
    if entry is None or entry.folder not in (Decision.folder, Meeting.folder):
        raise Refusal(Exit.USAGE, "package.other_kind", id=record)
    if not isinstance(held, Decision | Meeting):
        raise Refusal(Exit.ERRORS, "record.unread", id=record, file=file)
    return held


def _papers(
    options: Options, workspace: Judged, found: Decision | Meeting
) -> Iterator[tuple[Mapping[str, object], Report | None]]:
    from telectl.model.meeting import Meeting
    from telectl.reports import journal_package

    voice, portfolio, day = options.voice, workspace.portfolio, options.day
    if isinstance(found, Meeting):
        filed = journal_package.of_meeting(voice, portfolio, day, found)
    else:
        filed = journal_package.of_case(voice, portfolio, day, found)
    return ((_told(options, each), each.paper and dated(options, each.paper)) for each in filed)


def _told(options: Options, each: Filed) -> dict[str, object]:
    voice = options.voice
    return {
        "file": each.name,
        "kind": voice(f"package.{each.kind}"),
        "title": each.title,
        "journal_number": each.journal,
        "date": each.date.isoformat(),
        "body": each.body,
        "publicity": voice.enum("access", each.publicity),
        "status": voice("package.draft") if each.draft else voice("package.final"),
        "record": each.record,
        "reference": each.reference,
    }


def _into(folder: Path, files: Mapping[str, bytes]) -> None:
    folder.mkdir(exist_ok=True)
    for name, data in files.items():
        write_to(folder / name, data)
