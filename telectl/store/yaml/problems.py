"""What the reader can find wrong with a file's text."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from telectl.findings import Severity

_NOTHING: Mapping[str, object] = MappingProxyType({})


class Problem(NamedTuple):
    """One thing wrong with a text; line and column count characters, from 1."""

    code: str
    line: int
    column: int
    facts: Mapping[str, object] = _NOTHING


EMPTY = "Y001"
ROOT = "Y002"
SECOND_DOCUMENT = "Y003"
TAB = "Y004"
CONFLICT = "Y005"
NOT_CLOSED = "Y006"
DUPLICATE_KEY = "Y007"
TAG = "Y008"
ANCHOR = "Y009"
CONTROL = "Y010"
NOT_UTF8 = "Y011"
UTF16 = "Y012"
BYTE_ORDER_MARK = "Y013"
DEPTH = "Y014"
SIZE = "Y015"
MERGE_KEY = "Y016"
SYNTAX = "Y017"
KEY = "Y018"
NUMBER = "Y019"
AMBIGUOUS = "Y020"
DIRECTIVE = "Y021"
INVISIBLE = "Y022"

SEVERITIES: Mapping[str, Severity] = MappingProxyType(
    {f"Y{number:03}": Severity.ERROR for number in range(1, 23)}
    | {BYTE_ORDER_MARK: Severity.WARNING, INVISIBLE: Severity.WARNING}
)

MAX_PROBLEMS = 5


def readable(problems: tuple[Problem, ...] | list[Problem]) -> bool:
    """Whether a text with these problems still gives a record."""
    return all(SEVERITIES[problem.code] is Severity.WARNING for problem in problems)
