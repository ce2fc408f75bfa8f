"""A report as a PDF: the letters it shows, its standards, the same bytes."""

from __future__ import annotations

import re

import pytest

from telectl.document import (
    Column,
    Document,
    Facts,
    Items,
    Note,
    PageBreak,
    Paragraph,
    Report,
    Table,
)
from telectl.render import pdf, render
from tests.render.reports import HOSTILE, LONG, everywhere, portfolio


def pages(data: bytes) -> int:
    found = re.search(rb"/Type\s*/Pages[^>]*?/Count (\d+)", data, re.DOTALL)
    assert found
    return int(found[1])


@pytest.mark.parametrize("text", [*HOSTILE, LONG])
def test_any_text_can_be_set(text: str) -> None:
    assert render(everywhere(text), "pdf").startswith(b"%PDF-1.7")


def test_the_same_report_is_the_same_bytes() -> None:
    assert render(portfolio(), "pdf") == render(portfolio(), "pdf")


def test_it_says_which_standards_it_keeps_its_language_title_and_day() -> None:
    made = render(Report("x", 1, {"day": "2026-11-23"}, portfolio().document), "pdf")
    assert b"<pdfuaid:part>1</pdfuaid:part>" in made
    assert b"<pdfaid:part>2</pdfaid:part>" in made
    assert b"<pdfaid:conformance>A</pdfaid:conformance>" in made
    assert b"/Lang(da-DK)" in made
    assert "Porteføljen".encode() in made
    assert b"2026-11-23T00:00:00Z" in made


def test_it_begins_a_new_page_where_it_is_told() -> None:
    text = Paragraph(("x",))
    one = Report("x", 1, {}, Document("T", "da", (text, text)))
    two = Report("x", 1, {}, Document("T", "da", (text, PageBreak(), text)))
    assert (pages(render(one, "pdf")), pages(render(two, "pdf"))) == (1, 2)


def test_a_row_taller_than_a_page_goes_on_over_the_next() -> None:
    table = Table("", (Column("a"), Column("b")), (("x", "ord " * 4000),), "")
    assert pages(render(Report("x", 1, {}, Document("T", "da", (table,))), "pdf")) > 2


def test_a_letter_without_a_shape_is_told_by_its_number() -> None:
    strange = Report("x", 1, {}, Document("中", "da", (Note("文 \ue000 \U0001fffe"),)))
    numbered = Report(
        "x", 1, {}, Document("⟨U+4E2D⟩", "da", (Note("⟨U+6587⟩ ⟨U+E000⟩ ⟨U+1FFFE⟩"),))
    )
    assert render(strange, "pdf") == render(numbered, "pdf")


def test_thousands_of_strange_letters_are_done_in_a_few_goes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    goes = []
    compiled = pdf._compiled
    monkeypatch.setattr(pdf, "_compiled", lambda *args: goes.append(1) or compiled(*args))
    text = "".join(map(chr, range(0x4E00, 0x5600)))
    render(Report("x", 1, {}, Document("T", "da", (Note(text),))), "pdf")
    assert len(goes) <= 3


def test_a_warning_of_the_typesetter_is_our_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    source = pdf.resources.template("report.typ").replace('"Source Sans Pro"', '"Nowhere Sans"')
    monkeypatch.setattr(pdf.resources, "template", lambda _name: source)
    with pytest.raises(Warning, match="unknown font family"):
        render(portfolio(), "pdf")


def test_no_text_becomes_source() -> None:
    """What would stop the typesetter, were it run, is set like any other text."""
    evil = '#panic("x") $ #include "/etc/passwd" = x\n== y'
    items = Items(((evil,),))
    report = Report("x", 1, {}, Document(evil, "da", (Facts(((evil, evil),)), items)))
    assert pages(render(report, "pdf")) == 1
