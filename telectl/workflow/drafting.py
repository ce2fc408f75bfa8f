"""A new case: from what was typed, or with the text of the one that it takes the place of."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from telectl.findings import Exit, Refusal
from telectl.model import KINDS
from telectl.model.base import ID_PATTERN
from telectl.model.changes import Create
from telectl.model.decision import Decision
from telectl.model.portfolio import Portfolio
from telectl.model.shape import shape_of
from telectl.model.values import parse
from telectl.model.words import nearest
from telectl.workflow.climb import followed_by
from telectl.workflow.extras import extras
from telectl.workflow.moment import Moment
from telectl.workflow.records import id_from, new, raw_of, require
from telectl.workflow.told import Told, numbered

TEXTS = (
    *("background", "statement", "consequences", "risk"),
    *("finances", "communication", "timetable"),
)
# What a new case takes over from the one whose place it takes: what is asked, and why.
CARRIED = (
    *("fictional", "item_type", "concerns", "chain", "prepared_by", "publicity", "points"),
    *(*TEXTS, "annexes"),
)


def require_new(portfolio: Portfolio, case: str) -> None:
    """Refuses an id that can't be a new case's: of an odd form, or of a record that is there."""
    if not re.match(ID_PATTERN, case):
        raise Refusal(Exit.USAGE, "record.odd_id", id=case, nearest=id_from(case) or None)
    if case in portfolio.entries:
        title = portfolio.title(case)
        raise Refusal(Exit.USAGE, "decision.same_title", id=case, title=title)


def draft(portfolio: Portfolio, told: Told, more: Mapping[str, object], moment: Moment) -> Create:
    """A new case with its recommendation points and all else that was told of it."""
    made = created(told, moment, points_of(portfolio, told), **more)
    _refuse_open_text(made)
    return made


def succeeding(portfolio: Portfolio, old: str, told: Told, moment: Moment) -> Create:
    """A new case with the text of an earlier one, which it is to take the place of."""
    require(portfolio, "decisions", old)
    raw = raw_of(portfolio, old)
    carried = {key: _plain(raw[key]) for key in CARRIED if key in raw}
    if told.points:
        carried["points"] = points_of(portfolio, told)
    carried |= _way_on(portfolio, old, moment)
    typed = {**carried, "title": told.title or raw["title"], "supersedes": old}
    made = new("decisions", told.id, typed, told.words, moment)
    _refuse_open_text(made)
    return made


def _way_on(portfolio: Portfolio, old: str, moment: Moment) -> dict[str, object]:
    """The bodies that the case climbs through, as they are followed on the day."""
    case = portfolio.get(Decision, old)
    chain = case.chain if case else ()
    bodies = dict.fromkeys(followed_by(portfolio, each, moment.day) for each in chain)
    return {"chain": list(bodies)} if bodies else {}


def _plain(value: object) -> object:
    """A value as it is written anew: a day as text stays one."""
    if isinstance(value, Mapping):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value


def created(
    told: Told,
    moment: Moment,
    points: list[dict[str, object]],
    **more: object,
) -> Create:
    """A new case from what was told; ``more`` are other keys of it, its outcomes among them."""
    typed: dict[str, object] = {
        "title": told.title,
        "item_type": told.item_type,
        "concerns": list(told.concerns),
        "points": points,
        **extras(told),
        **more,
    }
    return new("decisions", told.id, typed, told.words, moment)


def _refuse_open_text(made: Create) -> None:
    """A closed case holds no text, only where it lies."""
    publicity = made.value.get("publicity")
    if not isinstance(publicity, Mapping) or publicity.get("access") != "closed":
        return
    held = tuple(key for key in TEXTS if made.value.get(key))
    if held:
        raise Refusal(Exit.USAGE, "case.closed_text", id=made.id, keys=held)
    if not publicity.get("reference"):
        raise Refusal(Exit.USAGE, "case.closed_nowhere", id=made.id)


def points_of(portfolio: Portfolio, told: Told) -> list[dict[str, object]]:
    """The numbered points that were told, each with the step that it asks for."""
    if not told.points:
        raise Refusal(Exit.USAGE, "decision.no_points", id=told.id)
    moves = numbered(told.moves, range(1, len(told.points) + 1), "--moves")
    made = []
    for number, text in enumerate(told.points, 1):
        point: dict[str, object] = {"number": number, "text": text}
        if number in moves:
            point["moves"] = move(portfolio, moves[number])
        made.append(point)
    return made


def move(portfolio: Portfolio, text: str) -> dict[str, object]:
    """``PROJECT:STATE``, of a project and a state that are known."""
    project, colon, state = text.partition(":")
    if not colon:
        raise Refusal(Exit.USAGE, "decision.odd_move", text=text)
    require(portfolio, "projects", project)
    states = [each.id for each in portfolio.workflow.states]
    if state not in states:
        near = nearest(state, states)
        raise Refusal(Exit.USAGE, "value.state", value=state, choices=tuple(states), nearest=near)
    return {"project": project, "to": state}


def annexes(given: Sequence[str]) -> list[dict[str, object]]:
    """``TITLE[;REFERENCE[;open|closed]]``, numbered in their order."""
    made: list[dict[str, object]] = []
    for number, text in enumerate(given, 1):
        title, reference, access, *rest = (*(x.strip() for x in text.split(";")), "", "")
        if not title or any(rest) or access not in ("", "open", "closed"):
            raise Refusal(Exit.USAGE, "case.odd_annex", text=text)
        annex: dict[str, object] = {"number": number, "title": title}
        annex |= {"reference": reference} if reference else {}
        made.append(annex | ({"access": access} if access == "closed" else {}))
    return made


def finances(
    public: str | None,
    technical: str | None,
    amount: str | None,
    pays: str | None,
    gains: str | None,
) -> dict[str, object]:
    """Both accounts of the money, with only what was told."""
    told = {"public": public, "technical": technical, "amount": amount}
    shape = shape_of(KINDS["decisions"]).keys["finances"]
    return {
        key: parse(shape.keys[key], text, f"finances.{key}")
        for key, text in (told | {"pays": pays, "gains": gains}).items()
        if text
    }


def publicity(ground: str | None, reference: str | None) -> dict[str, object]:
    """Closed on a ground, and where the text lies; nothing where the case is open."""
    if not ground:
        if reference:
            raise Refusal(Exit.USAGE, "usage.missing_options", names=("--closed",))
        return {}
    made: dict[str, object] = {"access": "closed", "ground": ground}
    return made | ({"reference": reference} if reference else {})
