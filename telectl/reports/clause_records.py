"""The records that the charter's clauses are about on a day, clause by clause."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from telectl.model.decision import APPROVING, Decision
from telectl.model.direction import Direction
from telectl.model.effect import Effect
from telectl.model.mapping import Mapping
from telectl.model.meeting import Meeting
from telectl.model.member import Member, Seat
from telectl.model.need import Need
from telectl.model.organisation import Organisation
from telectl.model.plan import Plan
from telectl.model.portfolio import Portfolio
from telectl.model.project import Project
from telectl.model.solution import Deployment, Solution
from telectl.model.task import Task
from telectl.workflow import mandates
from telectl.workflow.composition import must_be_represented

Records = Callable[[Portfolio, date], Iterator[str]]
OUTSIDE = ("municipality", "general_practice", "specialist_practice")


def founding(portfolio: Portfolio, day: date) -> Iterator[str]:
    """The decision by which the centre was founded."""
    case = portfolio.get(Decision, portfolio.settings.centre.founding_decision)
    if case and _by(case.decided, day):
        yield case.id


def solutions_in_use(portfolio: Portfolio, day: date) -> Iterator[str]:
    """Our own solutions that stand anywhere."""
    for each in portfolio.of(Solution):
        if not each.external and any(d.state != "ended" for d in each.deployments):
            yield each.id


def projects_with(key: str) -> Records:
    """The running projects of which something is said under a key."""

    def found(portfolio: Portfolio, day: date) -> Iterator[str]:
        for each in _running(portfolio, day):
            if getattr(each, key):
                yield each.id

    return found


def _running(portfolio: Portfolio, day: date) -> Iterator[Project]:
    for each in portfolio.of(Project):
        begun = not each.transitions or each.transitions[0].date <= day
        if begun and not portfolio.workflow.is_final(each.state):
            yield each


def active_projects(portfolio: Portfolio, day: date) -> Iterator[str]:
    """The running projects beyond the first state."""
    first = portfolio.workflow.states[0].id if portfolio.workflow.states else None
    yield from (each.id for each in _running(portfolio, day) if each.state != first)


def _team(portfolio: Portfolio, day: date) -> tuple[tuple[Member, Seat], ...]:
    return portfolio.seats(portfolio.settings.centre.core_team, day)


def technical_links(portfolio: Portfolio, day: date) -> Iterator[str]:
    """Who in the core team comes from a technically responsible organisation."""
    for member, seat in _team(portfolio, day):
        for name in (seat.represents, member.home_organisation):
            if mandates.holds(portfolio, name, "technically_responsible", day):
                yield member.id


def hosts(portfolio: Portfolio, day: date) -> Iterator[str]:
    """Where the centre is placed on the day."""
    placed = portfolio.settings.centre.hosts
    yield from (each.organisation for each in placed if each.covers(day))


def assigned(portfolio: Portfolio, day: date) -> Iterator[str]:
    """Who is assigned to a project on the day."""
    for each in portfolio.of(Member):
        if each.covers(day) and any(part.covers(day) for part in each.assignments):
            yield each.id


def core_team(portfolio: Portfolio, day: date) -> Iterator[str]:
    """Who sits in the core team."""
    yield from (member.id for member, _ in _team(portfolio, day))


def reference_group(portfolio: Portfolio, day: date) -> Iterator[str]:
    """Who sits in the clinical reference group."""
    group = portfolio.settings.centre.reference_group
    yield from (member.id for member, _ in portfolio.seats(group, day))


def leaders(portfolio: Portfolio, day: date) -> Iterator[str]:
    """Who leads the team."""
    yield from (each.id for each in portfolio.leaders(day))


def _decided(portfolio: Portfolio, day: date) -> Iterator[Decision]:
    for case in portfolio.of(Decision):
        if _by(case.decided, day) and not case.pre_charter:
            yield case


def _by(when: date | None, day: date) -> bool:
    return when is not None and when <= day


def decided(portfolio: Portfolio, day: date) -> Iterator[str]:
    """The cases decided by a body that could, while there is one on the day itself."""
    board = portfolio.settings.centre.reports_to
    for case in _decided(portfolio, day):
        outcome = case.outcome
        if outcome and mandates.held(portfolio, outcome.body, "decide", outcome.date):
            yield case.id
    if mandates.holds(portfolio, board, "decide", day):
        yield str(board)


def followed_up(portfolio: Portfolio, day: date) -> Iterator[str]:
    """The approved cases that say what is to be done, or that nothing is."""
    for case in _decided(portfolio, day):
        said = {each.result for outcome in case.rulings for each in outcome.points}
        if said & APPROVING and (case.follow_ups or case.no_follow_up):
            yield case.id


def told(portfolio: Portfolio, day: date) -> Iterator[str]:
    """The decided cases of which a forum has been told."""
    for case in _decided(portfolio, day):
        since = case.decided or day
        if any(since <= each.date <= day for each in case.orientations):
            yield case.id


def advised(subject: str) -> Records:
    """The cases in which advice on a subject was given."""

    def found(portfolio: Portfolio, day: date) -> Iterator[str]:
        for case in portfolio.of(Decision):
            if any(each.subject == subject and _by(each.given, day) for each in case.advice):
                yield case.id

    return found


def ranked(portfolio: Portfolio, day: date) -> Iterator[str]:
    """The running projects with a rank."""
    yield from (each.id for each in _running(portfolio, day) if each.priority)


def directions(portfolio: Portfolio, day: date) -> Iterator[str]:
    """The directions in force."""
    for each in portfolio.of(Direction):
        if each.valid_from is not None and each.covers(day):
            yield each.id


def owned(portfolio: Portfolio, day: date) -> Iterator[str]:
    """The running projects and open tasks that somebody owns."""
    yield from (each.id for each in _running(portfolio, day) if isinstance(each.owner, str))
    for task in portfolio.of(Task):
        if task.owner and not _by(task.done, day):
            yield task.id


def relevance_said(portfolio: Portfolio, day: date) -> Iterator[str]:
    """The organisations of which it is said whether they are relevant."""
    for each in portfolio.of(Organisation):
        if each.relevant is not None and each.covers(day):
            yield each.id


def relevant_care(portfolio: Portfolio, day: date) -> Iterator[str]:
    """The relevant hospitals and the psychiatry."""
    for each in portfolio.of(Organisation):
        if must_be_represented(each) and each.covers(day):
            yield each.id


def administrative(portfolio: Portfolio, day: date) -> Iterator[str]:
    """Who represents municipalities and practice in the core team as an administrator."""
    for member, seat in _team(portfolio, day):
        home = portfolio.get(Organisation, seat.represents or member.home_organisation)
        if seat.capacity == "administrative" and home and home.sector in OUTSIDE:
            yield member.id


def prepared(portfolio: Portfolio, day: date) -> Iterator[str]:
    """The cases and minutes of which it is said who wrote them."""
    for case in portfolio.of(Decision):
        if isinstance(case.prepared_by, str) and _by(case.submitted or case.decided, day):
            yield case.id
    for meeting in portfolio.of(Meeting):
        if meeting.minutes_by and meeting.date <= day:
            yield meeting.id


def written(portfolio: Portfolio, day: date) -> Iterator[str]:
    """The plans and mappings that have an author."""
    for plan in portfolio.of(Plan):
        if plan.authors:
            yield plan.id
    for mapping in portfolio.of(Mapping):
        if mapping.author:
            yield mapping.id


def assessed(portfolio: Portfolio, day: date) -> Iterator[str]:
    """Our own solutions in use whose maturity somebody assessed."""
    in_use = frozenset(solutions_in_use(portfolio, day))
    for each in portfolio.of(Solution):
        if each.id in in_use and any(level.date <= day for level in each.maturity):
            yield each.id


def ready(item: str) -> Records:
    """The solutions in operation at a site where a condition of use is met."""

    def found(portfolio: Portfolio, day: date) -> Iterator[str]:
        for each in portfolio.of(Solution):
            if any(_has(where, item, day) for where in each.deployments):
                yield each.id

    return found


def _has(where: Deployment, item: str, day: date) -> bool:
    met = (e for e in where.readiness if e.item == item and e.status == "approved")
    return where.state == "operation" and any(_by(each.date, day) for each in met)


def experience(portfolio: Portfolio, day: date) -> Iterator[str]:
    """The ended projects with lessons, and the needs that build on experience."""
    for project in portfolio.of(Project):
        if portfolio.workflow.is_final(project.state) and project.lessons:
            yield project.id
    yield from (need.id for need in portfolio.of(Need) if need.builds_on)


def plans(kind: str) -> Records:
    """The plans of a kind that are decided and in force."""

    def found(portfolio: Portfolio, day: date) -> Iterator[str]:
        for each in portfolio.of(Plan):
            if each.type == kind and each.status == "decided" and each.covers(day):
                yield each.id

    return found


def mappings(portfolio: Portfolio, day: date) -> Iterator[str]:
    """The mappings made by the day."""
    yield from (each.id for each in portfolio.of(Mapping) if each.date <= day)


def effects(*domains: str) -> Records:
    """The documented effects on some domains of our own solutions."""

    def found(portfolio: Portfolio, day: date) -> Iterator[str]:
        for each in portfolio.of(Effect):
            solution = portfolio.get(Solution, each.solution)
            if each.domain in domains and solution and not solution.external:
                yield each.id

    return found


def gates(portfolio: Portfolio, day: date) -> Iterator[str]:
    """The workflow, where it has gates."""
    if portfolio.workflow.gates:
        yield "workflow"
