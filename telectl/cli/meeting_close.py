"""``telectl meeting close``: one act that makes a meeting's outcomes count."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from telectl.cli.frame import Exit, Options, Refusal, command, noun
from telectl.cli.meeting_write import OneMeeting
from telectl.cli.parameters import DryRun
from telectl.findings import Severity

if TYPE_CHECKING:
    from telectl.cli.acting import Acting
    from telectl.model.meeting import Meeting
    from telectl.model.portfolio import Portfolio
    from telectl.reports.teller import Teller
    from telectl.workflow.closing import Step
    from telectl.workflow.wishes import Unmet

app = noun("meeting")


@command(app, "meeting close")
def close(options: Options, *, id: OneMeeting, dry_run: DryRun = False) -> int:
    """The outcomes into their cases, projects on to where they may go, the minutes as a draft."""
    from telectl.cli.acting import Acting
    from telectl.workflow import closing
    from telectl.workflow.convening import meeting_named
    from telectl.workflow.whole import require_whole

    acting = Acting(options)
    meeting = meeting_named(acting.portfolio, id)
    _refuse_faulty(acting, meeting)
    require_whole(acting.portfolio, meeting, acting.moment)
    first = tuple(closing.outcomes(acting.portfolio, meeting, acting.moment))
    after = acting.workspace.preview(first).after.portfolio
    steps = tuple(closing.steps(after, meeting, acting.moment))
    moves = (change for each in steps for change in each.changes)
    acting.carry_out(
        "meeting close",
        (*first, *moves, *closing.to_tell(after, meeting)),
        decision=meeting.said[0].case if len(meeting.said) == 1 else None,
        dry_run=dry_run,
        remarks=tuple(_remarks(acting, after, meeting, steps)),
        on=meeting.date,
        id=id,
        n=len(meeting.agenda),
    )
    return Exit.FINE if dry_run else _offer(acting)


def _refuse_faulty(acting: Acting, meeting: Meeting) -> None:
    """No meeting is closed on drafts that can't be so; what is missing is told by the closing."""
    file = acting.workspace.file_of(meeting.id)
    wrong = tuple(
        each
        for each in acting.workspace.findings
        if each.file == file and each.severity is Severity.ERROR and each.path[:1] != ("agenda",)
    )
    if wrong:
        raise Refusal(Exit.REFUSED, "meeting.faulty", wrong, id=meeting.id, n=len(wrong))


def _offer(acting: Acting) -> int:
    """To send what isn't sent, which the act has told of: at once where it is wanted."""
    from telectl.cli import sync
    from telectl.cli.asking import at_terminal
    from telectl.cli.asking.questions import Questions
    from telectl.cli.telling import as_data, unsent_line

    options = acting.options
    waits = [] if as_data(options) else unsent_line(options)
    wanted = bool(waits) and options.commit and at_terminal()
    if wanted and (options.yes or Questions(options, acting.portfolio).agrees("send")):
        return sync.sync(options)
    return Exit.FINE


def _remarks(
    acting: Acting, after: Portfolio, meeting: Meeting, steps: tuple[Step, ...]
) -> Iterator[str]:
    """Which projects moved, which wait and for what, and who gets the minutes."""
    from telectl.reports.teller import Teller
    from telectl.workflow.convening import next_planned, next_sitting

    voice = acting.options.voice
    teller = Teller(voice, after, meeting.date)
    for each in steps:
        facts = {"project": each.project, "origin": each.origin, "to": each.to}
        if each.second:
            yield voice("meeting.second", case=each.case, **facts)
        elif each.lacks:
            lacks = tuple(dict.fromkeys(_lacking(teller, x) for x in each.lacks))
            yield voice("meeting.awaiting", **facts, lacks=lacks)
        else:
            yield voice("act.project.advance", id=each.project, **facts)
    planned, sitting = next_planned(after, meeting), next_sitting(after, meeting)
    if planned:
        yield voice("meeting.minutes_next", meeting=planned.id)
    else:
        key = "meeting.minutes_new" if sitting else "meeting.minutes_nowhere"
        day = sitting.day.isoformat() if sitting else None
        yield voice(key, body=meeting.body, day=day)


def _lacking(teller: Teller, unmet: Unmet) -> str:
    """What a gate lacks in few words; what else keeps a project, as it is found."""
    from telectl.reports.lacks import lack

    if unmet.code.startswith("G"):
        return lack(teller, unmet.code, unmet.facts)
    return teller.voice(f"finding.{unmet.code}", **unmet.facts)
