"""The strict pass over the parser's events that knows every place.

It is slower than ``fast`` and runs only for files that the fast pass doubts,
and where a place in the file is wanted. What it says is what counts.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Any, cast

from telectl.store.yaml import problems
from telectl.store.yaml.guard import CONTROL, INVISIBLE, line_and_column
from telectl.store.yaml.nodes import Mapping, Mark, Node, Scalar, Sequence, children, scalars
from telectl.store.yaml.problems import Problem
from telectl.store.yaml.scalars import Unclear, resolve
from telectl.store.yaml.syntax import from_library

MAX_DEPTH = 64
MAX_VALUES = 50_000
_LEADING_TAB = re.compile(r"(?:\A|(?<=[\r\n]))[ ]*\t(?=[ \t]*[^ \t\r\n])")


class Stop(Exception):  # noqa: N818 - ends the pass, is never shown
    """Nothing after this place can be judged."""


def compose(text: str) -> tuple[Mapping | None, list[Problem]]:
    """The root mapping, as far as there is one, and what is wrong."""
    composer = Composer(text)
    root = composer.root()
    found = composer.problems[: problems.MAX_PROBLEMS]
    return root, [_inside(text, problem) for problem in found]


def _inside(text: str, problem: Problem) -> Problem:
    """The parser puts the end of a text on a line of its own, which may not be there."""
    line, column = line_and_column(text, len(text))
    return problem._replace(line=line, column=column) if problem.line > line else problem


class Composer:
    """One pass over one text."""

    def __init__(self, text: str) -> None:
        from telectl.store.yaml.parser import library

        self.text = text
        self.problems: list[Problem] = []
        self._library: Any = library
        self._parser: Any = library.CParser(text)
        self._last_quoted: Scalar | None = None
        self._opened: list[Mark] = []
        self._count = 0

    def root(self) -> Mapping | None:
        """Compose the only document."""
        try:
            return self._document()
        except Stop:
            return None
        except self._library.YAMLError as error:
            opened = self._opened[-1] if self._opened else None
            self.problems.append(from_library(self.text, error, self._last_quoted, opened))
            return None

    def _document(self) -> Mapping | None:
        self._next()
        start = self._next()
        if type(start) is self._library.StreamEndEvent:
            self.problems.append(Problem(problems.EMPTY, 1, 1))
            return None
        self._check_directives(start)
        node = self._node(self._next(), 1)
        self._next()
        after = self._next()
        if type(after) is not self._library.StreamEndEvent:
            self._say(problems.SECOND_DOCUMENT, after.start_mark)
        if isinstance(node, Mapping):
            self._check_tabs(node)
            return node
        self.problems = [p for p in self.problems if p.code == problems.SECOND_DOCUMENT]
        empty = isinstance(node, Scalar) and not node.text and not node.style
        self._say(problems.EMPTY if empty else problems.ROOT, node.start)
        return None

    def _next(self) -> Any:
        return self._parser.get_event()

    def _say(self, code: str, mark: Mark, **facts: object) -> None:
        self.problems.append(Problem(code, mark.line + 1, mark.column + 1, facts))

    def _stop(self, code: str, mark: Mark, **facts: object) -> Stop:
        self._say(code, mark, **facts)
        return Stop()

    def _check_directives(self, start: Any) -> None:
        version = start.version
        if start.tags or (version and version != (1, 2)):
            raise self._stop(problems.DIRECTIVE, start.start_mark)

    def _check_tabs(self, root: Mapping) -> None:
        """Tabs that the parser lets pass as indentation, outside texts of several lines."""
        if "\t" not in self.text:
            return
        texts = [n for n in scalars(root) if n.start.line < n.end.line]
        ends = [node.end.index for node in texts]
        for match in _LEADING_TAB.finditer(self.text):
            index = match.end() - 1
            number = bisect_right(ends, index)
            if number == len(texts) or index < texts[number].start.index:
                line, column = line_and_column(self.text, index)
                self.problems.append(Problem(problems.TAB, line, column))
                return

    def _node(self, event: Any, depth: int) -> Node:
        kind = type(event)
        self._count += 1
        if self._count > MAX_VALUES:
            facts = {"size": self._count, "limit": MAX_VALUES, "unit": "values"}
            raise self._stop(problems.SIZE, event.start_mark, **facts)
        if kind is self._library.AliasEvent:
            raise self._stop(problems.ANCHOR, event.start_mark)
        if event.anchor is not None:
            raise self._stop(problems.ANCHOR, event.start_mark)
        if event.ctag is not None or self.text.startswith("!", event.start_mark.index):
            raise self._stop(problems.TAG, event.start_mark)
        if kind is self._library.ScalarEvent:
            return self._scalar(event)
        if depth > MAX_DEPTH:
            raise self._stop(problems.DEPTH, event.start_mark, limit=MAX_DEPTH)
        if event.flow_style:
            self._opened.append(event.start_mark)
        if kind is self._library.MappingStartEvent:
            return self._mapping(event, depth)
        return self._sequence(event, depth)

    def _scalar(self, event: Any) -> Scalar:
        text, style = event.value, event.style or ""
        node = Scalar(event.start_mark, event.end_mark, text, style, text)
        if style == '"':
            self._check_escapes(node)
        if style in {'"', "'"}:
            self._last_quoted = node
        elif not style:
            self._resolve(node)
        return node

    def _resolve(self, node: Scalar) -> None:
        try:
            node.value = resolve(node.text)
        except Unclear as unclear:
            self._say(unclear.code, node.start, **unclear.facts)

    def _check_escapes(self, node: Scalar) -> None:
        """What an escape has brought in; what stands there openly is the guard's."""
        written = self.text[node.start.index : node.end.index]
        if "\\" not in written:
            return
        for code, pattern in (problems.CONTROL, CONTROL), (problems.INVISIBLE, INVISIBLE):
            match = pattern.search(node.text)
            if match and match[0] not in written:
                self._say(code, node.start, character=f"U+{ord(match[0]):04X}")

    def _sequence(self, event: Any, depth: int) -> Sequence:
        node = Sequence(event.start_mark, event.end_mark, bool(event.flow_style))
        while type(item := self._next()) is not self._library.SequenceEndEvent:
            node.items.append(self._node(item, depth + 1))
        node.end = self._end(node, item)
        return node

    def _mapping(self, event: Any, depth: int) -> Mapping:
        node = Mapping(event.start_mark, event.end_mark, bool(event.flow_style))
        lines: dict[str, int] = {}
        while type(first := self._next()) is not self._library.MappingEndEvent:
            key = self._key(first, depth, lines)
            node.entries.append((key, self._node(self._next(), depth + 1)))
        node.end = self._end(node, first)
        return node

    def _end(self, node: Mapping | Sequence, event: Any) -> Mark:
        """A block ends with its last value; the parser would say: before the next token."""
        if node.flow:
            self._opened.pop()
            return cast("Mark", event.end_mark)
        return children(node)[-1].end

    def _key(self, event: Any, depth: int, lines: dict[str, int]) -> Scalar:
        before = len(self.problems)
        key = self._node(event, depth + 1)
        if not isinstance(key, Scalar):
            raise self._stop(problems.KEY, key.start)
        if key.text == "<<" and not key.style:
            raise self._stop(problems.MERGE_KEY, key.start)
        if key.text in lines:
            self._say(problems.DUPLICATE_KEY, key.start, key=key.text, first=lines[key.text])
        elif not isinstance(key.value, str) and len(self.problems) == before:
            self._say(problems.KEY, key.start)
        lines.setdefault(key.text, key.start.line + 1)
        return key
