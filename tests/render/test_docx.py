"""A report as a Word file, read back by its library: structure, language, the same bytes."""

from __future__ import annotations

import zipfile
from datetime import date
from io import BytesIO

import docx
import pytest
from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from telectl.document import Column, Document, Heading, Items, PageBreak, Paragraph, Report, Table
from telectl.render import render
from telectl.render.docx_styles import LOOKS
from tests.render.reports import HOSTILE, LONG, everywhere, portfolio, spoken


def word(report: Report) -> WordDocument:
    return docx.Document(BytesIO(render(report, "docx")))


def styles(document: WordDocument) -> list[str]:
    return [each.style.name for each in document.paragraphs]


@pytest.mark.parametrize("text", [*HOSTILE, LONG])
def test_any_text_can_be_written_and_is_shown_as_it_is(text: str) -> None:
    document = word(everywhere(text))
    assert styles(document) == styles(word(everywhere("x")))
    assert spoken(document.tables[0].cell(1, 0).text) == spoken(text)
    assert spoken(document.paragraphs[0].text) == spoken(text)


def test_the_same_report_is_the_same_bytes() -> None:
    assert render(portfolio(), "docx") == render(portfolio(), "docx")
    with zipfile.ZipFile(BytesIO(render(portfolio(), "docx"))) as packed:
        assert {each.date_time for each in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_title_headings_and_lists_are_named_styles() -> None:
    assert set(styles(word(portfolio()))) >= {
        *("Title", "Note", "Heading 1", "Caption", "Fact", "List Number", "Code"),
    }
    blocks = (Heading(2, "a"), Heading(3, "b"), Heading(4, "c"), Heading(5, "d"), Heading(6, "e"))
    named = styles(word(Report("x", 1, {}, Document("T", "da", blocks))))
    assert named == ["Title", "Heading 1", "Heading 2", "Heading 3", "Heading 4", "Heading 4"]


def test_a_table_repeats_its_header_keeps_rows_whole_and_tells_its_caption() -> None:
    chart, table = word(portfolio()).tables
    header, *rows = table.rows
    assert header._tr.trPr.find(qn("w:tblHeader")) is not None
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in rows)
    assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) == "Projekter"
    assert table.style.name == "Report Table"
    assert [cell.text for cell in rows[0].cells][-1] == "01-12-2026"
    assert [[cell.text for cell in row.cells] for row in chart.rows][1] == ["pilot", "", "6"]


@pytest.mark.parametrize(("language", "tag"), [("da", "da-DK"), ("en", "en-GB")])
def test_the_language_is_one_all_through(language: str, tag: str) -> None:
    document = word(Report("x", 1, {}, Document("T", language, ())))
    said = {each.get(qn("w:val")) for each in document.styles.element.iter(qn("w:lang"))}
    assert said == {tag}
    assert document.core_properties.language == tag


def test_the_properties_tell_of_the_report_and_of_nobody() -> None:
    document = Document("Status", "da", (), subtitle="November", footer="Fra porteføljen")
    told = word(Report("x", 1, {"day": "2026-11-23"}, document)).core_properties
    assert (told.title, told.subject, told.created.date()) == (
        "Status",
        "November",
        date(2026, 11, 23),
    )
    assert (told.author, told.last_modified_by, told.comments) == ("", "", "")


def test_the_foot_of_the_page_says_where_it_comes_from_and_which_page_it_is() -> None:
    document = Document("Status", "da", (), footer="Fra porteføljen")
    footer = word(Report("x", 1, {}, document)).sections[0].footer.paragraphs[0]
    assert footer.text == "Fra porteføljen\t1 af 1"
    fields = [each.text for each in footer._p.iter(qn("w:instrText"))]
    assert fields == ["PAGE", "NUMPAGES"]


def test_each_numbered_list_begins_at_one() -> None:
    items = Items((("a",), ("b",)), ordered=True)
    document = word(Report("x", 1, {}, Document("T", "da", (items, Paragraph(("x",)), items))))
    numbers = [
        each._p.pPr.numPr.numId.val
        for each in document.paragraphs
        if each.style.name == "List Number"
    ]
    assert numbers[0] == numbers[1] != numbers[2] == numbers[3]


def test_a_page_break_begins_a_page_also_before_a_table() -> None:
    blocks = (PageBreak(), Paragraph(("x",)), PageBreak(), Table("", (), ((),), ""))
    document = word(Report("x", 1, {}, Document("T", "da", blocks)))
    breaks = [each.paragraph_format.page_break_before for each in document.paragraphs]
    assert breaks == [None, True, True, None]


def test_a_file_of_ours_has_no_style_that_is_never_used() -> None:
    paragraph_styles = {s.name for s in word(portfolio()).styles if s.type == 1}
    assert paragraph_styles == set(LOOKS)


def test_no_name_in_a_column_is_broken_by_a_hyphen_and_a_long_word_may_be() -> None:
    columns = (Column("Navn"), Column("Emne"))
    rows = (("Mathilde Winther", "pilot"), ("Bo", "implementeringsforudsætninger"))
    table = Table("", columns, rows, "")
    document = word(Report("x", 1, {}, Document("x", "da", (table,))))
    cells = [cell for row in document.tables[0].rows[1:] for cell in row.cells]
    kept = [cell._tc.find(f".//{qn('w:suppressAutoHyphens')}") is not None for cell in cells]
    assert kept == [True, True, True, False]


def test_a_heading_with_nothing_below_it_stays_with_what_is_before_it() -> None:
    blocks = (Paragraph(("a",)), Heading(2, "Andre"), Paragraph(("b",)), Heading(2, "Eventuelt"))
    document = word(Report("x", 1, {}, Document("x", "da", blocks)))
    kept = [each.paragraph_format.keep_with_next for each in document.paragraphs]
    assert kept == [None, None, None, True, None]
