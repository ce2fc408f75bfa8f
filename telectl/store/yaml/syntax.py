"""What the parser's own errors mean, without a word of its English text."""

from __future__ import annotations

import re
from typing import Any

from telectl.store.yaml import problems
from telectl.store.yaml.guard import line_and_column
from telectl.store.yaml.nodes import Mark, Scalar
from telectl.store.yaml.problems import Problem

_KINDS = (
    ("mapping values are not allowed", "colon"),
    ("could not find expected ':'", "colon_missing"),
    ("found unexpected ':'", "flow_colon"),
    ("block sequence entries are not allowed", "dash"),
    ("did not find expected '-'", "indentation"),
    ("did not find expected key", "indentation"),
    ("cannot start any token", "character"),
    ("unknown escape character", "escape"),
    ("did not find expected hexdecimal", "escape"),
    ("invalid Unicode character escape", "escape"),
    ("expected comment or line break", "block_header"),
    ("indentation indicator", "block_header"),
    ("expected node content", "flow"),
)
_LEADING_TAB = re.compile(r"[ ]*\t")


def from_library(text: str, error: Any, last_quoted: Scalar | None, opened: Mark | None) -> Problem:
    """The finding for an error that the parser raised.

    ``opened`` is the innermost bracket that was open at the time.
    """
    mark = getattr(error, "problem_mark", None)
    if mark is None:
        return Problem(problems.SYNTAX, 1, 1, {"what": "other"})
    return (
        _tab(text, error, mark)
        or _directive(error, mark)
        or _second_document(error, mark)
        or _not_closed(text, error, mark, last_quoted, opened)
        or _after_quote(mark, last_quoted)
        or _other(text, error, mark)
    )


def _at(code: str, mark: Any, **facts: object) -> Problem:
    return Problem(code, mark.line + 1, mark.column + 1, facts)


def _tab(text: str, error: Any, mark: Any) -> Problem | None:
    """A tab in the white space that begins one of the lines concerned."""
    context = error.context_mark
    first = min(context.line, mark.line) if context else mark.line
    lines = re.split(r"\r\n|\r|\n", text)
    for number in range(max(first, mark.line - 1), min(mark.line + 1, len(lines))):
        match = _LEADING_TAB.match(lines[number])
        if (match and "tab" in (error.problem or "")) or (match and number == mark.line):
            return Problem(problems.TAB, number + 1, match.end())
    return None


def _directive(error: Any, mark: Any) -> Problem | None:
    said = f"{error.context} {error.problem}"
    if "directive" in said or "incompatible YAML document" in said:
        return _at(problems.DIRECTIVE, error.context_mark or mark)
    return None


def _second_document(error: Any, mark: Any) -> Problem | None:
    if "expected <document start>" in (error.problem or ""):
        return _at(problems.SECOND_DOCUMENT, mark)
    return None


def _not_closed(
    text: str, error: Any, mark: Any, last_quoted: Scalar | None, opened: Mark | None
) -> Problem | None:
    context = error.context or ""
    if "quoted scalar" in context and "unexpected" in error.problem:
        return _at(problems.NOT_CLOSED, error.context_mark)
    if "parsing a flow" in context and "expected ',' or" in error.problem:
        return _at(problems.NOT_CLOSED, error.context_mark)
    if opened and mark.index >= len(text.rstrip()):
        return _at(problems.NOT_CLOSED, opened)
    quoted = last_quoted
    if quoted and quoted.start.line < quoted.end.line and mark.line - quoted.end.line in (0, 1):
        return _at(problems.NOT_CLOSED, quoted.start)
    return None


def _after_quote(mark: Any, last_quoted: Scalar | None) -> Problem | None:
    """Text behind a closing quote, on the same line."""
    if last_quoted and last_quoted.end.line == mark.line and last_quoted.end.column <= mark.column:
        return _at(problems.SYNTAX, mark, what="after_quote")
    return None


def _other(text: str, error: Any, mark: Any) -> Problem:
    said = error.problem or ""
    what = next((kind for words, kind in _KINDS if words in said), "other")
    if what == "colon_missing":
        # The parser notices one line late; the key that lacks its colon is the context.
        return _at(problems.SYNTAX, error.context_mark or mark, what=what)
    facts: dict[str, object] = {"what": what}
    if what == "character" and mark.index < len(text):
        facts["character"] = text[mark.index]
    line, column = line_and_column(text, min(mark.index, len(text)))
    return Problem(problems.SYNTAX, line, column, facts)
