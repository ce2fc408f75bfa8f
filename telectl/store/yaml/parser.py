"""The C parser, with events that cost one constructor each instead of three.

The parser looks the classes of its events up by name, in its own module, each
time that it makes one. Two of three microseconds of a file's reading went into
constructors that call each other; what a reader asks of an event fits in one.
The quick pass asks for no places: for the time of a file it has the parser make
values instead. Nothing else here reads through this parser.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import _ruamel_yaml as library

__all__ = ["MARKED", "library"]

Mark = Any
Constructors = Mapping[str, Callable[..., object]]


class ScalarEvent:
    """A value: its text, and how it is quoted."""

    __slots__ = ("anchor", "ctag", "end_mark", "start_mark", "style", "value")

    def __init__(  # noqa: PLR0917 - the parser passes them by place
        self,
        anchor: str | None,
        tag: object,
        implicit: object,
        value: str,
        start_mark: Mark,
        end_mark: Mark,
        style: str | None,
    ) -> None:
        self.anchor = anchor
        self.ctag = tag
        self.value = value
        self.start_mark = start_mark
        self.end_mark = end_mark
        self.style = style


class MappingStartEvent:
    """A mapping begins."""

    __slots__ = ("anchor", "ctag", "end_mark", "flow_style", "start_mark")

    def __init__(  # noqa: PLR0917 - the parser passes them by place
        self,
        anchor: str | None,
        tag: object,
        implicit: object,
        start_mark: Mark,
        end_mark: Mark,
        flow_style: bool | None,
    ) -> None:
        self.anchor = anchor
        self.ctag = tag
        self.start_mark = start_mark
        self.end_mark = end_mark
        self.flow_style = flow_style


class SequenceStartEvent(MappingStartEvent):
    """A list begins."""

    __slots__ = ()


class MappingEndEvent:
    """A mapping ends."""

    __slots__ = ("end_mark", "start_mark")

    def __init__(self, start_mark: Mark, end_mark: Mark) -> None:
        self.start_mark = start_mark
        self.end_mark = end_mark


class SequenceEndEvent(MappingEndEvent):
    """A list ends."""

    __slots__ = ()


MARKED: Constructors = {
    each.__name__: each
    for each in (
        ScalarEvent,
        MappingStartEvent,
        MappingEndEvent,
        SequenceStartEvent,
        SequenceEndEvent,
    )
}
vars(library).update(MARKED)
