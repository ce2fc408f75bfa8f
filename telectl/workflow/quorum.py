"""Whether enough of a body were there to decide: counted by seats, case by case.

Recused, absent, abstaining and vacant are four different things. One who abstains is there;
one who is recused, or absent, is not, unless a substitute sits in; a vacant seat has nobody.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from datetime import date
from typing import NamedTuple

from telectl.model.advice import Advice
from telectl.model.meeting import Attendance, Meeting
from telectl.model.member import Member, Seat
from telectl.model.outcome import Outcome
from telectl.model.portfolio import Portfolio
from telectl.workflow.composition import represents

VOTING = frozenset({"leader", "chair", "vice_chair", "member"})
THERE = frozenset({"present", "abstained"})
HELD = frozenset({"held", "closed"})
# What a body says at a meeting: it decides, or it advises.
Said = Outcome | Advice


class Count(NamedTuple):
    """How many who may vote were there, of how many that were needed."""

    present: int
    needed: int

    @property
    def enough(self) -> bool:
        """Whether the body could decide."""
        return self.present >= self.needed


def needed(portfolio: Portfolio, body: str) -> int | None:
    """How many of a body must be there, where it is known."""
    found = portfolio.body(body)
    members = found.quorum.members if found else None
    return members if isinstance(members, int) else None


def voters(portfolio: Portfolio, body: str, day: date) -> dict[str, Member]:
    """Who could vote in a body on a day, by their seats as they were known then."""
    seats = portfolio.sat(body, day)
    return {member.id: member for member, seat in seats if seat.role in VOTING}


def count(portfolio: Portfolio, meeting: Meeting, case: str) -> Count | None:
    """Who was there for a case; nothing where that, or the quorum, isn't known."""
    if portfolio.get(Meeting, meeting.id) is not meeting:
        return _count(portfolio, meeting, case)
    asked = ("quorum", meeting.id, case)
    return portfolio.once(asked, lambda: (_count(portfolio, meeting, case),))[0]


def _count(portfolio: Portfolio, meeting: Meeting, case: str) -> Count | None:
    wanted = needed(portfolio, meeting.body)
    if wanted is None or meeting.status not in HELD:
        return None
    if not meeting.attendance_known or not meeting.attendance:
        return None
    seated = voters(portfolio, meeting.body, meeting.date)
    there = {_sitting(each, seated) for each in attending(meeting, case) if each.member in seated}
    return Count(len(there - {None}), wanted)


def _sitting(entry: Attendance, seated: Container[str]) -> str | None:
    """Who sat in a seat: the member, or a substitute without one of his own; each counts once."""
    if entry.status in THERE:
        return entry.member
    return None if entry.substitute in seated else entry.substitute


def attending(meeting: Meeting, case: str) -> Iterator[Attendance]:
    """How each took part in a case: what is said of the case goes before what is said of all."""
    own = {each.member: each for each in meeting.attendance if case in each.cases}
    yield from own.values()
    for each in meeting.attendance:
        if not each.cases and each.member not in own:
            yield each


def standing_in_again(meeting: Meeting) -> tuple[Attendance, ...]:
    """Where one who stands in for a member already does so for another in the same case."""
    cases = {*meeting.agenda, *(case for each in meeting.attendance for case in each.cases)}
    found: list[Attendance] = []
    for case in sorted(cases) or [""]:
        seen: dict[str | None, str] = {None: ""}
        for each in attending(meeting, case):
            first = seen.setdefault(each.substitute, each.member)
            if each.substitute and first != each.member:
                found.append(each)
    return tuple(found)


def shortfalls(portfolio: Portfolio, case: str, said: Said) -> Iterator[tuple[Meeting, Count]]:
    """The meetings at which an outcome or advice was said though too few were there."""
    if portfolio.trusts or needed(portfolio, said.body) is None:
        return
    for meeting in _meetings(portfolio, said):
        found = count(portfolio, meeting, case)
        if found is not None and not found.enough:
            yield meeting, found


def is_short(portfolio: Portfolio, case: str, said: Said) -> bool:
    """Whether it was said at a meeting where too few were there."""
    return any(shortfalls(portfolio, case, said))


def is_unseen(portfolio: Portfolio, said: Said) -> bool:
    """Whether a quorum is asked, and the meeting at which it was said can't be read or found."""
    if portfolio.trusts or needed(portfolio, said.body) is None:
        return False
    if said.meeting:
        return portfolio.get(Meeting, said.meeting) is None
    return bool(portfolio.unread(Meeting.folder)) or Meeting.folder in portfolio.hidden


def is_elsewhere(portfolio: Portfolio, said: Said) -> bool:
    """Whether it names a meeting that didn't say it: of another body or day, or not held."""
    meeting = portfolio.get(Meeting, said.meeting) if not portfolio.trusts else None
    if meeting is None:
        return False
    same = (meeting.body, meeting.date) == (said.body, _day(said))
    return not same or meeting.status not in HELD


def is_void(portfolio: Portfolio, case: str, said: Said) -> bool:
    """Whether nothing rests on it: too few were there, or that they were can't be seen."""
    unsaid = is_elsewhere(portfolio, said) or is_unseen(portfolio, said)
    return unsaid or is_short(portfolio, case, said)


def _meetings(portfolio: Portfolio, said: Said) -> tuple[Meeting, ...]:
    """The meeting that is named, else those of its body on its day."""
    if said.meeting:
        named = portfolio.get(Meeting, said.meeting)
        return (named,) if named else ()
    day = _day(said)
    return portfolio.meetings_of.get((said.body, day), ()) if day else ()


def _day(said: Said) -> date | None:
    return said.date if isinstance(said, Outcome) else said.given


def vacancies(portfolio: Portfolio, body: str, day: date) -> tuple[tuple[Member, Seat], ...]:
    """The seats with a vote that had ended by a day, and that nobody sat in then."""
    there = [(represents(*held), held[1].role) for held in portfolio.seats(body, day)]
    gone: dict[tuple[str | None, str], tuple[Member, Seat]] = {}
    for member, seat in portfolio.seats_ever(body):
        place = (represents(member, seat), seat.role)
        ended = _ended(member, day) or _ended(seat, day)
        if ended and seat.role in VOTING and place not in there:
            gone[place] = (member, seat)
    return tuple(gone.values())


def _ended(held: Member | Seat, day: date) -> bool:
    return isinstance(held.valid_to, date) and held.valid_to < day
