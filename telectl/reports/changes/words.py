"""A change in words, without the name of its record."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from typing import Any

from telectl.model.portfolio import Portfolio
from telectl.reports.changes import facts as f
from telectl.reports.changes.field_words import demanded, field, shown, slipped
from telectl.reports.changes.variants import VARIANTS
from telectl.reports.teller import Teller
from telectl.store.cpr import masked

# Fields that hold an id.
NAMED = frozenset(
    {
        "body",
        "by",
        "case",
        "decision",
        "organisation",
        "owner",
        "project",
        "represents",
        "responsible",
        "site",
        "solution",
        "whose",
    }
)


class Twofold(Teller):
    """A teller that knows also the names of what is no longer there."""

    def __init__(self, teller: Teller, before: Portfolio) -> None:
        super().__init__(teller.voice, teller.portfolio, teller.day)
        self._before = Teller(teller.voice, before, teller.day)

    def name(self, value: Any) -> str:
        """A record's title now, or else what it was called."""
        if isinstance(value, str) and value not in self.portfolio.entries:
            return self._before.name(value)
        return super().name(value)

    def brief(self, value: Any) -> str:
        """The short name now, or else the one that it had."""
        if isinstance(value, str) and value not in self.portfolio.entries:
            return self._before.brief(value)
        return super().brief(value)


def sentence(teller: Teller, fact: f.Fact) -> str:
    """What happened, with nothing in it that looks like the number of a person."""
    special = _SPECIAL.get(type(fact))
    text = special(teller, fact) if special else _plain(teller, fact)
    return text if isinstance(fact, f.Journalised | f.Field) else masked(text)


def _plain(teller: Teller, fact: f.Fact, **more: object) -> str:
    """The wording of its sort, in the variant that fits, its ids said by their names."""
    told = {each.name: _said(teller, each.name, getattr(fact, each.name)) for each in fields(fact)}
    why = next((name for fits, name in VARIANTS.get(type(fact), ()) if fits(fact)), None)
    return teller.voice(f"changed.{fact.sort}", **{"why": why, **told, **more})


def _said(teller: Teller, name: str, value: object) -> object:
    if name in NAMED and isinstance(value, str):
        return teller.brief(value)
    if name in ("late", "days") and isinstance(value, int):
        return teller.days(abs(value))
    return shown(value) if isinstance(value, str) else value


def _moved(teller: Teller, fact: f.Moved) -> str:
    """A step with who decided it, or who took it by themselves, and why."""
    text = _plain(teller, fact)
    if fact.body:
        text += _tail(teller, "decided", body=teller.brief(fact.body), case=fact.decision)
    elif fact.decision:
        text += _tail(teller, "case", case=fact.decision)
    return text + (_tail(teller, "reason", reason=shown(fact.reason)) if fact.reason else "")


def _tail(teller: Teller, name: str, **facts: object) -> str:
    case = facts.get("case")
    named = {"case": teller.name(case)} if isinstance(case, str) else {}
    return teller.voice(f"changed.tail.{name}", **{**facts, **named})


def _ruled(teller: Teller, fact: f.Ruled) -> str:
    text = _plain(teller, fact)
    return text + (_tail(teller, "conditions", n=fact.conditions) if fact.conditions else "")


def _seat(teller: Teller, fact: f.Seated | f.Left) -> str:
    """A seat with whom it is for; one that nobody takes over is open."""
    text = _plain(teller, fact, role=_role(teller, fact))
    return text + (_tail(teller, "open") if isinstance(fact, f.Left) and fact.open else "")


def _role(teller: Teller, fact: f.Seated | f.Left) -> str:
    role = teller.voice.enum("role", fact.role)
    if not fact.represents:
        return role
    return teller.voice("changed.for", role=role, organisation=teller.brief(fact.represents))


def _mandate(teller: Teller, fact: f.Mandated) -> str:
    text = _plain(teller, fact)
    return text + (_tail(teller, "case", case=fact.decision) if fact.decision else "")


def _attended(teller: Teller, fact: f.Attended) -> str:
    voice = teller.voice
    said = [f"{n} {voice.enum('status', status)}" for status, n in fact.counts.items()]
    for substitute, member in fact.substitutes:
        told = {"substitute": teller.name(substitute), "member": teller.name(member)}
        said.append(voice("changed.stood_in", **told))
    return ", ".join(said)


def _agenda(teller: Teller, fact: f.Agenda) -> str:
    return "; ".join(
        teller.voice(f"changed.agenda.{name}", cases=_quoted(teller, cases))
        for name, cases in (("added", fact.added), ("gone", fact.gone))
        if cases
    )


def _matters(teller: Teller, fact: f.Matters) -> str:
    return "; ".join(
        teller.voice(f"changed.matters.{name}", n=n)
        for name, n in (("added", fact.added), ("gone", fact.gone))
        if n
    )


def _fora(teller: Teller, fact: f.Oriented | f.ToTell) -> str:
    return _plain(teller, fact, fora=[teller.brief(each) for each in fact.fora])


def _quoted(teller: Teller, ids: Iterable[str]) -> list[str]:
    return [teller.voice("changed.quoted", title=teller.name(each)) for each in ids]


def _called(teller: Teller, fact: f.Called) -> str:
    return _plain(teller, fact, n=fact.cases)


def _ranked(teller: Teller, fact: f.Ranked) -> str:
    text = _plain(teller, fact)
    return text + (_tail(teller, "case", case=fact.decision) if fact.decision else "")


def _plan(teller: Teller, fact: f.PlanStands) -> str:
    text = _plain(teller, fact)
    decided = fact.decision and fact.status == "decided"
    return text + (_tail(teller, "case", case=fact.decision) if decided else "")


def _met(teller: Teller, fact: f.Met) -> str:
    return _plain(teller, fact, why=fact.status)


def _by_kind(teller: Teller, fact: f.New | f.Ended | f.Overdue) -> str:
    return _plain(teller, fact, why=fact.kind)


_SPECIAL: Mapping[type[f.Fact], Callable[[Teller, Any], str]] = {
    f.Moved: _moved,
    f.Ruled: _ruled,
    f.Seated: _seat,
    f.Left: _seat,
    f.Mandated: _mandate,
    f.Attended: _attended,
    f.Agenda: _agenda,
    f.Matters: _matters,
    f.Oriented: _fora,
    f.ToTell: _fora,
    f.Called: _called,
    f.Met: _met,
    f.Ranked: _ranked,
    f.PlanStands: _plan,
    f.New: _by_kind,
    f.Ended: _by_kind,
    f.Overdue: _by_kind,
    f.Slipped: slipped,
    f.Field: field,
    f.Setting: field,
    f.Demanded: demanded,
}
