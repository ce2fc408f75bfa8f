"""The ranked portfolio, and what a pending case would make of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from telectl.document import Block, Document, Inline, Items, Note, Paragraph, Report
from telectl.locale import Voice
from telectl.model.decision import Decision
from telectl.model.portfolio import Portfolio
from telectl.model.project import Project
from telectl.reports.filters import standing
from telectl.reports.teller import NOTHING, Teller
from telectl.workflow.priorities import Ranking, pending, ranking

VERSION = 1
WHOLE = frozenset({"project"})


@dataclass(frozen=True, slots=True)
class Place:
    """A project's place in the portfolio: its rank by a decision, and the one proposed."""

    project: Project
    state: str
    rank: int | None = None
    case: str | None = None
    since: date | None = None
    proposed: int | None = None
    change: str | None = None


def report(voice: Voice, portfolio: Portfolio, day: date) -> Report:
    """Every running project that has a rank or is to have one, and those that have none."""
    teller = Teller(voice, portfolio, day)
    waiting = pending(portfolio, day)
    first = waiting[0] if waiting else None
    places = _places(portfolio, day, first)
    ranked = [each for each in places if each.rank or each.proposed]
    without = [each for each in places if each not in ranked]
    title = voice("priority.title", n=sum(each.rank is not None for each in ranked))
    blocks = (*teller.opening(title), *_blocks(teller, ranked, without, waiting))
    view = {
        **teller.head(),
        "pending": [each.case.id for each in waiting],
        "ranked": [_view(each) for each in ranked],
        "unranked": [each.project.id for each in without],
    }
    return Report("priority", VERSION, view, Document(title, voice.language, blocks))


def _places(portfolio: Portfolio, day: date, proposal: Ranking | None) -> list[Place]:
    found = []
    for project in portfolio.of(Project):
        state = standing(project, day)
        if state and not portfolio.workflow.is_final(state):
            found.append(_place(portfolio, project, state, day, proposal))
    last = len(found) + 1
    found.sort(key=lambda e: (e.rank or last, e.proposed or last, e.project.id))
    return found


def _place(
    portfolio: Portfolio, project: Project, state: str, day: date, proposal: Ranking | None
) -> Place:
    given = project.priority
    case = portfolio.get(Decision, given.decision) if given else None
    later = case and case.decided and case.decided > day
    rank, by = (given.rank, given.decision) if given and not later else (None, None)
    since = _since(portfolio, project, case, day) if rank else None
    if proposal is None:
        return Place(project, state, rank, by, since)
    new = proposal.ranks.get(project.id)
    return Place(project, state, rank, by, since, new, _change(rank, new))


def _since(portfolio: Portfolio, project: Project, case: Decision | None, day: date) -> date | None:
    """The day on which the rank was approved; None where the case doesn't give it."""
    found = ranking(portfolio, case, day) if case else None
    bears = found and project.priority and found.ranks.get(project.id) == project.priority.rank
    return found.decided if found and bears else None


def _change(rank: int | None, proposed: int | None) -> str | None:
    """Which way a proposal would move a project; a lower number is further up."""
    if rank is None or proposed is None:
        return None if rank == proposed else ("new" if rank is None else "out")
    if rank == proposed:
        return "same"
    return "up" if proposed < rank else "down"


def _view(each: Place) -> dict[str, object]:
    proposal = {"rank": each.proposed, "change": each.change} if each.change else None
    return {
        "project": each.project.id,
        "title": each.project.title,
        "rank": each.rank,
        "state": each.state,
        "decision": each.case,
        "since": each.since.isoformat() if each.since else None,
        "proposed": proposal,
    }


def _blocks(
    teller: Teller, ranked: list[Place], without: list[Place], waiting: tuple[Ranking, ...]
) -> Iterator[Block]:
    voice = teller.voice
    columns = ["rank", "project", "state", "light", "ranked_since"] + ["proposed"] * bool(waiting)
    cells = (tuple(_cells(teller, each)[: len(columns)]) for each in ranked)
    yield teller.table(columns, cells, "list.none", wide=WHOLE, whole=WHOLE)
    for case in dict.fromkeys(each.case for each in ranked if each.case):
        yield from _by(teller, case, [each for each in ranked if each.case == case])
    for i, each in enumerate(waiting):
        key = "priority.proposal" if i == 0 else "priority.other"
        yield Note(voice(key, case=each.case.id, title=each.case.title))
    if without:
        names = tuple((f"{each.project.title} ({each.project.id})",) for each in without)
        yield Paragraph((voice("priority.unranked"),))
        yield Items(names)


def _by(teller: Teller, case: str, places: list[Place]) -> Iterator[Block]:
    """By which case the ranks are given; where some stand otherwise than it says, which."""
    voice, facts = teller.voice, {"case": case, "title": teller.name(case)}
    if all(each.since is None for each in places):
        yield Note(voice("priority.undecided", **facts), "bad")
        return
    yield Note(voice("priority.decided", **facts), "quiet")
    others = [each.project.title for each in places if each.since is None]
    if others:
        said = voice("priority.otherwise", case=case, projects=others, n=len(others))
        yield Note(said, "bad")


def _cells(teller: Teller, each: Place) -> list[Inline]:
    rating = each.project.rating(teller.day)
    return [
        str(each.rank) if each.rank else NOTHING,
        f"{each.project.title}\n{each.project.id}",
        teller.state(each.state),
        teller.light(rating.value if rating else None),
        teller.date(each.since),
        _proposed(teller, each),
    ]


def _proposed(teller: Teller, each: Place) -> str:
    if each.change is None:
        return NOTHING
    said = teller.voice.enum("change", each.change)
    return f"{each.proposed} ({said})" if each.proposed else said
