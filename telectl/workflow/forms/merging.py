"""What a form that comes back says, against what the portfolio says now."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from telectl.workflow.forms.manifest import Line, Manifest, field_key
from telectl.workflow.forms.sheet import Field, Sheet, Unit, print_of

Values = tuple[tuple[str, ...], ...]
Understand = Callable[[Field, str], str]
EMPTY = print_of("")


@dataclass(frozen=True, slots=True)
class Changed:
    """What a form says otherwise: before and after as read, and the fields of each row.

    In ``conflict`` is what was changed in the portfolio too since the form was written;
    ``reworded`` is the text that it answers, where that was another when it was answered.
    """

    key: str
    name: str
    old: str
    new: str
    rows: tuple[Mapping[str, str], ...]
    conflict: bool = False
    reworded: str | None = None


@dataclass(frozen=True, slots=True)
class Merged:
    """What changes, what can't be because it is there no longer, what is not understood."""

    changed: tuple[Changed, ...]
    gone: tuple[str, ...]


def merged(
    sheet: Sheet, manifest: Manifest, texts: Mapping[str, str], understand: Understand
) -> Merged:
    """Each unit of the form as written, as it came back, and as it stands now in ``sheet``."""
    now, lines = sheet.units(), _lines_by_unit(manifest)
    said = {key: each for key, each in lines.items() if _is_changed(each, texts)}
    found = (
        _changed(now[key], each, texts, understand) for key, each in said.items() if key in now
    )
    gone = [_first(each, texts) for key, each in said.items() if key not in now]
    return Merged(tuple(each for each in found if each), tuple(gone))


def _lines_by_unit(manifest: Manifest) -> dict[str, list[Line]]:
    found: dict[str, list[Line]] = {}
    for line in manifest.rows.values():
        found.setdefault(line.unit, []).append(line)
    return found


def _keys(lines: list[Line]) -> Iterator[tuple[str, str]]:
    for line in lines:
        for column, is_ in line.prints.items():
            yield field_key(line.row, column), is_


def _is_changed(lines: list[Line], texts: Mapping[str, str]) -> bool:
    return any(print_of(texts.get(key, "")) != is_ for key, is_ in _keys(lines))


def _first(lines: list[Line], texts: Mapping[str, str]) -> str:
    """What was written in something that is gone."""
    return next(texts[key] for key, is_ in _keys(lines) if print_of(texts.get(key, "")) != is_)


def _changed(
    unit: Unit, lines: list[Line], texts: Mapping[str, str], understand: Understand
) -> Changed | None:
    model = unit.rows[0]
    rows = [_understood(line, model.fields, texts, understand) for line in lines]
    told = [row for row in rows if any(row.values())]
    held = [{c: f.value for c, f in row.fields.items()} for row in unit.rows]
    held = [row for row in held if any(row.values())]
    if told == held:
        return None
    old = "\n".join(filter(None, (_line(f.shown for f in r.fields.values()) for r in unit.rows)))
    new = "\n".join(
        filter(None, (_line(texts.get(field_key(e.row, c), "") for c in e.prints) for e in lines))
    )
    moved, other = _moved(unit, lines), _reworded(unit, lines)
    return Changed(unit.key, unit.name, old, new, tuple(told), moved, other)


def _understood(
    line: Line, fields: Mapping[str, Field], texts: Mapping[str, str], understand: Understand
) -> dict[str, str]:
    found = {}
    for column in line.prints:
        text = texts.get(field_key(line.row, column), "")
        found[column] = understand(fields[column], text) if text else ""
    return found


def _line(said: Iterator[str]) -> str:
    return ", ".join(each for each in said if each)


def _moved(unit: Unit, lines: list[Line]) -> bool:
    """Whether the portfolio says something else than when the form was written."""
    written = dict(_keys(lines))
    now = {f.key: print_of(f.shown) for row in unit.rows for f in row.fields.values()}
    return any(now.get(key, EMPTY) != written.get(key, EMPTY) for key in {*now, *written})


def _reworded(unit: Unit, lines: list[Line]) -> str | None:
    """The text that is answered here, if it isn't the one that stood in the form."""
    now = unit.rows[0].about
    return now if any(print_of(now) != line.about for line in lines) else None
