"""``telectl meeting new|fill|add|move|withdraw``: a meeting called, and its agenda."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from telectl.cli.frame import Exit, Options, Refusal, arg, command, complete_ids, noun, opt
from telectl.cli.parameters import DryRun, MoreWords, Title, ids, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from telectl.cli.acting import Acting
    from telectl.model.meeting import Meeting
    from telectl.workflow.filling import Filling

app = noun("meeting")

MEETINGS = complete_ids("meetings")
OneMeeting = Annotated[str, arg("write.one_meeting", complete=MEETINGS, metavar="MEETING")]
ItsCase = Annotated[
    str | None, arg("write.listed_case", complete=complete_ids("decisions"), metavar="CASE")
]
ItsMatter = Annotated[int | None, opt("--matter", key="write.matter", metavar="NUMBER")]


@command(app, "meeting new")
def new(
    options: Options,
    *,
    body: Annotated[
        str, arg("write.meeting_body", complete=complete_ids("bodies"), metavar="BODY")
    ],
    date: Annotated[str, arg("write.meeting_date", metavar="DAY")],
    words: MoreWords = None,
    title: Title = None,
    place: Annotated[str | None, text("--place", key="place")] = None,
    minutes_by: Annotated[
        str | None, ids("--minutes-by", key="minutes_by", kinds=("members",))
    ] = None,
    extra: Annotated[bool, opt("--extra", key="write.extra")] = False,
    dry_run: DryRun = False,
) -> int:
    """A meeting of a body, on a day of its calendar."""
    from telectl.cli.acting import Acting
    from telectl.cli.options import day_of
    from telectl.model.body import Body
    from telectl.workflow import cases, convening
    from telectl.workflow.records import require

    acting = Acting(options)
    portfolio = acting.portfolio
    name = cases.body_named(portfolio, body)
    require(portfolio, "bodies", name)
    found = portfolio.get(Body, name)
    assert found is not None
    day = day_of(date)
    convening.require_free(portfolio, found, day)
    if not extra:
        convening.require_meeting_day(found, day)
    called = title or acting.own_voice("meeting.title", body=found.title, day=day)
    typed: dict[str, object] = {"title": called, "place": place, "minutes_by": minutes_by}
    if day not in found.calendar.days:
        typed["extraordinary"] = True
    made = convening.convened(portfolio, (found, day), typed, words or (), acting.moment)
    return acting.carry_out(
        "meeting new", (made,), dry_run=dry_run, id=made.id, body=found.title, day=day
    )


@command(app, "meeting fill")
def fill(options: Options, *, id: OneMeeting, dry_run: DryRun = False) -> int:
    """The agenda from what is pending: what it lacks is added, the rest stays as it is."""
    from telectl.cli.acting import Acting
    from telectl.workflow.agenda import require_open
    from telectl.workflow.convening import meeting_named
    from telectl.workflow.filling import filled, filling

    acting = Acting(options)
    meeting = meeting_named(acting.portfolio, id)
    require_open(meeting)
    found = filling(acting.portfolio, meeting, acting.moment.day)
    return acting.carry_out(
        "meeting fill",
        tuple(filled(meeting, found)),
        dry_run=dry_run,
        remarks=tuple(_sections(acting, meeting, found)),
        id=id,
        n=len(found.cases) + len(found.matters),
    )


def _sections(acting: Acting, meeting: Meeting, found: Filling) -> Iterator[str]:
    """How many stand in each section now, and that none does where it is so."""
    from telectl.workflow.filling import SECTIONS, too_late

    voice = acting.options.voice
    none = voice("meeting.none")
    cases = len(meeting.agenda) + len(found.cases) - len(found.decided)
    yield voice("meeting.cases", n=cases or none, new=found.cases or none)
    kept = [e for i, e in enumerate(meeting.matters) if i not in found.settled]
    matters: list[str] = [each.sort for each in (*kept, *found.matters)]
    for sort in SECTIONS:
        yield voice("meeting.section", sort=sort, n=matters.count(sort) or none)
    if found.settled:
        yield voice("meeting.settled", n=len(found.settled))
    if found.decided:
        yield voice("meeting.decided", cases=found.decided, n=len(found.decided))
    late = tuple(e.id for e in too_late(acting.portfolio, meeting, acting.moment.day))
    if late:
        yield voice("meeting.too_late", cases=late, case=late[0], id=meeting.id, n=len(late))


@command(app, "meeting add")
def add(
    options: Options,
    *,
    id: OneMeeting,
    case: ItsCase = None,
    text: Annotated[str | None, text("--text", key="matter_text")] = None,
    dry_run: DryRun = False,
) -> int:
    """A case, or an item in words of its own, put on the agenda."""
    from telectl.cli.acting import Acting, brief
    from telectl.workflow.agenda import added
    from telectl.workflow.convening import meeting_named

    if not case and not text:
        raise Refusal(Exit.USAGE, "meeting.which_item", option="--text")
    acting = Acting(options)
    meeting = meeting_named(acting.portfolio, id)
    changes = tuple(added(acting.portfolio, meeting, case, text))
    item = case or brief(text or "")
    return acting.carry_out("meeting add", changes, dry_run=dry_run, id=id, item=item)


@command(app, "meeting move")
def move(
    options: Options,
    *,
    id: OneMeeting,
    case: ItsCase = None,
    matter: ItsMatter = None,
    to: Annotated[int, opt("--to", key="write.place_to", metavar="NUMBER", default=...)],
    dry_run: DryRun = False,
) -> int:
    """An item at another place among the cases, or among the other items."""
    from telectl.cli.acting import Acting
    from telectl.workflow.agenda import moved
    from telectl.workflow.convening import meeting_named

    _require_one(case, matter)
    acting = Acting(options)
    meeting = meeting_named(acting.portfolio, id)
    changes = tuple(moved(acting.portfolio, meeting, case, matter, to))
    item = _item(acting, meeting, case, matter)
    return acting.carry_out("meeting move", changes, dry_run=dry_run, id=id, item=item)


@command(app, "meeting withdraw")
def withdraw(
    options: Options,
    *,
    id: OneMeeting,
    case: ItsCase = None,
    matter: ItsMatter = None,
    dry_run: DryRun = False,
) -> int:
    """An item taken off the agenda; filling leaves it off."""
    from telectl.cli.acting import Acting
    from telectl.workflow.agenda import taken_off
    from telectl.workflow.convening import meeting_named

    _require_one(case, matter)
    acting = Acting(options)
    meeting = meeting_named(acting.portfolio, id)
    changes = tuple(taken_off(meeting, case, matter))
    item = _item(acting, meeting, case, matter)
    return acting.carry_out("meeting withdraw", changes, dry_run=dry_run, id=id, item=item)


def _item(acting: Acting, meeting: Meeting, case: str | None, matter: int | None) -> str:
    return case or matter_named(acting, meeting, matter or 0)


def matter_named(acting: Acting, meeting: Meeting, number: int) -> str:
    """What an item that is no case is about, for those who don't count them."""
    from telectl.reports.paper_matters import named

    return named(acting.own_voice, acting.portfolio, acting.moment.today, meeting, number)


def _require_one(case: str | None, matter: int | None) -> None:
    if (case is None) == (matter is None):
        raise Refusal(Exit.USAGE, "meeting.which_item", option="--matter")
