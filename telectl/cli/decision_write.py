"""``telectl decision record``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from telectl.cli.frame import Options, arg, command, complete_ids, noun, opt
from telectl.cli.naming import own_id, refuse_same_title
from telectl.cli.parameters import (
    CaseType,
    Concerns,
    DryRun,
    Moves,
    Points,
    Title,
    choice,
    day,
    ids,
    text,
)

if TYPE_CHECKING:
    from telectl.cli.acting import Acting
    from telectl.model.portfolio import Portfolio
    from telectl.workflow.cases import Told

app = noun("decision")


@command(app, "decision record")
def record(
    options: Options,
    *,
    id: Annotated[
        str | None, arg("write.case", complete=complete_ids("decisions"), metavar="ID")
    ] = None,
    title: Title = None,
    body: Annotated[str | None, ids("--body", key="body", kinds=("bodies",))] = None,
    date: Annotated[str | None, day("--date", key="decided")] = None,
    point: Points = None,
    moves: Moves = None,
    result: Annotated[
        list[str] | None, choice("--result", key="result", of="decision.outcomes.points.result")
    ] = None,
    proviso: Annotated[list[str] | None, text("--proviso", key="proviso")] = None,
    condition: Annotated[list[str] | None, text("--condition", key="condition")] = None,
    concerns: Concerns = None,
    follow_up: Annotated[
        list[str] | None,
        opt("--follow-up", key="write.follow_up", metavar="TEXT;MEMBER;DAY"),
    ] = None,
    no_follow_up: Annotated[str | None, text("--no-follow-up", key="no_follow_up")] = None,
    journal: Annotated[str | None, text("--journal", key="journal")] = None,
    journal_date: Annotated[str | None, day("--journal-date", key="journal_date")] = None,
    meeting: Annotated[str | None, ids("--meeting", key="meeting", kinds=("meetings",))] = None,
    deciding: Annotated[bool | None, opt("--deciding/--not-deciding", key="write.deciding")] = None,
    source: Annotated[str | None, text("--source", key="outcome_source")] = None,
    type: CaseType = None,
    deviation: Annotated[str | None, text("--deviation", key="deviation")] = None,
    waive: Annotated[
        list[str] | None, opt("--waive", key="write.waive", metavar="DEMAND[:SUBJECT]=REASON")
    ] = None,
    agreed: Annotated[
        str | None, choice("--agreed", key="agreed", of="decision.outcomes.agreed")
    ] = None,
    votes: Annotated[
        str | None, opt("--votes", key="write.votes", metavar="FOR/AGAINST/ABSTAINED")
    ] = None,
    reason: Annotated[str | None, text("--reason", key="late_item_reason")] = None,
    dry_run: DryRun = False,
) -> int:
    """What a body decided, as it was: in a case that lies ready, or in a new one."""
    from telectl.cli.acting import Acting
    from telectl.cli.options import day_of
    from telectl.cli.spoken import numbered, numbered_move
    from telectl.model.outcome import OPEN
    from telectl.workflow import cases

    acting = Acting(options)
    if not id and title:
        refuse_same_title(acting.portfolio, title)
    told = cases.Told(
        id or (own_id(options.root, title) if title else ""),
        title,
        cases.body_named(acting.portfolio, body) if body else None,
        day_of(date) if date else None,
        tuple(point or ()),
        tuple(numbered_move(each) for each in moves or ()),
        tuple(numbered("result", each) for each in result or ()),
        tuple(proviso or ()),
        tuple(condition or ()),
        tuple(concerns or ()),
        tuple(follow_up or ()),
        no_follow_up,
        journal,
        day_of(journal_date).isoformat() if journal_date else None,
        meeting,
        deciding,
        source,
        type,
        deviation,
        tuple(waive or ()),
        agreed,
        votes,
        reason=reason,
    )
    told = _complete(options, acting.portfolio, cases.from_meeting(acting.portfolio, told))
    changes = cases.record(acting.portfolio, told, acting.moment)
    results = tuple(dict.fromkeys(each.rpartition("=")[2] for each in told.results))
    return acting.carry_out(
        "decision record",
        changes,
        decision=told.id,
        dry_run=dry_run,
        id=told.id,
        body=told.body,
        results=results,
        day=told.day or acting.moment.day,
        on=told.day,
        remarks=() if OPEN.issuperset(results) else _outside_a_meeting(acting, told),
    )


def _outside_a_meeting(acting: Acting, told: Told) -> tuple[str, ...]:
    """What to look into where the case waits on the agenda of another day's meeting."""
    from telectl.workflow.sittings import listed_later

    day = told.day or acting.moment.day
    later = listed_later(acting.portfolio, told.id, told.body, day) if not told.meeting else None
    if later is None:
        return ()
    number = later.agenda.index(told.id) + 1
    facts = {"id": told.id, "body": told.body, "day": day, "number": number}
    say = acting.options.voice
    return (say("acted.no_meeting", meeting=later.meeting, meets=later.day, **facts),)


def _complete(options: Options, portfolio: Portfolio, told: Told) -> Told:
    """Everything that a record needs: asked for at a terminal, demanded elsewhere."""
    from telectl.cli.asking import require_terminal
    from telectl.cli.asking.decision import DecisionQuestions
    from telectl.workflow import cases

    lacking = cases.lacking(portfolio, told)
    if not lacking:
        return told
    require_terminal(lacking)
    return DecisionQuestions(options, portfolio).completed(told)
