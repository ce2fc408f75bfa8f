"""The shape of a record, read off its class: what each key may hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from telectl.findings import KeyPath
from telectl.model.base import Refers, Unknown

Sort = Literal["text", "whole", "number", "flag", "day", "choice", "part", "list"]
SCALARS: dict[Any, Sort] = {
    str: "text",
    int: "whole",
    float: "number",
    bool: "flag",
    date: "day",
}


@dataclass(frozen=True, slots=True)
class Shape:
    """What one value may be: a scalar, a choice, a part with keys, a list of items.

    ``also`` are the other sorts of scalar that a union takes.
    """

    sort: Sort
    required: bool = False
    choices: tuple[str, ...] = ()
    refers: tuple[str, ...] | None = None
    unknown: bool = False
    also: tuple[Sort, ...] = ()
    item: Shape | None = None
    keys: Mapping[str, Shape] = field(default_factory=dict)

    def at(self, path: KeyPath) -> Shape | None:
        """The shape at a key path; numbers step into lists."""
        shape: Shape | None = self
        for part in path:
            if shape is None:
                return None
            shape = shape.item if isinstance(part, int) else shape.keys.get(part)
        return shape


@cache
def shape_of(model: type[BaseModel]) -> Shape:
    """The shape of a whole record or part."""
    keys = {}
    for name, info in model.model_fields.items():
        annotation = info.annotation
        if info.metadata:
            annotation = Annotated[(annotation, *info.metadata)]  # type: ignore[assignment] # built at run time
        keys[info.alias or name] = _shape(annotation, info.is_required())
    return Shape("part", keys=keys)


def _shape(annotation: Any, required: bool = False) -> Shape:
    refers, options, unknown = None, [], False
    for option in _options(annotation):
        if isinstance(option, Refers):
            refers = option.kinds
        elif option is Unknown:
            unknown = True
        elif option is not NoneType:
            options.append(option)
    return _one(options, required, refers, unknown)


def _options(annotation: Any) -> Iterator[Any]:
    """The plain types of an annotation, with the marks found on the way."""
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *marks = get_args(annotation)
        yield from _options(inner)
        yield from (mark for mark in marks if isinstance(mark, Refers))
    elif origin in (Union, UnionType):
        for option in get_args(annotation):
            yield from _options(option)
    else:
        yield annotation


def _one(
    options: list[Any], required: bool, refers: tuple[str, ...] | None, unknown: bool
) -> Shape:
    first = options[0]
    if get_origin(first) is tuple:
        return Shape("list", required, item=_shape(get_args(first)[0]))
    also = tuple(SCALARS[each] for each in options[1:] if each in SCALARS)
    literals = [get_args(option) for option in options if get_origin(option) is Literal]
    if literals:
        choices = tuple(str(each) for group in literals for each in group)
        also = tuple(SCALARS[each] for each in options if each in SCALARS)
        return Shape("choice", required, choices=choices, unknown=unknown, also=also)
    if isinstance(first, type) and issubclass(first, BaseModel):
        return Shape("part", required, keys=shape_of(first).keys, unknown=unknown)
    sort = SCALARS.get(first, "text")
    return Shape(sort, required, refers=refers, unknown=unknown, also=also)
