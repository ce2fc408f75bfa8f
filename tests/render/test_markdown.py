"""A report in markdown, judged by a markdown parser: text stays text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from telectl.document import Document, Items, PageBreak, Paragraph, Report, Text
from telectl.render import render
from telectl.render.markdown import escape
from telectl.render.safe import safe
from tests.render.reports import HOSTILE, everywhere, portfolio

PARSER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
OURS = {"text", "strong_open", "strong_close", "code_inline", "softbreak", "hardbreak"}
any_text = st.text(st.characters(exclude_categories=()), max_size=40)


def inline(markdown: str) -> list[Token]:
    return [t for token in PARSER.parse(markdown) for t in token.children or ()]


def words(markdown: str) -> str:
    return "".join(t.content for t in inline(markdown) if t.type in {"text", "code_inline"})


def bare(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("text", HOSTILE)
def test_data_makes_no_markup_links_or_html(text: str) -> None:
    shown = render(everywhere(text), "markdown")
    kinds = {t.type for t in inline(shown)}
    breaks = {t.content for t in inline(shown) if t.type == "html_inline"}
    assert kinds - {"html_inline"} <= OURS
    assert breaks <= {"<br>"}
    assert not any(t.type == "html_block" for t in PARSER.parse(shown))


@pytest.mark.parametrize("text", HOSTILE)
def test_data_adds_no_block(text: str) -> None:
    plain = [t.type for t in PARSER.parse(render(everywhere("x"), "markdown"))]
    assert [t.type for t in PARSER.parse(render(everywhere(text), "markdown"))] == plain


@given(any_text)
@settings(max_examples=150)
def test_an_escaped_line_reads_back_as_it_was(text: str) -> None:
    markdown = f"x {escape(text)} x"
    assert words(markdown).split() == f"x {safe(text)} x".split()
    assert {t.type for t in inline(markdown)} <= OURS


@given(any_text)
@settings(max_examples=150)
def test_a_cell_stays_one_cell(text: str) -> None:
    markdown = f"| a | b |\n| --- | --- |\n| {escape(text, cell=True)} | end |"
    cells = [t for t in PARSER.parse(markdown) if t.type == "td_open"]
    assert len(cells) == 2
    assert bare(words(markdown)) == bare(f"ab{safe(text)}end")


def test_addresses_stay_text() -> None:
    shown = escape("skriv til a@example.org eller https://example.org")
    assert shown == "skriv til `a@example.org` eller `https://example.org`"


def test_a_table_is_a_table() -> None:
    shown = render(portfolio(), "md")
    assert "| Projekt | Titel | Tilstand | Lys | Grund | Frist |" in shown
    assert "| --- | --- | --- | --- | --- | ---: |" in shown
    assert shown.startswith("# Porteføljen\n\n> Eksempeldata")
    assert shown.endswith("```\n")


def test_a_command_is_code_below_its_point():
    item = ("Mangler", Text("telectl set a b=`c` <d>", "command"))
    report = Report("r", 1, {}, Document("T", "da", (Items((item,)),)))
    assert render(report, "markdown").endswith("- Mangler\n  ``telectl set a b=`c` <d>``\n")


def test_a_title_stands_first_and_the_footer_last_with_a_line_where_a_page_ends() -> None:
    document = Document(
        "T", "da", (PageBreak(), Paragraph(("x",))), subtitle="Under", footer="Herfra"
    )
    shown = render(Report("x", 1, {}, document), "markdown")
    assert shown == "# T\n\nUnder\n\n---\n\nx\n\n> Herfra\n"
