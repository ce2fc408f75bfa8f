"""A file as nodes: each value with the place where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Protocol


class Mark(Protocol):
    """A place in a text, counted from 0 in characters."""

    @property
    def index(self) -> int: ...
    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...


@dataclass(slots=True)
class Scalar:
    """A value; ``style`` is empty for a plain one, else its quote or ``|`` or ``>``."""

    start: Mark
    end: Mark
    text: str
    style: str
    value: object


@dataclass(slots=True)
class Mapping:
    """Keys with their values, in the order of the file."""

    start: Mark
    end: Mark
    flow: bool
    entries: list[tuple[Scalar, Node]] = field(default_factory=list)


@dataclass(slots=True)
class Sequence:
    """Items in order."""

    start: Mark
    end: Mark
    flow: bool
    items: list[Node] = field(default_factory=list)


Node = Scalar | Mapping | Sequence


def value_of(node: Node) -> object:
    """The plain value of a node."""
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Sequence):
        return [value_of(item) for item in node.items]
    return {key.text: value_of(value) for key, value in node.entries}


def scalars(node: Node) -> Iterator[Scalar]:
    """Every value below a node, in the order of the file; keys are left out."""
    if isinstance(node, Scalar):
        yield node
        return
    for child in children(node):
        yield from scalars(child)


def children(node: Mapping | Sequence) -> list[Node]:
    """The values or items directly below a node."""
    if isinstance(node, Sequence):
        return node.items
    return [value for _, value in node.entries]
