"""Each commit of a change, judged against what it was made on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path

from telectl.findings import Finding, Severity
from telectl.model.portfolio import NO_WORKFLOW, UNSET, Portfolio
from telectl.rules.changes import Sides, run_changes
from telectl.store.files import SETTINGS, TOP
from telectl.store.git.between import Step, parted, takes_back, tree_of
from telectl.store.load import load
from telectl.store.placing import placed
from telectl.workflow.frozen import Raw
from telectl.workspace.home import Home
from telectl.workspace.judged import Judged
from telectl.workspace.revisions import judged_at

Key = tuple[str, str, object]


def key_of(finding: Finding) -> Key:
    """By which one finding of a change is found again on another way."""
    return finding.code, finding.file, finding.path


def errors(judged: Judged) -> Counter[tuple[str, str, str]]:
    """How often each error stands in a portfolio."""
    return Counter(e.identity for e in judged.findings if e.severity is Severity.ERROR)


@dataclass
class States:
    """The portfolio at each commit, read and judged once, on one day."""

    home: Home
    day: date
    today: date
    _by_tree: dict[str | None, Judged] = field(default_factory=dict)

    def at(self, commit: str | None) -> Judged:
        """The portfolio at a commit; an empty one where there is none yet."""
        tree = tree_of(self.home.repository, commit, self.home.folder) if commit else None
        if tree not in self._by_tree:
            self._by_tree[tree] = self._read(commit) if tree and commit else self.nothing
        return self._by_tree[tree]

    def _read(self, commit: str) -> Judged:
        last = next(reversed(self._by_tree.values()), None)
        before = last.loaded if last and last.contents else None
        return judged_at(self.home, commit, self.day, self.today, before)

    @cached_property
    def nothing(self) -> Judged:
        """Where there is no portfolio: of it nothing is found."""
        empty = load((), today=self.today)
        made = Judged(Path(self.home.root), self.day, empty)
        made.__dict__["findings"] = ()
        return made


@dataclass(frozen=True)
class Judge:
    """The rules in force, by which each step of a change is judged."""

    states: States
    base: Judged

    @cached_property
    def rules(self) -> Portfolio | None:
        """The portfolio whose rules hold; None where there were none."""
        there = any(each in self.base.contents for each in TOP)
        return self.base.portfolio if there else None

    @property
    def unread(self) -> bool:
        """Whether there are rules and they can't be read."""
        held = self.base.portfolio
        return self.rules is not None and (held.settings is UNSET or held.workflow is NO_WORKFLOW)

    def sides(
        self, before: Judged, after: Judged, gone: Mapping[str, Raw] | None = None, act: str = ""
    ) -> Sides:
        """Two states, seen under the rules in force."""
        return Sides(
            before.portfolio,
            after.portfolio,
            self.states.day,
            rules=self.rules,
            unread=self.unread,
            gone=gone or {},
            act=act,
        )

    def changes(
        self, before: Judged, after: Judged, gone: Mapping[str, Raw] | None = None, act: str = ""
    ) -> tuple[Finding, ...]:
        """What may not be, of what changed between two states."""
        if before is after:
            return ()
        found = list(run_changes(self.sides(before, after, gone, act)))
        here = [each for each in found if each.file in after.contents]
        lost = [each for each in found if each.file not in after.contents]
        return (*placed(here, after.contents), *placed(lost, before.contents))

    def merge(
        self, parents: Sequence[tuple[str, Judged]], after: Judged, gone: Mapping[str, Raw]
    ) -> Iterator[Finding]:
        """What a merge did that neither side had done: each had its own commits for that."""
        told: set[Key] = set()
        for commit, before in parents:
            others = [each for each in parents if each[0] != commit]
            theirs = {key for other in others for key in self._since_parting(commit, other)}
            for each in self.changes(before, after, gone):
                if key_of(each) not in theirs | told:
                    told.add(key_of(each))
                    yield each

    def _since_parting(self, commit: str, other: tuple[str, Judged]) -> Iterator[Key]:
        fork = parted(self.states.home.repository, commit, other[0])
        yield from map(key_of, self.changes(self.states.at(fork), other[1]))


def brought(parents: Iterable[Judged], after: Judged) -> tuple[Finding, ...]:
    """The errors of a state that none of those before it has so often."""
    known: Counter[tuple[str, str, str]] = Counter()
    for each in parents:
        known |= errors(each)
    found = []
    for finding in after.findings:
        if finding.severity is not Severity.ERROR:
            continue
        if known[finding.identity] > 0:
            known[finding.identity] -= 1
        else:
            found.append(finding)
    return tuple(found)


@dataclass
class Walk:
    """The steps of a change, one after the other."""

    judge: Judge
    gone: dict[str, Raw]
    undone: list[tuple[Step, str]] = field(default_factory=list)

    def of(self, step: Step) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
        """What a commit may not have done, and the errors that it brought."""
        states = self.judge.states
        after = states.at(step.commit)
        parents = [(each, states.at(each)) for each in step.parents] or [("", states.nothing)]
        if all(before is after for _, before in parents):
            return (), ()
        back = takes_back(states.home.repository, step)
        if back:
            self.undone.append((step, back))
        changed = () if back else self._changed(step, parents, after)
        self._note_gone(parents[0][1], after, freed=bool(back))
        return changed, brought((each for _, each in parents), after)

    def _changed(
        self, step: Step, parents: list[tuple[str, Judged]], after: Judged
    ) -> tuple[Finding, ...]:
        if len(parents) > 1:
            return tuple(self.judge.merge(parents, after, self.gone))
        return self.judge.changes(parents[0][1], after, self.gone, step.act)

    def _note_gone(self, before: Judged, after: Judged, *, freed: bool) -> None:
        """An id that was taken out stays taken; one that was never given but by an undone act."""
        for entry in before.portfolio.entries.values():
            if entry.id in after.portfolio.entries:
                continue
            if freed:
                self.gone.pop(entry.id, None)
            elif entry.raw is not None:
                self.gone.setdefault(entry.id, entry.raw)


def has_portfolio(judged: Judged) -> bool:
    """Whether there is a portfolio at all."""
    return SETTINGS in judged.contents
