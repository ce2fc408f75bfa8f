"""``telectl case hearing send|answer``: a party is asked, and answers."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from telectl.cli.frame import Exit, Options, Refusal, arg, command, complete_ids, noun, opt, show
from telectl.cli.output import require_folder
from telectl.cli.parameters import DryRun

if TYPE_CHECKING:
    from collections.abc import Mapping


app = noun("case.hearing")

Case = Annotated[str, arg("paper.hearing_case", complete=complete_ids("decisions"), metavar="CASE")]
Mail = Annotated[str | None, opt("--to", key="paper.hearing_to", metavar="MAIL")]


@command(app, "case hearing send", outputs=require_folder)
def send(
    options: Options,
    *,
    id: Case,
    party: Annotated[str | None, opt("--party", key="paper.hearing_party", metavar="TEXT")] = None,
    organisation: Annotated[
        str | None,
        opt(
            "--organisation",
            key="paper.hearing_organisation",
            complete=complete_ids("organisations", "bodies"),
            metavar="ID",
        ),
    ] = None,
    deadline: Annotated[
        str | None, opt("--deadline", key="paper.hearing_deadline", metavar="DAY")
    ] = None,
    date: Annotated[str | None, opt("--date", key="paper.hearing_sent", metavar="DAY")] = None,
    to: Mail = None,
    from_: Annotated[str | None, opt("--from", key="paper.hearing_from", metavar="MAIL")] = None,
    again: Annotated[bool, opt("--again", key="paper.hearing_again")] = False,
    dry_run: DryRun = False,
) -> int:
    """Letter, answer form and a mail that isn't sent yet, in a folder; the hearing is recorded."""
    from telectl.cli.acting import Acting, needed
    from telectl.cli.case_hearing_files import files_of, sender_of
    from telectl.cli.options import day_of
    from telectl.reports.hearing_papers import Hearing
    from telectl.workflow import hearings
    from telectl.workflow.advising import of_case

    acting = Acting(replace(options, outputs=[]))
    party = party or (acting.portfolio.title(organisation) if organisation else None)
    needed(party=party, deadline=deadline or again, output=options.outputs)
    assert party is not None
    case = of_case(acting.portfolio, id)
    if again:
        asked = hearings.asked_before(case, party)
        sender = sender_of(acting.portfolio, case, from_)
        files = files_of(acting, Hearing(case, asked.party, asked.sent, asked.deadline, sender), to)
        return _write_again(options, files, dry_run)
    assert deadline is not None
    until = day_of(deadline)
    moment = acting.moment.on(day_of(date)) if date else acting.moment
    changes = tuple(hearings.sent(case, hearings.Asked(party, organisation, moment.day, until)))
    sender = sender_of(acting.portfolio, case, from_)
    hearing = Hearing(case, party, moment.day, until, sender)
    files = files_of(acting, hearing, to)
    with _beside(options, files, dry_run):
        done = acting.carry_out(
            "case hearing send",
            changes,
            dry_run=dry_run,
            on=moment.day,
            id=id,
            party=party,
            deadline=until,
        )
    _tell(options, files, dry_run)
    return done


def _write_again(options: Options, files: Mapping[str, bytes], dry_run: bool) -> int:
    """The papers of a hearing that was sent; the record stays as it is."""
    with _beside(options, files, dry_run):
        pass
    _tell(options, files, dry_run)
    return Exit.FINE


def _beside(
    options: Options, files: Mapping[str, bytes], dry_run: bool
) -> AbstractContextManager[None]:
    """The files are there when the act is, and neither where one is refused."""
    from telectl.cli.staged import require_free, staged

    require_free(options.outputs[0], files)
    return nullcontext() if dry_run else staged(options.outputs[0], files)


def _tell(options: Options, files: Mapping[str, bytes], dry_run: bool) -> None:
    from telectl.render.safe import safe

    for name in () if dry_run else files:
        path = str(options.outputs[0] / name)
        show(safe(options.voice("frame.written", path=path)), error=True)


@command(app, "case hearing answer")
def answer(
    options: Options,
    *,
    id: Case,
    party: Annotated[str, arg("paper.hearing_which", metavar="PARTY")],
    file: Annotated[str | None, opt("--file", key="paper.hearing_file", metavar="FILE")] = None,
    text: Annotated[str | None, opt("--text", key="paper.hearing_text", metavar="TEXT")] = None,
    date: Annotated[str | None, opt("--date", key="paper.hearing_answered", metavar="DAY")] = None,
    dry_run: DryRun = False,
) -> int:
    """What a party answered, from its letter or as it is typed."""
    from telectl.cli.acting import Acting
    from telectl.cli.case_hearing_answer import Answer, answer_in
    from telectl.cli.options import day_of
    from telectl.workflow import hearings
    from telectl.workflow.advising import of_case

    if bool(file) == bool(text):
        raise Refusal(Exit.USAGE, "hearing.one_of")
    acting = Acting(options)
    case = of_case(acting.portfolio, id)
    at = hearings.hearing_meant(case, party)
    said = Answer(text, ()) if text else answer_in(acting, case, at, file or "")
    moment = acting.moment.on(day_of(date)) if date else acting.moment
    name = Path(file).name if file else None
    changes = tuple(hearings.answered(case, at, said.text, name, moment.day))
    return acting.carry_out(
        "case hearing answer",
        changes,
        dry_run=dry_run,
        on=moment.day,
        id=id,
        remarks=said.remarks,
        party=case.hearings[at].party,
        day=moment.day,
    )
