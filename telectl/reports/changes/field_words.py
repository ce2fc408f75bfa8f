"""Values in words: a field by its label, a day that moved, a demand of a gate."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from telectl.model import KINDS
from telectl.model.settings import Settings
from telectl.model.shape import Shape, shape_of
from telectl.model.workflow import Demand, Workflow
from telectl.reports.changes.facts import Demanded, Field, Name, Slipped
from telectl.reports.lacks import demand_text
from telectl.reports.teller import NOTHING, Teller
from telectl.reports.values import label, worded
from telectl.store.cpr import masked
from telectl.store.load import EXEMPT

# A text that is longer is told only to be worded otherwise.
LONGEST = 80
ITEMS = frozenset({"added", "gone", "items"})
LONGEST_TOLD = 240
FIGURES = frozenset({"budget", "amount", "red_overrun_kroner"})
TOP = {"telectl.yaml": Settings, "workflow.yaml": Workflow}
WEEK = 7
# Items of which only one day is asked.
NAMED_ALONE = ("milestones", "follow_ups", "actions")


def shown(text: str, longest: int = LONGEST_TOLD) -> str:
    """A text in one line, cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= longest else f"{line[: longest - 1].rstrip()}…"


def by_how_much(teller: Teller, days: int) -> str:
    """Later or earlier, in days or whole weeks."""
    way = "later" if days > 0 else "earlier"
    count = abs(days)
    if count >= 2 * WEEK and count % WEEK == 0:
        return teller.voice(f"changed.weeks.{way}", n=count // WEEK)
    return teller.voice(f"changed.days.{way}", n=count)


def slipped(teller: Teller, fact: Slipped) -> str:
    """A day that moved: of what, from when to when, by how much."""
    name = teller.brief(fact.name) if fact.name else None
    what = label(teller, fact.key)
    of = teller.voice("changed.field.named", field=what, name=name) if name else what
    if name and fact.path.startswith(NAMED_ALONE):
        of = teller.voice("changed.slipped.of", name=name)
    by = by_how_much(teller, fact.days)
    return teller.voice("changed.slipped.moved", of=of, old=fact.old, new=fact.new, by=by)


def field(teller: Teller, fact: Field) -> str:
    """A field by its label, from what to what; of a long text only that it is another."""
    shape = _shape(fact)
    what = ": ".join(_labels(teller, fact))
    if fact.change == "order":
        return teller.voice("changed.field.order", field=what)
    if fact.hidden:
        return teller.voice("changed.field.text.changed", field=what)
    old, new = (_worded(teller, fact, shape, each) for each in (fact.old, fact.new))
    if _is_long(fact, shape, old, new):
        return teller.voice(f"changed.field.text.{fact.change}", field=what)
    told = {"field": what, "old": shown(old), "new": shown(new)}
    return teller.voice(f"changed.field.{fact.change}", **told)


def _is_long(fact: Field, shape: Shape | None, old: str, new: str) -> bool:
    """Whether it is running text: nobody reads two versions of a paragraph in one line."""
    if fact.change in ITEMS or (shape and shape.sort not in ("text", "list")):
        return False
    return any(len(each) > LONGEST or "\n" in each.strip() for each in (old, new))


def _shape(fact: Field) -> Shape | None:
    """What the value may be, as its record has it."""
    model = TOP.get(fact.kind) or KINDS.get(fact.kind)
    shape = shape_of(model) if model else None
    for key in fact.keys:
        if shape and shape.sort == "list":
            shape = shape.item
        shape = shape.keys.get(key) if shape else None
    return shape


def _labels(teller: Teller, fact: Field) -> Iterator[str]:
    """The labels on the way, each list with what names the item in it."""
    names: dict[str, list[Name]] = {}
    for each in fact.names:
        names.setdefault(each.list, []).append(each)
    for key in fact.keys:
        if key == "thresholds":
            continue
        said = label(teller, key)
        held = names.get(key)
        named = _named(teller, held.pop(0)) if held else ""
        yield teller.voice("changed.field.named", field=said, name=named) if named else said


def _named(teller: Teller, name: Name) -> str:
    if name.value is None or isinstance(name.value, list | dict):
        return ""
    for enum in (name.list, name.key, "state"):
        if str(name.value) in teller.voice.words(ENUM.get((name.list, name.key), enum)):
            return teller.voice.enum(ENUM.get((name.list, name.key), enum), name.value)
    if name.key in ("date", "from", "sent") and name.list != "steps":
        return masked(worded(teller, name.key, Shape("day"), name.value))
    return masked(shown(teller.brief(str(name.value)), 60))


ENUM = {
    ("evidence", "kind"): "evidence",
    ("readiness", "item"): "item",
    ("mandates", "role"): "role",
    ("waivers", "demand"): "waived",
    ("states", "id"): "state",
    ("steps", "from"): "state",
    ("signatures", "capacity"): "capacity",
}


def _worded(teller: Teller, fact: Field, shape: Shape | None, value: object) -> str:
    if value is None:
        return NOTHING
    key = fact.keys[-1]
    if type(value) is int and not FIGURES.isdisjoint(fact.keys):
        return teller.voice.money(value)
    text = worded(teller, key, shape, value) if shape else str(value)
    return text if EXEMPT.intersection(fact.keys) else masked(text)


def demanded(teller: Teller, fact: Demanded) -> str:
    """What a gate demands now, or no longer."""
    why = "gone" if fact.gone else None
    told = {"gate": fact.gate, "demand": _demand(teller, fact.demand), "why": why}
    return teller.voice("changed.demand", **told)


def _demand(teller: Teller, raw: dict[str, object]) -> str:
    demand = Demand.model_validate(raw)
    beside = {key: raw[key] for key in ("signed", "when") if raw.get(key)}
    parts = [demand_text(teller, demand), *_conditions(teller, beside)]
    return ", ".join(parts)


def _conditions(teller: Teller, beside: dict[str, object]) -> Sequence[str]:
    shape = shape_of(Demand)
    return [
        teller.voice(f"changed.demanded.{key}", text=worded(teller, key, shape.keys[key], value))
        for key, value in beside.items()
    ]
