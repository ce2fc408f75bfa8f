"""What every teller of changes shares: what it gives back, and the days that moved."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import TypeVar

from telectl.findings import KeyPath
from telectl.model.base import Unknown
from telectl.model.decision import Decision
from telectl.model.key_paths import spelt
from telectl.model.settings import Settings
from telectl.model.shape import shape_of
from telectl.reports.changes.facts import Fact, Field, Name, Setting, Slipped
from telectl.reports.changes.fields import IDENTITIES, Difference
from telectl.reports.changes.sides import Two

T = TypeVar("T")
# A teller makes facts of what it knows, and hands back every difference that it doesn't tell.
Told = Iterator[Fact | Difference]
Teller = Callable[[Two, list[Difference]], Told]

# Days that are planned or agreed. The others say when something was: they don't slip.
SLIPPING = frozenset(
    {"due", "deadline", "start", "end", "valid_from", "valid_to", "review_date", "since"}
)


TELLING_NOTHING = frozenset({"day", "whole", "number", "flag", "choice"})


def day_of(value: date | Unknown | None) -> date | None:
    """The day where one is known."""
    return value if isinstance(value, date) else None


def late(done: date, due: date | None) -> int:
    """How many days after its day something was done."""
    return max((done - due).days, 0) if due else 0


def of_new(
    found: Iterable[Difference], items: Callable[[], Sequence[T]], tell: Callable[[T], Fact]
) -> Told:
    """A fact of each item that a list got; every other difference as it is."""
    for each in found:
        yield tell(items()[each.item]) if each.added else each


def others(two: Two, found: Iterable[Difference]) -> Iterator[Fact]:
    """Differences that nobody told otherwise: days that moved, fields by their labels.

    What was added to a list and taken from it is one of them.
    """
    lists: dict[KeyPath, list[Difference]] = {}
    for each in found:
        if isinstance(each.path[-1], int):
            lists.setdefault(each.path[:-1], []).append(each)
        else:
            yield _slipped(two, each) or _field(two, each)
    yield from (_items(two, path, items) for path, items in lists.items())


def _slipped(two: Two, each: Difference) -> Slipped | None:
    key = each.path[-1]
    old, new = _day(each.old), _day(each.new)
    if not (isinstance(key, str) and two.folder and old and new):
        return None
    if key not in SLIPPING and each.path != ("date",):
        return None
    names = tuple(_names(two, each))
    name = str(names[-1].value) if names else None
    return Slipped(two.id, spelt(each.path), key, name, old, new, (new - old).days)


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _items(two: Two, path: KeyPath, items: list[Difference]) -> Field:
    """The items that a list has more and less."""
    more = [each.new for each in items if each.new is not None and each.old is None]
    less = [each.old for each in items if each.old is not None and each.new is None]
    turned = [each for each in items if each.old is not None and each.new is not None]
    more += [each.new for each in turned]
    less += [each.old for each in turned]
    change = "items" if more and less else "added" if more else "gone"
    return _made(two, Difference((*path, 0), less, more), change)


def _field(two: Two, each: Difference) -> Field:
    if each.order:
        return _made(two, each, "order")
    change = "set" if each.old is None else "unset" if each.new is None else "changed"
    return _made(two, each, change)


def _made(two: Two, each: Difference, change: str) -> Field:
    made = Field if two.folder else Setting
    keys = tuple(part for part in each.path if isinstance(part, str))
    path = each.path if isinstance(each.path[-1], str) else each.path[:-1]
    each = _with_defaults(two, each) if keys[0] == "thresholds" else each
    told = (two.folder or two.file, spelt(path), keys, tuple(_names(two, each)), change)
    if _is_closed(two) and _is_text(each):
        return made(two.id, *told, None, None, hidden=True)
    return made(two.id, *told, each.old, each.new)


def _with_defaults(two: Two, each: Difference) -> Difference:
    """A threshold that isn't written is one all the same."""
    key = str(each.path[-1])
    old, new = (
        part.thresholds if part else None for part in (two.old(Settings), two.part(Settings))
    )
    return each._replace(old=getattr(old, key, each.old), new=getattr(new, key, each.new))


def _is_closed(two: Two) -> bool:
    """Whether it is a case that is closed, or was."""
    raws = (two.raw, two.raw_before) if two.folder == Decision.folder else ()
    held = (each.get("publicity") for each in raws)
    return any(isinstance(each, dict) and each.get("access") == "closed" for each in held)


def _is_text(each: Difference) -> bool:
    """Whether it can say something of the matter: no day, no figure, no choice, no id."""
    shape = shape_of(Decision).at(each.path)
    told = shape is not None and (shape.sort in TELLING_NOTHING or shape.refers is not None)
    return not told


def _names(two: Two, each: Difference) -> Iterable[Name]:
    """The items on the way to a value, by what names them; not the one that it is itself."""
    holder: object = two.raw
    key = ""
    for part in each.path[:-1]:
        holder = _below(holder, part)
        if isinstance(part, str):
            key = part
        elif isinstance(holder, dict) and key in IDENTITIES:
            name = IDENTITIES[key][0]
            yield Name(key, name, holder.get(name))


def _below(holder: object, part: str | int) -> object:
    if isinstance(holder, dict):
        return holder.get(part)
    if isinstance(holder, list) and isinstance(part, int) and part < len(holder):
        return holder[part]
    return None
