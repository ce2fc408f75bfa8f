"""``telectl case submit|withdraw|journalise``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

from telectl.cli.frame import Options, arg, command, complete_ids, noun
from telectl.cli.parameters import DryRun, day, ids

if TYPE_CHECKING:
    from telectl.cli.acting import Acting
    from telectl.workflow.moment import Moment
    from telectl.workflow.submitting import Submission

app = noun("case")

Case = Annotated[str, arg("write.one_case", complete=complete_ids("decisions"), metavar="CASE")]
When = Annotated[str | None, day("--date", key="act_day")]


@command(app, "case submit")
def submit(
    options: Options,
    *,
    id: Case,
    to: Annotated[str | None, ids("--to", key="submit_to", kinds=("bodies",))] = None,
    date: When = None,
    dry_run: DryRun = False,
) -> int:
    """Send a case to the next body of its climb, for the next meeting that it can reach."""
    from telectl.cli.acting import Acting
    from telectl.workflow import cases, submitting
    from telectl.workflow.advising import of_case

    acting = Acting(options)
    moment = _moment(acting, date)
    case = of_case(acting.portfolio, id)
    body = cases.body_named(acting.portfolio, to) if to else None
    sent = submitting.submission(acting.portfolio, case, body, moment.day)
    return acting.carry_out(
        "case submit",
        tuple(submitting.submitted(acting.portfolio, sent)),
        dry_run=dry_run,
        remarks=tuple(_remarks(acting, sent)),
        on=moment.day,
        id=id,
        body=sent.body,
        day=moment.day,
    )


def _moment(acting: Acting, date: str | None) -> Moment:
    from telectl.cli.options import day_of

    return acting.moment.on(day_of(date)) if date else acting.moment


def _remarks(acting: Acting, sent: Submission) -> Iterator[str]:
    """Which meeting it reaches, which one it missed, and what isn't answered yet."""
    from telectl.workflow.answers import unanswered

    voice, title = acting.options.voice, acting.portfolio.title
    name = title(sent.body)
    if sent.missed:
        facts = {"day": sent.missed.day, "submit_by": sent.missed.submit_by, "body": name}
        yield voice("submitted.missed", **facts)
    if sent.sitting:
        facts = {"day": sent.sitting.day, "submit_by": sent.sitting.submit_by, "body": name}
        yield voice("submitted.reaches", **facts)
    else:
        yield voice("submitted.nowhere", body=sent.body, name=name)
    for advice in sent.case.advice:
        if advice.requested and not advice.given:
            facts = {"body": title(advice.body), "subject": advice.subject, "day": advice.requested}
            yield voice("submitted.advice", **facts)
    for hearing in unanswered(sent.case, sent.day):
        key = "hearing" if hearing.sent else "unsent"
        yield voice(f"submitted.{key}", party=hearing.party, day=hearing.deadline)


@command(app, "case withdraw")
def withdraw(options: Options, *, id: Case, date: When = None, dry_run: DryRun = False) -> int:
    """Take a case back; it goes off the agendas of meetings to come."""
    from telectl.cli.acting import Acting
    from telectl.workflow import submitting
    from telectl.workflow.advising import of_case

    acting = Acting(options)
    moment = _moment(acting, date)
    case = of_case(acting.portfolio, id)
    meetings = tuple(each.id for each in submitting.listing(acting.portfolio, case))
    off = (acting.options.voice("submitted.off", meetings=meetings),) if meetings else ()
    changes = tuple(submitting.withdrawn(acting.portfolio, case, moment))
    return acting.carry_out(
        "case withdraw", changes, dry_run=dry_run, remarks=off, on=moment.day, id=id
    )


@command(app, "case journalise")
def journalise(
    options: Options,
    *,
    id: Case,
    number: Annotated[str, arg("write.journal", metavar="NUMBER")],
    date: Annotated[str | None, arg("write.journal_date", metavar="DAY")] = None,
    dry_run: DryRun = False,
) -> int:
    """The number that the case has in the records system; once."""
    from telectl.cli.acting import Acting
    from telectl.workflow.advising import of_case
    from telectl.workflow.journalising import journalised

    acting = Acting(options)
    moment = _moment(acting, date)
    case = of_case(acting.portfolio, id)
    changes = journalised(acting.portfolio, case, number.strip(), moment)
    return acting.carry_out(
        "case journalise", changes, dry_run=dry_run, on=moment.day, id=id, number=number
    )
