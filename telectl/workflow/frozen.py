"""What outcomes fix in their case, by the name of each field, as fingerprints."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from telectl.findings import KeyPath
from telectl.model.body import Body
from telectl.model.decision import Decision
from telectl.model.outcome import OPEN, Outcome
from telectl.model.portfolio import Portfolio
from telectl.workflow import mandates
from telectl.workflow.fingerprints import fingerprint

Raw = Mapping[str, object]

SAID = frozenset({"deciding", "meeting", "agreed", "votes", "source", "recorded"})
# Outcomes that decide nothing are fixed by a name of their own: what they said, and no more.
LISTS: Mapping[str, str] = {"said": "outcomes"}
# Lists whose items are fixed one by one, with the keys that may still be filled or put right.
ITEMS: Mapping[str, frozenset[str]] = {
    "points": frozenset(),
    "advice": frozenset({"requested", "meeting", "recorded"}),
    "outcomes": SAID,
    "said": SAID,
    "follow_ups": frozenset({"responsible", "done"}),
    "orientations": frozenset({"recorded"}),
    "excerpts": frozenset({"recorded"}),
}
TEXTS = ("background", "statement", "consequences", "risk", "communication", "timetable")
AT_ONCE = ("title", "item_type", "concerns", "waivers", "finances", *TEXTS, "annexes")
# Where an annex lies and who may see it may become known, or change, later on.
ANNEX = frozenset({"reference", "access"})
# Of cases that were stamped before it was fixed, nobody asks it.
WHOLE = (*AT_ONCE, "supersedes", "journal")
APPENDED = ("follow_ups", "orientations", "excerpts")
_ITEM = re.compile(r"(\w+)\[([1-9][0-9]{0,5})\]")


@cache
def taken_apart(field: str) -> tuple[str, int | None]:
    """The key that a field's name begins with, and the number of the item in its list."""
    match = _ITEM.fullmatch(field)
    return (match[1], int(match[2])) if match else (field, None)


def item_print(key: str, item: object) -> str:
    """The fingerprint of an item without what may still be filled in it."""
    return fingerprint(_without(item, ITEMS[key]))


def whole_print(raw: Raw, key: str) -> str:
    """The fingerprint of a key that is fixed as a whole."""
    if key != "annexes":
        return fingerprint(raw.get(key))
    return fingerprint([_without(each, ANNEX) for each in items_of(raw, key)])


def _without(item: object, left: frozenset[str]) -> object:
    if not isinstance(item, Mapping):
        return item
    return {name: each for name, each in item.items() if name not in left}


def items_of(raw: Raw, key: str) -> Sequence[object]:
    """The items of a list as they stand in the file."""
    held = raw.get(LISTS.get(key, key))
    return held if isinstance(held, list) else ()


def path_of(raw: Raw, field: str) -> KeyPath:
    """Where a field stands now; the list, where the item is gone."""
    key, number = taken_apart(field)
    name = LISTS.get(key, key)
    if number is None:
        return (name,)
    for i, item in enumerate(items_of(raw, key)):
        same = item.get("number") == number if isinstance(item, Mapping) else False
        if same if key == "points" else i == number - 1:
            return name, i
    return (name,)


def shown(field: str) -> str:
    """A field as people call it: by the list that it stands in."""
    key, number = taken_apart(field)
    return f"{LISTS[key]}[{number}]" if key in LISTS else field


def counting(portfolio: Portfolio, case: Decision) -> tuple[Outcome, ...]:
    """The deciding outcomes that fix something: not those of a body that could decide nothing."""
    return tuple(each for each in case.rulings if _fixes(portfolio, case, each))


def _fixes(portfolio: Portfolio, case: Decision, outcome: Outcome) -> bool:
    if outcome.points and all(each.result in OPEN for each in outcome.points):
        return False
    body = portfolio.get(Body, outcome.body)
    if case.item_type != "decision" or body is None:
        return True
    return any(mandates.held(portfolio, body.id, role, outcome.date) for role in mandates.GIVING)


def settled(case: Decision, outcomes: Sequence[Outcome]) -> frozenset[int]:
    """The points that outcomes settled; one that names none settled them all."""
    if any(not each.points for each in outcomes):
        return frozenset(point.number for point in case.points)
    said = (answer for each in outcomes for answer in each.points)
    return frozenset(answer.number for answer in said if answer.result not in OPEN)


def frozen(portfolio: Portfolio, case: Decision, raw: Raw) -> dict[str, str]:
    """Each field of a case that is fixed, and its fingerprint: undecided only what was said."""
    outcomes, found, fixed = counting(portfolio, case), {}, _said(case, ())
    if outcomes:
        found = {key: whole_print(raw, key) for key in WHOLE if key != "journal" or raw.get(key)}
        fixed = {**_places(case, outcomes), **_said(case, outcomes)}
    for key, places in fixed.items():
        items = items_of(raw, key)
        for number, i in places:
            found[f"{key}[{number}]"] = item_print(key, items[i])
    return found


def _places(case: Decision, outcomes: Sequence[Outcome]) -> dict[str, tuple[tuple[int, int], ...]]:
    """By list the items that are fixed: the number each is called by, and its place."""
    done, last = settled(case, outcomes), outcomes[-1].date
    points = tuple((p.number, i) for i, p in enumerate(case.points) if p.number in done)
    given = (i for i, a in enumerate(case.advice) if a.conclusion and a.given and a.given <= last)
    fixing = (i for i, each in enumerate(case.outcomes) if any(each is o for o in outcomes))
    appended = {key: _numbered(range(len(getattr(case, key)))) for key in APPENDED}
    return {
        "points": points,
        "advice": _numbered(given),
        "outcomes": _numbered(fixing),
        **appended,
    }


def _said(case: Decision, counting: Sequence[Outcome]) -> dict[str, tuple[tuple[int, int], ...]]:
    """The outcomes that decide nothing: advice, or a body's word that it had no mandate for."""
    others = (i for i, e in enumerate(case.outcomes) if not any(e is each for each in counting))
    return {"said": _numbered(others)}


def _numbered(places: Iterator[int] | range) -> tuple[tuple[int, int], ...]:
    return tuple((i + 1, i) for i in places)
