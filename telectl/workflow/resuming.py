"""A draft gone on with: what is told anew takes its place, the rest stays."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from telectl.findings import Exit, Refusal
from telectl.model.decision import Decision
from telectl.model.meeting import Said
from telectl.workflow.told import Told, has_numbers, numbered, unknown_point


class Resumed(NamedTuple):
    """What is told now of every point, and the points whose provisos don't hold any more."""

    told: Told
    dropped: tuple[int, ...]


def resumed(case: Decision, draft: Said | None, told: Told, by_point: Mapping[int, str]) -> Resumed:
    """The results and provisos of a draft with what is told anew; of no draft only the latter.

    A proviso falls with the result that it was made to, and a result with its point.
    """
    points = {e.number: e for e in (draft.points if draft else ()) if e.number in case.numbers}
    new = {**_for_all(case, told), **_known(case, by_point)}
    results = {number: each.result for number, each in points.items()} | new
    given = numbered(told.provisos, list(results), "--proviso")
    there = {number: each.proviso for number, each in points.items() if each.proviso}
    kept = {
        n: text for n, text in there.items() if new.get(n, points[n].result) == points[n].result
    }
    whole = replace(
        told,
        results=_words(results),
        provisos=_words({**kept, **given}),
    )
    return Resumed(whole, tuple(number for number in there if number not in {**kept, **given}))


def _for_all(case: Decision, told: Told) -> dict[int, str]:
    """What was said to all, in the order of the points or each with its number."""
    words, left = told.results, case.to_answer
    if has_numbers(words):
        return numbered(words, case.numbers, "--result")
    if len(words) == 1:
        return dict.fromkeys(left, words[0])
    if words and len(words) != len(left):
        raise Refusal(Exit.USAGE, "decision.results", given=len(words), n=len(left))
    return dict(zip(left, words, strict=False))


def _known(case: Decision, by_point: Mapping[int, str]) -> Mapping[int, str]:
    for number in by_point:
        if number not in case.numbers:
            raise unknown_point("--point", number, case.numbers)
    return by_point


def _words(by_number: Mapping[int, str]) -> tuple[str, ...]:
    return tuple(f"{number}={by_number[number]}" for number in sorted(by_number))
