"""The page on the charter: every clause with the rules that can fail it and the commands for it."""

from __future__ import annotations

import pytest

from telectl.locale import Voice
from telectl.reports.clause_answers import rules_of
from telectl.reports.clauses import CLAUSES
from telectl.rules import RULES
from tests.cli.test_commands import commands
from tests.docs.pages import ROOT

PAGE = ROOT / "docs" / "charter.md"
BEGIN, END = "<!-- clauses -->\n", "<!-- end of clauses -->\n"
KNOWN = {name for name, _ in commands()}
HEAD = "| clause | asks for | på dansk | rules | commands |\n|---|---|---|---|---|\n"


def _row(name: str) -> str:
    said, danish = (Voice(language)(f"clause.{name}") for language in ("en", "da"))
    rules = " ".join(f"[{code}](rules/en/{code}.md)" for code in rules_of(name))
    commands = ", ".join(f"`telectl {each}`" for each in CLAUSES[name].commands)
    return f"| {name} | {said} | {danish} | {rules} | {commands} |\n"


def test_the_page_holds_every_clause_with_its_rules_and_commands(pytestconfig: pytest.Config):
    page = PAGE.read_text(encoding="utf-8")
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    fresh = before + BEGIN + HEAD + "".join(map(_row, CLAUSES)) + END + after
    if pytestconfig.getoption("--update-goldens", default=False):
        PAGE.write_text(fresh, encoding="utf-8", newline="\n")
    assert PAGE.read_text(encoding="utf-8") == fresh


def test_the_charter_has_46_clauses_in_their_order():
    assert list(CLAUSES) == [f"C{number}" for number in range(1, 47)]


@pytest.mark.parametrize("clause", CLAUSES)
def test_a_clause_has_a_rule_that_can_fail(clause: str):
    assert rules_of(clause)
    assert set(rules_of(clause)) <= RULES.keys()


@pytest.mark.parametrize("clause", CLAUSES)
def test_a_clause_has_commands_that_exist(clause: str):
    assert CLAUSES[clause].commands
    assert set(CLAUSES[clause].commands) <= KNOWN
