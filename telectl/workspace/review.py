"""A change under review: each of its commits judged, by the rules that were in force before it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from telectl.findings import Exit, Finding, Refusal, Severity
from telectl.model import KINDS
from telectl.model.project import Project, Transition
from telectl.rules.changes.transitions import new_moves
from telectl.store.files import SETTINGS, SUFFIX
from telectl.store.git.between import Step, between, content_at, parted, removed_before
from telectl.store.git.trees import holding
from telectl.store.yaml import read
from telectl.workflow.frozen import Raw
from telectl.workspace.home import Home
from telectl.workspace.judged import Judged
from telectl.workspace.merging import Together, together
from telectl.workspace.revisions import require_folder
from telectl.workspace.steps import Judge, Key, States, Walk, key_of

Standing = Literal["new", "old"]


class Told(NamedTuple):
    """A finding, whether the base had it, and which commit brought it.

    ``passing`` is what a later commit put right again; ``together`` what neither side has alone.
    """

    finding: Finding
    standing: Standing
    commit: str = ""
    subject: str = ""
    passing: bool = False
    together: bool = False


class Moved(NamedTuple):
    """A move that a commit made; ``stands`` says whether it is still there in the end."""

    project: str
    title: str
    move: Transition
    commit: str
    stands: bool


class Undone(NamedTuple):
    """An act that was taken back, and the commit that did it."""

    commit: str
    subject: str
    act: str


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What came of it; ``fork`` is where both parted, where the base itself isn't part of it."""

    base: str | None
    head: str
    fork: str | None
    commits: int
    before: Judged
    after: Judged
    told: tuple[Told, ...]
    moves: tuple[Moved, ...]
    undone: tuple[Undone, ...]
    merged_with: str | None = None

    def failing(self, *, old: bool = False) -> tuple[Told, ...]:
        """The errors that fail it: those that are new, and on request those that are not."""
        wrong = (e for e in self.told if e.finding.severity is Severity.ERROR)
        return tuple(each for each in wrong if old or each.standing == "new")


def review(
    home: Home,
    base: str | None,
    head: str,
    day: date,
    today: date,
    *,
    merge_with: str | None = None,
) -> Reviewed:
    """Judge a change from one commit to another, on one day; no base means all of the history."""
    repository = home.repository
    require_folder(home, head)
    fork = parted(repository, base, head) if base else None
    _require_same_place(home, fork)
    if merge_with:
        parted(repository, head, merge_with)
    states = States(home, day, today)
    before, after = states.at(fork), states.at(head)
    judge = Judge(states, before)
    steps = between(repository, fork, head)
    walk = Walk(judge, _gone(home, fork, before, after))
    told, moves = _walked(walk, steps, after)
    joined = together(judge, head, merge_with, day, today) if merge_with else Together()
    return Reviewed(
        base,
        head,
        fork if fork != base else None,
        len(steps),
        before,
        after,
        (*told, *(Told(each, "new", together=True) for each in joined.findings)),
        moves,
        tuple(Undone(step.commit, step.subject, act) for step, act in walk.undone),
        merge_with,
    )


def _require_same_place(home: Home, fork: str | None) -> None:
    """Refuses a change that would put another portfolio, all of it new, in the place of the one."""
    there = holding(home.repository.git, fork, SETTINGS) if fork else ()
    if there and home.folder not in there:
        facts = {"folder": home.folder or ".", "there": there[0] or ".", "commit": str(fork)[:9]}
        raise Refusal(Exit.NO_PORTFOLIO, "review.elsewhere", (), (), **facts)


def _gone(home: Home, fork: str | None, before: Judged, after: Judged) -> dict[str, Raw]:
    """What was once under the ids that are new, by the history up to the base."""
    entries = after.portfolio.entries.values()
    added = [each for each in entries if each.id not in before.portfolio.entries]
    paths = {home.path(f"{kind}/{each.id}{SUFFIX}"): each.id for each in added for kind in KINDS}
    found: dict[str, Raw] = {}
    for path, step in removed_before(home.repository, fork, home.folder, paths).items():
        data = content_at(home.repository, f"{step.commit}^1", path)
        raw = read(data)[0] if data is not None else None
        if isinstance(raw, Mapping):
            found[paths[path]] = raw
    return found


def _walked(
    walk: Walk, steps: tuple[Step, ...], after: Judged
) -> tuple[tuple[Told, ...], tuple[Moved, ...]]:
    judge = walk.judge
    at_end = {key_of(each): each for each in judge.changes(judge.base, after, walk.gone)}
    changed: dict[Key, Told] = {}
    by_commit: dict[tuple[str, str, str], tuple[Step, Finding]] = {}
    moves: dict[tuple[str, str], Moved] = {}
    for step in steps:
        wrong, errors = walk.of(step)
        for each in wrong:
            last = at_end.get(key_of(each))
            made = Told(last or each, "new", step.commit, step.subject, passing=last is None)
            changed.setdefault(key_of(each), made)
        for each in errors:
            by_commit.setdefault(each.identity, (step, each))
        for made_here in _moves(walk, step, after):
            moves.setdefault((made_here.project, repr(made_here.move)), made_here)
    return (*changed.values(), *_of_states(judge.base, after, by_commit)), tuple(moves.values())


def _of_states(
    before: Judged, after: Judged, by_commit: Mapping[tuple[str, str, str], tuple[Step, Finding]]
) -> Iterator[Told]:
    """What the head has, each marked with whether the base had it; then what only passed by."""
    known = Counter(each.identity for each in before.findings)
    places = {(each.identity, each.path) for each in before.findings}
    first = sorted(after.findings, key=lambda each: (each.identity, each.path) not in places)
    old: list[Finding] = []
    for each in first:
        if known[each.identity] > 0:
            known[each.identity] -= 1
            old.append(each)
    for each in after.findings:
        if any(each is one for one in old):
            yield Told(each, "old")
            continue
        by = by_commit.get(each.identity)
        yield Told(each, "new", by[0].commit, by[0].subject) if by else Told(each, "new")
    there = {each.identity for each in after.findings}
    for identity, (step, finding) in by_commit.items():
        if identity not in there:
            yield Told(finding, "new", step.commit, step.subject, passing=True)


def _moves(walk: Walk, step: Step, after: Judged) -> Iterator[Moved]:
    """The moves that a commit made and none of those before it."""
    states = walk.judge.states
    here = states.at(step.commit)
    parents = [states.at(each) for each in step.parents] or [states.nothing]
    made = [{(p.id, move) for p, _, move in new_moves(walk.judge.sides(e, here))} for e in parents]
    for project, move in sorted(set.intersection(*made), key=lambda each: (each[0], each[1].date)):
        now = after.portfolio.get(Project, project)
        stands = now is not None and move in now.transitions
        title = here.portfolio.title(project)
        yield Moved(project, title, move, step.commit, stands)
