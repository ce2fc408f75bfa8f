"""Each code has a page in each language, and each page's examples do what it says."""

from __future__ import annotations

import re
import shlex
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from telectl.cli import app, clock
from telectl.reports.codes import MOVES, ROWS, all_codes
from telectl.rules.changes import CHANGES
from tests.rules_pages.pages import (
    DAY,
    LANGUAGES,
    SECTIONS,
    TOLD_IN_WORDS,
    Page,
    base,
    changes,
    findings,
    judged,
    read_page,
    shown_in,
)

KNOWN = {each.code: each for each in all_codes("da")}
PAGES = {
    language: {path.stem: read_page(path) for path in sorted(folder.glob("*.md"))}
    for language, folder in LANGUAGES.items()
}
BOTH = [(language, code) for language in LANGUAGES for code in KNOWN]

# Told when a project is to move; the rules say nothing of it, or tell its cause (V002).
REFUSALS = (*MOVES, "G010")
# The command line refuses such a day itself, before the gate is asked.
REFUSED_BEFORE = {"W006"}
TOLD_ELSEWHERE = {*TOLD_IN_WORDS, *REFUSALS, *ROWS}
SHOWN = [code for code in KNOWN if code not in TOLD_ELSEWHERE and code[:2] != "CH"]
# Told of two portfolios: before a change and after it.
STEPPED = list(CHANGES)
SEVERITY = {
    "da": {"error": "Fejl", "warning": "Advarsel"},
    "en": {"error": "Error", "warning": "Warning"},
}
OPENING = {"da": ("Hvad: ", "Hvorfor: "), "en": ("What: ", "Why: ")}


def bad(page: Page, language: str = "da") -> tuple[dict[str, bytes], set[tuple[str, int, str]]]:
    return page.files(SECTIONS[language][0])


def good(page: Page) -> tuple[dict[str, bytes], set[tuple[str, int, str]]]:
    return page.files(SECTIONS["da"][1])


def test_the_small_portfolio_has_no_findings():
    assert findings(base()) == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_code_has_a_page_and_each_page_a_code(language: str):
    assert set(PAGES[language]) == set(KNOWN)


@pytest.mark.parametrize(("language", "code"), BOTH)
def test_a_page_says_in_its_first_lines_what_it_is_about(language: str, code: str):
    page, known = PAGES[language][code], KNOWN[code]
    assert re.fullmatch(rf"{code} · \S.{{3,58}}[^.\s]", page.title)
    head, what, why = page.paragraphs
    assert head.startswith(f"{SEVERITY[language][known.severity]}. ")
    clauses = f" Charter: {', '.join(known.clauses)}." if known.clauses else "."
    assert head.endswith(clauses)
    assert ("Charter" in head) is bool(known.clauses)
    assert (what[: what.index(" ") + 1], why[: why.index(" ") + 1]) == OPENING[language]
    assert tuple(page.sections) == SECTIONS[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_pages_have_the_same_title(language: str):
    titles = [page.title.partition(" · ")[2] for page in PAGES[language].values()]
    assert len(set(titles)) == len(titles)


@pytest.mark.parametrize("code", KNOWN)
def test_both_languages_show_the_same_examples(code: str):
    danish, english = (list(PAGES[each][code].sections.values()) for each in ("da", "en"))
    assert danish == english


@pytest.mark.parametrize("code", SHOWN)
def test_the_example_has_the_finding_on_its_line_and_no_other(code: str):
    files, declared = bad(PAGES["da"][code])
    assert code in {each[2] for each in declared}
    assert findings(files) == declared


@pytest.mark.parametrize("code", SHOWN)
def test_the_column_points_at_something(code: str):
    files, _ = bad(PAGES["da"][code])
    for each in judged(files).findings:
        line = files[shown_in(files, each.file)].decode().splitlines()[each.line - 1]
        assert line[each.column - 1 : each.column].strip(), each


@pytest.mark.parametrize("code", STEPPED)
def test_the_step_has_the_finding_on_its_line_and_no_other(code: str):
    page = PAGES["da"][code]
    files, declared = bad(page)
    assert code in {each[2] for each in declared}
    assert changes(page.before(), files) == declared


@pytest.mark.parametrize("code", KNOWN)
def test_the_mended_example_has_no_finding(code: str):
    page = PAGES["da"][code]
    files, declared = good(page)
    assert declared == set()
    found = changes(page.before(), files) if code in STEPPED else findings(files)
    assert found == set()
    if code in SHOWN or code in STEPPED:
        assert files != bad(page)[0]


MENDED_BY_COMMAND = [
    code
    for code in PAGES["da"]
    if code not in {*TOLD_IN_WORDS, *ROWS} and PAGES["da"][code].commands(SECTIONS["da"][1])
]


@pytest.mark.parametrize("code", MENDED_BY_COMMAND)
def test_the_commands_that_a_page_shows_mend_its_example(
    code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    page = PAGES["da"][code]
    files, declared = bad(page)
    lay_down(tmp_path, files)
    for line in page.commands(SECTIONS["da"][1]):
        done = call(line, tmp_path, monkeypatch)
        assert done.exit_code == 0, (line, done.output)
    after = findings(as_laid_down(tmp_path, files))
    assert code not in {found for _, _, found in after}
    assert {found for _, _, found in after} <= {found for _, _, found in declared}


@pytest.mark.parametrize("code", REFUSALS)
def test_a_step_is_refused_as_the_page_shows(
    code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    page = PAGES["da"][code]
    files, declared = bad(page)
    assert findings(files) == declared
    lay_down(tmp_path, files)
    (line,) = page.commands(SECTIONS["da"][0])
    refused = call(line, tmp_path, monkeypatch)
    assert refused.exit_code == 4, refused.output
    told = set(re.findall(r"\b[GW][0-9]{3}\b", refused.output))
    assert told == {code} - REFUSED_BEFORE


@pytest.mark.parametrize("code", ROWS)
def test_a_table_is_refused_and_mended_as_the_page_shows(
    code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    page, table = PAGES["da"][code], tmp_path / "noter.csv"
    lay_down(tmp_path, base())
    monkeypatch.chdir(tmp_path)
    wrong, right = (page.sections[section][0] for section in SECTIONS["da"])
    (line,) = page.commands(SECTIONS["da"][1])
    table.write_text("\n".join(wrong.lines) + "\n", encoding="utf-8")
    refused = call(line, tmp_path, monkeypatch)
    assert refused.exit_code == 1
    assert set(re.findall(r"\bI[0-9]{3}\b", refused.output)) == {code}
    table.write_text("\n".join(right.lines) + "\n", encoding="utf-8")
    assert call(line, tmp_path, monkeypatch).exit_code == 0


def lay_down(folder: Path, files: Mapping[str, bytes]) -> None:
    for file, data in files.items():
        (folder / file).parent.mkdir(exist_ok=True)
        (folder / file).write_bytes(data)


def as_laid_down(folder: Path, files: Mapping[str, bytes]) -> dict[str, bytes]:
    paths = sorted(folder.rglob("*.yaml"))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def call(line: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Result:
    monkeypatch.setattr(clock, "now", lambda: datetime(DAY.year, DAY.month, DAY.day, tzinfo=UTC))
    name, *words = shlex.split(line)
    assert name == "telectl"
    return CliRunner().invoke(app, [*words, "--no-commit", "--data", str(folder)])
