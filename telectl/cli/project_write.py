"""``telectl project new|note|advance|rebaseline``."""

from __future__ import annotations

from dataclasses import asdict
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
    noun,
    opt,
    show,
)
from telectl.cli.parameters import By, DryRun, MoreWords, NewId, Title, choice, ids, states, text

if TYPE_CHECKING:
    from telectl.cli.acting import Acting
    from telectl.cli.notes import Notes

app = noun("project")
PROJECT = complete_ids("projects")


PROJECT_STATES = complete_words(states)


@command(app, "project new")
def new(
    options: Options,
    *,
    id: NewId,
    words: MoreWords = None,
    title: Title = None,
    solution: Annotated[str | None, ids("--solution", key="solution", kinds=("solutions",))] = None,
    owner: Annotated[str | None, ids("--owner", key="owner", kinds=("members",))] = None,
    purpose: Annotated[str | None, text("--purpose", key="purpose")] = None,
    sector: Annotated[
        list[str] | None, choice("--sector", key="sector", of="project.sectors")
    ] = None,
    site: Annotated[list[str] | None, ids("--site", key="sites", kinds=("organisations",))] = None,
    technical: Annotated[
        str | None, ids("--technical", key="technical", kinds=("organisations",))
    ] = None,
    by: By = None,
    dry_run: DryRun = False,
) -> int:
    """A new project, in the workflow's first state."""
    from telectl.cli.acting import Acting, needed
    from telectl.workflow import records

    needed(title=title)
    acting = Acting(options)
    typed = {"title": title, "solution": solution, "owner": owner, "purpose": purpose}
    typed |= {"technical_responsible": technical}
    many = {"sectors": sector, "sites": site}
    made = records.project(
        acting.portfolio, id, {**typed, **many}, words or [], acting.moment, by=by
    )
    return acting.carry_out("project new", (made,), dry_run=dry_run, id=id, title=title)


@command(app, "project note")
def note(
    options: Options,
    *,
    id: Annotated[str | None, arg("write.project", complete=PROJECT, metavar="ID")] = None,
    words: Annotated[str | None, arg("write.note_text", metavar="TEXT")] = None,
    table: Annotated[Path | None, opt("--from", key="write.from", metavar="FILE")] = None,
    by: Annotated[str | None, ids("--by", key="note_by", kinds=("members",))] = None,
    rating: Annotated[
        str | None, choice("--rating", key="rating", of="project.ratings.value")
    ] = None,
    reason: Annotated[str | None, text("--reason", key="rating_reason")] = None,
    dry_run: DryRun = False,
) -> int:
    """A dated status note, or a table of them."""
    from telectl.cli.acting import Acting, brief
    from telectl.workflow import records

    if table is not None:
        if id or words or by or rating or reason:
            raise Refusal(Exit.USAGE, "note.either")
        return _notes(Acting(options), table, dry_run)
    if not id or not words or not words.strip():
        raise Refusal(Exit.USAGE, "note.incomplete")
    acting = Acting(options)
    records.require_after_moves(acting.portfolio, id, acting.moment)
    changes = records.note(
        acting.portfolio, id, words, acting.moment, by=by, rating=rating, reason=reason
    )
    return acting.carry_out("project note", changes, dry_run=dry_run, id=id, text=brief(words))


def _notes(acting: Acting, table: Path, dry_run: bool) -> int:
    from telectl.cli.notes import read_notes, unread_lines

    voice = acting.options.voice
    found = read_notes(table, acting.portfolio, acting.moment, voice)
    unread = unread_lines(voice, found.unread)
    if not _agreed(acting, table, found, unread, dry_run=dry_run):
        return Exit.FINE
    ids = tuple(dict.fromkeys(row.id for row in found.rows))
    there = (voice("acted.notes_there", n=found.there),) if found.there else ()
    return acting.carry_out(
        "project notes",
        found.changes,
        dry_run=dry_run,
        records=ids,
        gate=there,
        remarks=unread,
        n=len(found.rows),
        ids=ids,
    )


def _agreed(
    acting: Acting, table: Path, found: Notes, unread: tuple[str, ...], *, dry_run: bool
) -> bool:
    """A workbook is shown row by row before it is taken; a plain table is its own preview."""
    from telectl.cli.asking.sure import is_sure
    from telectl.cli.telling import as_data
    from telectl.render.safe import safe
    from telectl.store.received.package import is_packed

    if not is_packed(table) or not found.rows:
        return True
    for row in () if as_data(acting.options) else found.rows:
        show(safe(acting.options.voice("acted.note_row", **asdict(row))))
    for line in () if as_data(acting.options) or acting.options.yes else unread:
        show(safe(line))
    return dry_run or is_sure(acting.options, "read")


@command(app, "project advance")
def advance(
    options: Options,
    *,
    id: Annotated[str, arg("write.project", complete=PROJECT, metavar="ID")],
    to: Annotated[
        str | None, opt("--to", key="write.to", complete=PROJECT_STATES, metavar="STATE")
    ] = None,
    decision: Annotated[str | None, ids("--decision", key="decision", kinds=("decisions",))] = None,
    by: By = None,
    reason: Annotated[str | None, text("--reason", key="move_reason")] = None,
    dry_run: DryRun = False,
) -> int:
    """Ask the gate, and move the project when it is met."""
    from telectl.cli.acting import Acting, needed
    from telectl.cli.refusing import met, refuse_unmet
    from telectl.cli.spoken import word_of
    from telectl.model.project import Project
    from telectl.workflow import projects
    from telectl.workflow.projects import Request

    needed(to=to)
    acting = Acting(options)
    moment = acting.moment
    state = word_of("state", to or "")
    wish = Request(id, state, moment.day, moment.today, decision, by, reason)
    answer = projects.advance(acting.portfolio, wish)
    if answer.refusals:
        refuse_unmet(acting, wish, answer)
    project = acting.portfolio.get(Project, id)
    assert project is not None
    return acting.carry_out(
        "project advance",
        answer.changes,
        decision=answer.decision,
        dry_run=dry_run,
        gate=met(acting, wish, answer) if dry_run else (),
        id=id,
        origin=project.state,
        to=state,
    )


@command(app, "project rebaseline")
def rebaseline(
    options: Options,
    *,
    id: Annotated[str, arg("write.project", complete=PROJECT, metavar="ID")],
    milestone: Annotated[
        list[str] | None, opt("--milestone", key="write.rebaselined", metavar="TITLE=DAY")
    ] = None,
    budget: Annotated[str | None, opt("--budget", key="write.rebudgeted", metavar="KR")] = None,
    reason: Annotated[str | None, text("--reason", key="rebaseline_reason")] = None,
    decision: Annotated[
        str | None, ids("--decision", key="rebaseline_decision", kinds=("decisions",))
    ] = None,
    dry_run: DryRun = False,
) -> int:
    """Agree on the plan anew, with a reason."""
    from telectl.cli.acting import Acting, brief, needed
    from telectl.workflow.replanning import Replan
    from telectl.workflow.replanning import rebaseline as agree

    needed(reason=reason)
    acting = Acting(options)
    asked = Replan(id, milestone or (), budget, reason, decision)
    changes = agree(acting.portfolio, asked, acting.moment)
    why = brief(reason or "")
    return acting.carry_out(
        "project rebaseline", changes, decision=decision, dry_run=dry_run, id=id, reason=why
    )
