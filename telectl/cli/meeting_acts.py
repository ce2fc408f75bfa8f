"""``telectl meeting attend|record``: who was there, and what was said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from telectl.cli.frame import Exit, Options, Refusal, command, complete_ids, noun, opt
from telectl.cli.meeting_advice import advised
from telectl.cli.meeting_write import ItsCase, ItsMatter, OneMeeting, matter_named
from telectl.cli.parameters import DryRun, choice, each_of, ids, text

app = noun("meeting")

# What can be said to an item of the sort; and of a case what can't.
SAYS = {
    "clear": set[str](),
    "matter": {"result", "remark"},
    "advice": {"advice", "subject", "remark", "proviso"},
}
NOT_OF_A_CASE = {"remark", "subject"}

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from telectl.cli.acting import Acting
    from telectl.model.meeting import Meeting
    from telectl.workflow.told import Told


def _members(name: str, key: str, metavar: str) -> object:
    return opt(name, key=f"write.{key}", complete=complete_ids("members"), metavar=metavar)


@command(app, "meeting attend")
def attend(
    options: Options,
    *,
    id: OneMeeting,
    present: Annotated[list[str] | None, _members("--present", "present", "MEMBER")] = None,
    others_present: Annotated[bool, opt("--others-present", key="write.others_present")] = False,
    apologies: Annotated[
        list[str] | None, _members("--apologies", "apologies", "MEMBER[=SUBSTITUTE]")
    ] = None,
    absent: Annotated[list[str] | None, _members("--absent", "absent", "MEMBER[:CASE]")] = None,
    recused: Annotated[list[str] | None, _members("--recused", "recused", "MEMBER:CASE")] = None,
    abstained: Annotated[
        list[str] | None, _members("--abstained", "abstained", "MEMBER:CASE")
    ] = None,
    minutes_by: Annotated[
        str | None, ids("--minutes-by", key="minutes_by", kinds=("members",))
    ] = None,
    unknown: Annotated[bool, opt("--unknown", key="write.attendance_unknown")] = False,
    reason: Annotated[str | None, text("--reason", key="meeting_reason")] = None,
    dry_run: DryRun = False,
) -> int:
    """Who was there, all at once or one by one."""
    from telectl.cli.acting import Acting
    from telectl.workflow.attending import Present, attended
    from telectl.workflow.convening import meeting_named

    acting = Acting(options)
    meeting = meeting_named(acting.portfolio, id)
    told = Present(
        each_of(present),
        each_of(apologies),
        each_of(absent),
        each_of(recused),
        each_of(abstained),
        others_present,
        minutes_by,
        unknown,
        reason,
    )
    changes = tuple(attended(acting.portfolio, meeting, told, acting.moment))
    if not changes:
        raise Refusal(Exit.USAGE, "meeting.nobody", id=id)
    return acting.carry_out("meeting attend", changes, dry_run=dry_run, id=id)


@command(app, "meeting record")
def record(
    options: Options,
    *,
    id: OneMeeting,
    case: ItsCase = None,
    matter: ItsMatter = None,
    result: Annotated[
        list[str] | None, choice("--result", key="result", of="decision.outcomes.points.result")
    ] = None,
    point: Annotated[
        list[str] | None, opt("--point", key="write.point_result", metavar="NUMBER=WORD")
    ] = None,
    proviso: Annotated[list[str] | None, text("--proviso", key="proviso")] = None,
    condition: Annotated[list[str] | None, text("--condition", key="condition")] = None,
    follow_up: Annotated[
        list[str] | None,
        opt("--follow-up", key="write.follow_up", metavar="TEXT;MEMBER;DAY"),
    ] = None,
    no_follow_up: Annotated[str | None, text("--no-follow-up", key="no_follow_up")] = None,
    agreed: Annotated[
        str | None, choice("--agreed", key="agreed", of="decision.outcomes.agreed")
    ] = None,
    votes: Annotated[
        str | None, opt("--votes", key="write.votes", metavar="FOR/AGAINST/ABSTAINED")
    ] = None,
    deviation: Annotated[str | None, text("--deviation", key="deviation")] = None,
    remark: Annotated[str | None, text("--remark", key="remark")] = None,
    advice: Annotated[
        str | None, choice("--advice", key="conclusion", of="decision.advice.conclusion")
    ] = None,
    subject: Annotated[
        str | None, choice("--subject", key="subject", of="decision.advice.subject")
    ] = None,
    clear: Annotated[bool, opt("--clear", key="write.clear")] = False,
    dry_run: DryRun = False,
) -> int:
    """What the meeting said: a draft until it is closed, and told anew as often as it takes."""
    from telectl.cli.acting import Acting
    from telectl.cli.spoken import numbered
    from telectl.workflow.convening import meeting_named
    from telectl.workflow.told import Told

    if (case is None) == (matter is None):
        raise Refusal(Exit.USAGE, "meeting.which_item", option="--matter")
    acting = Acting(options)
    meeting = meeting_named(acting.portfolio, id)
    given = {
        "result": result,
        "point": point,
        "proviso": proviso,
        "condition": condition,
        "follow_up": follow_up,
        "no_follow_up": no_follow_up,
        "agreed": agreed,
        "votes": votes,
        "deviation": deviation,
        "remark": remark,
        "advice": advice,
        "subject": subject,
    }
    if clear:
        _refuse_misplaced("clear", **given)
        return _cleared(acting, meeting, case, matter, dry_run)
    what = "matter" if matter is not None else "advice" if advice else "case"
    _refuse_misplaced(what, **given)
    said = tuple(numbered("result", each) for each in result or ())
    if case is None:
        return _matter(acting, meeting, matter or 0, (said[0] if said else None, remark), dry_run)
    if advice:
        text = " ".join((*(proviso or ()), *((remark,) if remark else ()))) or None
        return advised(acting, meeting, case, (advice, subject, text), dry_run)
    told = Told(
        case,
        results=said,
        provisos=tuple(proviso or ()),
        conditions=tuple(condition or ()),
        follow_ups=tuple(follow_up or ()),
        no_follow_up=no_follow_up,
        deviation=deviation,
        agreed=agreed,
        votes=votes,
    )
    return _case(acting, meeting, told, tuple(point or ()), dry_run)


def _case(
    acting: Acting, meeting: Meeting, told: Told, point: tuple[str, ...], dry_run: bool
) -> int:
    from telectl.cli.spoken import numbered
    from telectl.workflow import saying

    by_point = saying.point_results(tuple(numbered("result", each) for each in point))
    changes = tuple(saying.said(acting.portfolio, meeting, told, by_point, acting.moment))
    words = (*(each.rpartition("=")[2] for each in told.results), *by_point.values())
    if not words:
        draft = saying.draft_of(meeting, told.id)
        words = tuple(each.result for each in draft.points) if draft else ()
    return acting.carry_out(
        "meeting record",
        changes,
        dry_run=dry_run,
        on=meeting.date,
        id=meeting.id,
        case=told.id,
        results=tuple(dict.fromkeys(words)),
        remarks=tuple(_kept(acting, meeting, told, by_point)),
    )


def _kept(
    acting: Acting, meeting: Meeting, told: Told, by_point: Mapping[int, str]
) -> Iterator[str]:
    """What stays of the draft that was there, and what falls with the result it was made to."""
    from telectl.model.decision import Decision
    from telectl.workflow.resuming import resumed
    from telectl.workflow.saying import INSTEAD, draft_of

    draft, case = draft_of(meeting, told.id), acting.portfolio.get(Decision, told.id)
    if draft is None or case is None:
        return
    voice = acting.options.voice
    stays = [
        voice(f"label.{key}").lower()
        for key in ("conditions", "agreed", "votes", "deviation", "follow_ups", "no_follow_up")
        if getattr(draft, key)
        and not any(getattr(told, each) for each in (key, INSTEAD.get(key, key)))
    ]
    if stays:
        yield voice("meeting.draft_keeps", what=tuple(stays))
    dropped = resumed(case, draft, told, by_point).dropped
    if dropped:
        yield voice("meeting.draft_drops", numbers=dropped, n=len(dropped))


def _matter(
    acting: Acting,
    meeting: Meeting,
    number: int,
    said: tuple[str | None, str | None],
    dry_run: bool,
) -> int:
    from telectl.workflow import saying

    changes = tuple(saying.matter_said(acting.portfolio, meeting, number, said, acting.moment))
    item = matter_named(acting, meeting, number)
    return acting.carry_out(
        "meeting matter", changes, dry_run=dry_run, on=meeting.date, id=meeting.id, item=item
    )


def _cleared(
    acting: Acting, meeting: Meeting, case: str | None, matter: int | None, dry_run: bool
) -> int:
    from telectl.workflow import saying

    changes = tuple(saying.cleared(meeting, case, matter))
    item = case or matter_named(acting, meeting, matter or 0)
    return acting.carry_out("meeting clear", changes, dry_run=dry_run, id=meeting.id, item=item)


def _refuse_misplaced(what: str, **given: object) -> None:
    """Nothing that was said is left out: what doesn't belong to the item is refused."""
    said = {name for name, value in given.items() if value}
    wrong = said - SAYS[what] if what in SAYS else said & NOT_OF_A_CASE
    names = tuple(f"--{name.replace('_', '-')}" for name in given if name in wrong)
    if names:
        raise Refusal(Exit.USAGE, f"meeting.misplaced.{what}", names=names)
