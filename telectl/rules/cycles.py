"""Rules of circles: nothing is part of itself, follows itself or supersedes itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from telectl.model.body import Body
from telectl.model.decision import Decision
from telectl.model.direction import Direction
from telectl.model.organisation import Organisation
from telectl.model.portfolio import Portfolio
from telectl.rules.registry import TOLD_OF_ALL, rule_of_all
from telectl.rules.sight import filed

Graph = dict[str, tuple[str, ...]]


@rule_of_all("R005")
def circle(portfolio: Portfolio, day: date) -> Iterator[TOLD_OF_ALL]:
    """Records name one another in a circle where each should lead on to the next."""
    for key, graph in _graphs(portfolio):
        for found in circles(graph):
            first = min(found)
            turned = (*found[found.index(first) :], *found[: found.index(first)])
            ids = (*turned, first)
            yield first, (key,), {"key": key, "ids": ids, "circle": " → ".join(ids)}


def _graphs(portfolio: Portfolio) -> Iterator[tuple[str, Graph]]:
    organisations = tuple(filed(portfolio, Organisation))
    yield "part_of", {each.id: (each.part_of,) for each in organisations if each.part_of}
    for key in ("predecessors", "successors"):
        others = (tuple(filed(portfolio, each)) for each in (Body, Direction))
        for group in (organisations, *others):
            yield key, {each.id: getattr(each, key) for each in group if getattr(each, key)}
    cases = filed(portfolio, Decision)
    yield "supersedes", {each.id: (each.supersedes,) for each in cases if each.supersedes}


def circles(graph: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """Each circle once, found by walking on from whatever always leads on."""
    leading = _leading(graph)
    seen: set[str] = set()
    for start in leading:
        path: dict[str, int] = {}
        at = start
        while at not in seen and at not in path:
            path[at] = len(path)
            at = leading[at]
        if at in path:
            yield tuple(path)[path[at] :]
        seen.update(path)


def _leading(graph: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """Those from which one can walk on for ever, each with a next one of the same sort."""
    left = {each: [to for to in nexts if to in graph] for each, nexts in graph.items()}
    coming: dict[str, list[str]] = {}
    for each, nexts in left.items():
        for to in nexts:
            coming.setdefault(to, []).append(each)
    count = {each: len(nexts) for each, nexts in left.items()}
    ends = [each for each, nexts in left.items() if not nexts]
    while ends:
        end = ends.pop()
        for each in coming.get(end, ()):
            count[each] -= 1
            if not count[each]:
                ends.append(each)
    return {each: next(to for to in left[each] if count[to]) for each in left if count[each]}
