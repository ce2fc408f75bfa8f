"""Where the words of a PDF stand, as another program reads them."""

from __future__ import annotations

from pathlib import Path

from telectl.document import Block, Column, Document, Heading, Paragraph, Report, Table
from telectl.render import render
from tests.external.clients import needed, said


def pages(folder: Path, *blocks: Block) -> list[str]:
    file = folder / "side.pdf"
    file.write_bytes(bytes(render(Report("x", 1, {}, Document("x", "da", blocks)), "pdf")))
    return said(needed("pdftotext"), "-enc", "UTF-8", file, "-").rstrip("\f").split("\f")


def test_a_heading_with_nothing_below_it_has_no_page_of_its_own(tmp_path: Path) -> None:
    end = (Heading(2, "Andre punkter"), Paragraph(("Ingen denne gang.",)))
    for lines in range(24, 50):
        before = (Paragraph((f"{n}",)) for n in range(lines))
        _, *last = pages(tmp_path, *before, *end, Heading(2, "Eventuelt"))
        if last:
            assert "Andre punkter" in last[-1]
            return
    raise AssertionError


def test_no_name_in_a_narrow_column_is_broken_by_a_hyphen(tmp_path: Path) -> None:
    columns = (Column("Hvad", wide=True), *(Column(f"K{n}") for n in range(6)))
    row = ("tekst " * 60, *("Mathilde Winther pilot",) * 6)
    (shown,) = pages(tmp_path, Table("", columns, (row,), ""))
    assert shown.count("Winther") == 6
    assert "-\n" not in shown


def test_a_word_that_is_too_long_for_its_column_still_is(tmp_path: Path) -> None:
    columns = tuple(Column(f"K{n}") for n in range(6))
    (shown,) = pages(tmp_path, Table("", columns, (("implementeringsforudsætninger",) * 6,), ""))
    assert "implementeringsforudsætninger" not in shown
    assert "\n" in shown
