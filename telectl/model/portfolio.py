"""All that is known: the settings, the workflow, the records, and who refers to whom."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import Any, TypeVar

from telectl.model.base import Period
from telectl.model.body import Body
from telectl.model.decision import Decision
from telectl.model.meeting import Meeting
from telectl.model.member import Member, Seat
from telectl.model.organisation import Organisation
from telectl.model.project import Project
from telectl.model.records import Entry, Records
from telectl.model.settings import Centre, Settings
from telectl.model.solution import Solution
from telectl.model.workflow import Workflow

H = TypeVar("H", Body, Organisation)
T = TypeVar("T")
UNSET = Settings(schema_version=1, centre=Centre(name="?"))
NO_WORKFLOW = Workflow()


class Portfolio(Records):
    """All that is known, and who refers to whom; read-only."""

    def __init__(
        self,
        entries: Iterable[Entry],
        settings: Settings | None = None,
        workflow: Workflow | None = None,
        hidden: frozenset[str] = frozenset(),
        today: date = date.max,
        *,
        other_forms: Mapping[str, object] = MappingProxyType({}),
        top_unread: tuple[str, ...] = (),
    ) -> None:
        super().__init__(entries, hidden)
        self.other_forms = other_forms  # of settings and workflow, read as far as they can be
        self._top_unread = top_unread  # settings and workflow that can't be read at all
        self.settings = settings or UNSET
        self.workflow = workflow or NO_WORKFLOW
        self.trusts = False  # see ``in_good_faith``
        self.today = today  # nothing can have been written down after it
        self._answers: dict[tuple[object, ...], tuple[Any, ...]] = {}

    def once(self, asked: tuple[object, ...], find: Callable[[], tuple[T, ...]]) -> tuple[T, ...]:
        """The answer to what many acts of a day rest on, found the first time it is asked."""
        key = (*asked, self.trusts)
        if key not in self._answers:
            self._answers[key] = find()
        return self._answers[key]

    @cached_property
    def unread_files(self) -> tuple[str, ...]:
        """The files of which nothing can be told: settings and workflow first, then records."""
        return (*self._top_unread, *super().unread_files)

    @cached_property
    def cases_about(self) -> Mapping[str, tuple[Decision, ...]]:
        """The cases that concern a record, or ask for a step of it."""
        found: dict[str, list[Decision]] = {}
        for decision in self.of(Decision):
            for each in decision.about:
                found.setdefault(each, []).append(decision)
        return {each: tuple(cases) for each, cases in found.items()}

    @cached_property
    def projects_of(self) -> Mapping[str, tuple[Project, ...]]:
        """The projects that work with a solution."""
        found: dict[str, list[Project]] = {}
        for project in self.of(Project):
            if project.solution:
                found.setdefault(project.solution, []).append(project)
        return {each: tuple(projects) for each, projects in found.items()}

    @cached_property
    def superseding(self) -> Mapping[str, tuple[Decision, ...]]:
        """The cases that take the place of an earlier one."""
        found: dict[str, list[Decision]] = {}
        for decision in self.of(Decision):
            if decision.supersedes:
                found.setdefault(decision.supersedes, []).append(decision)
        return {each: tuple(cases) for each, cases in found.items()}

    @cached_property
    def unread_cases(self) -> tuple[Mapping[str, object] | None, ...]:
        """What can be seen of the cases that can't be read: their raw values, or nothing."""
        return tuple(each.raw for each in self.unread(Decision.folder))

    @cached_property
    def _seats(self) -> Mapping[str, tuple[tuple[Member, Seat], ...]]:
        found: dict[str, list[tuple[Member, Seat]]] = {}
        for member in self.of(Member):
            for seat in member.seats:
                found.setdefault(seat.body, []).append((member, seat))
        return {body: tuple(seats) for body, seats in found.items()}

    def seats(self, body: str | None, day: date) -> tuple[tuple[Member, Seat], ...]:
        """Who sits in a body on a day, each with the seat."""
        held = self._seats.get(body or "", ())
        return tuple((m, s) for m, s in held if m.covers(day) and s.covers(day))

    def sat(self, body: str | None, day: date) -> tuple[tuple[Member, Seat], ...]:
        """Who could act in a body on a day: also one whose end was written down only later."""
        ever = self._seats.get(body or "", ())
        return self.once(
            ("sat", body, day),
            lambda: tuple((m, s) for m, s in ever if self.held(m, day) and self.held(s, day)),
        )

    def seats_ever(self, body: str) -> tuple[tuple[Member, Seat], ...]:
        """Who ever sat in a body, or will, each with the seat."""
        return self._seats.get(body, ())

    @cached_property
    def meetings_of(self) -> Mapping[tuple[str, date], tuple[Meeting, ...]]:
        """The meetings of a body on a day."""
        found: dict[tuple[str, date], list[Meeting]] = {}
        for meeting in self.of(Meeting):
            found.setdefault((meeting.body, meeting.date), []).append(meeting)
        return {place: tuple(meetings) for place, meetings in found.items()}

    def held(self, period: Period, day: date) -> bool:
        """Whether a period was in force as far as anyone knew: a late end bounds no act before it.

        None was written down tomorrow. Whether an act of the very day came before it can't be
        seen. Who sits and who decides today is asked of ``covers``.
        """
        written = period.end_recorded
        if period.covers(day) or written is None or written > self.today:
            return period.covers(day)
        begun = not (isinstance(period.valid_from, date) and day < period.valid_from)
        return begun and (day < written or (day == written and self.trusts))

    def leaders(self, day: date) -> tuple[Member, ...]:
        """Who leads the centre's team on a day; there should be one, and the team in force."""
        team = self._team(day, Period.covers)
        return tuple(m for m, seat in self.seats(team, day) if seat.role == "leader")

    def leading(self, day: date) -> tuple[Member, ...]:
        """Who could act as leader on a day: also one whose end was written down only later."""
        led = self.sat(self._team(day, self.held), day)
        late = (m for m, seat in led if seat.role == "leader")
        return tuple(dict.fromkeys((*self.leaders(day), *late)))

    def _team(self, day: date, within: Callable[[Period, date], bool]) -> str | None:
        """The core team on a day: the one of today, or one that it follows."""
        teams = self.line(Body, self.settings.centre.core_team)
        return next((each.id for each in teams if within(each, day)), None)

    def line(self, model: type[H], start: str | None) -> tuple[H, ...]:
        """A body or an organisation, and all those that it follows."""
        return self.once((model, start), lambda: tuple(self._line(model, start)))

    def _line(self, model: type[H], start: str | None) -> Iterator[H]:
        found: dict[str, H | None] = {start or "": self.get(model, start)}
        queue = list(found)
        for each in queue:
            record = found[each]
            new = [name for name in (record.predecessors if record else ()) if name not in found]
            found |= {name: self.get(model, name) for name in new}
            queue += new
        return (each for each in found.values() if each)

    def wholes(self, organisation: str | None) -> Iterator[str]:
        """An organisation, what it is part of, and so on up: as far as can be seen."""
        seen: set[str] = set()
        current = organisation
        while current and current not in seen:
            yield current
            seen.add(current)
            found = self.get(Organisation, current)
            current = found.part_of if found else None

    @cached_property
    def regions(self) -> frozenset[str]:
        """The region and those that it follows: what ended with a former one stays its part."""
        region = self.settings.centre.region
        return frozenset(each.id for each in self.line(Organisation, region)) | {region or ""}

    @cached_property
    def following(self) -> Mapping[str, tuple[str, ...]]:
        """Whom each body or organisation follows, on whichever side that is told."""
        found: dict[str, dict[str, None]] = {}
        holders: tuple[Organisation | Body, ...] = (*self.of(Organisation), *self.of(Body))
        for each in holders:
            found.setdefault(each.id, {}).update(dict.fromkeys(each.predecessors))
            for name in each.successors:
                found.setdefault(name, {})[each.id] = None
        return {name: tuple(before) for name, before in found.items() if before}

    @cached_property
    def in_good_faith(self) -> Portfolio:
        """The same records, where it counts as right what can't be seen to have come too late.

        Neither a list of those present nor a quorum says since when it was known, and of an end
        and an act of one day nobody sees which was first: what stands in the files already must
        not become wrong when one of them is put right. What is still to be done never asks this.
        """
        twin = copy.copy(self)
        twin.trusts = True
        return twin

    def solution_of(self, project: Project) -> Solution | None:
        """The solution that a project works with."""
        return self.get(Solution, project.solution)

    def body(self, body_id: str | None) -> Body | None:
        """The body of that id."""
        return self.get(Body, body_id)
