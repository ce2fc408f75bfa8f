"""Our PDFs as an independent checker sees them, and as they are read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import page
import pikepdf
import pytest

from telectl.document import Report
from telectl.render.paper import paper_of
from tests.external.clients import needed, pdf_text, said

pytestmark = pytest.mark.external
PROFILES = ("ua1", "PDF/A-2a")


def elements(node: Any) -> Iterator[Any]:
    """The structure that a screen reader follows, from the top."""
    for each in node if isinstance(node, pikepdf.Array) else [node]:
        if isinstance(each, pikepdf.Dictionary):
            yield each
            if "/K" in each:
                yield from elements(each.K)


def named(node: Any, name: str) -> list[Any]:
    return [each for each in elements(node) if each.get("/S") == name]


def miscounted(file: Path, failure: page.ValidationFailure) -> bool:
    """Whether only the checker's count is off: it takes a stream's own last CR for a line end."""
    if not failure.rule_id.endswith("STREAM-LENGTH-001"):
        return False
    with pikepdf.open(file) as made:
        stream = made.get_object(failure.object_id.object_number, failure.object_id.generation)
        raw = stream.read_raw_bytes()
    return len(raw) == int(stream.Length) and raw.endswith(b"\r")


@pytest.mark.parametrize("profile", PROFILES)
def test_it_keeps_the_standards_that_it_says_it_keeps(profile: str, written: Path) -> None:
    found = [
        f"{file.name}: {each.rule_id}: {each.message}"
        for file in written.glob("*.pdf")
        for each in page.validate_pdf(str(file), profile=profile).failures
        if not miscounted(file, each)
    ]
    assert found == []


def test_the_checker_finds_what_is_wrong(written: Path, tmp_path: Path) -> None:
    with pikepdf.open(written / "case.da.pdf") as made:
        del made.Root.StructTreeRoot
        del made.Root.OutputIntents
        made.save(tmp_path / "bad.pdf")
    for profile in PROFILES:
        assert page.validate_pdf(str(tmp_path / "bad.pdf"), profile=profile).failures


def test_titles_tables_and_languages_are_there_for_a_screen_reader(
    papers: Mapping[str, Report], written: Path
) -> None:
    for name, report in papers.items():
        with pikepdf.open(written / f"{name}.pdf") as made:
            tree = made.Root.StructTreeRoot.K
            assert str(made.Root.Lang).startswith(name.rpartition(".")[2])
            assert len(named(tree, "/H1")) == 1
            assert str(made.docinfo.Title) == paper_of(report).title
            assert made.Root.Outlines.Count != 0
            for table in named(tree, "/Table"):
                assert named(table.K, "/TH")


@pytest.mark.parametrize("name", ["status.da", "case.en", "map.da"])
def test_its_text_can_be_copied_with_danish_letters_and_page_numbers(
    name: str, papers: Mapping[str, Report], written: Path
) -> None:
    text = pdf_text(written / f"{name}.pdf")
    assert " ".join(paper_of(papers[name]).title.split()) in text
    assert ("1 af " if name.endswith("da") else "1 of ") in text


def test_a_tall_row_loses_no_word(written: Path, tmp_path: Path) -> None:
    from telectl.document import Column, Document, Table
    from telectl.render import render

    words = [f"ord{i}" for i in range(4000)]
    table = Table("", (Column("a"), Column("b")), (("x", " ".join(words)),), "")
    path = tmp_path / "tall.pdf"
    path.write_bytes(render(Report("x", 1, {}, Document("T", "da", (table,))), "pdf"))
    assert set(words) <= set(pdf_text(path).split())


def test_every_font_is_inside(written: Path) -> None:
    tool = needed("pdffonts")
    for file in written.glob("*.pdf"):
        rows = said(tool, file).splitlines()[2:]
        assert rows
        assert {row.split()[-5] for row in rows} == {"yes"}, file.name
