"""Every code that telectl may tell, from all the floors that have some."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from telectl.findings import Severity
from telectl.resources import rule_title
from telectl.rules import RULES
from telectl.rules.changes import CHANGES, CONFLICT
from telectl.store import files, load, schema, yaml
from telectl.workflow import gates

# Told by `project advance` alone: why a wish to move is refused.
MOVES = tuple(f"W{number:03}" for number in range(1, 13))
# Told by `project note --from` alone: what is wrong with a row of a table.
ROWS = tuple(f"I{number:03}" for number in range(1, 9))


class Code(NamedTuple):
    """A code, how grave it is, what its page calls it, and the charter's clauses."""

    code: str
    severity: str
    family: str
    title: str | None
    clauses: tuple[str, ...]


def all_codes(language: str) -> tuple[Code, ...]:
    """Every code in order, titled in a language."""
    severities = dict(_severities())
    return tuple(_code(code, severities[code], language) for code in sorted(severities))


def _severities() -> Iterator[tuple[str, Severity]]:
    tables: tuple[Mapping[str, Severity], ...] = (
        yaml.SEVERITIES,
        files.SEVERITIES,
        load.SEVERITIES,
        schema.SEVERITIES,
    )
    for table in tables:
        yield from table.items()
    for code in (*gates.MET_BY.values(), gates.NOT_ESTABLISHED, gates.NO_GATE, *MOVES, *ROWS):
        yield code, Severity.ERROR
    for rule in RULES.values():
        yield rule.code, rule.severity
    for change in CHANGES.values():
        yield change.code, change.severity
    yield CONFLICT, Severity.ERROR


def _code(code: str, severity: Severity, language: str) -> Code:
    rule = RULES.get(code) or CHANGES.get(code)
    clauses = rule.clauses if rule else ()
    family = code.rstrip("0123456789")
    return Code(code, severity.value, family, rule_title(code, language), clauses)
