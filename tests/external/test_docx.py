"""Our Word files in LibreOffice: they open, and are the pages that they should be."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import docx
import pikepdf
import pytest

from telectl.document import Report, Table
from telectl.render import render
from telectl.render.paper import paper_of
from tests.external.clients import needed, pdf_text, said
from tests.render.reports import portfolio

pytestmark = [pytest.mark.external, pytest.mark.slow]


@pytest.fixture(scope="module")
def printed(written: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every Word file as a PDF that LibreOffice made of it."""
    folder = tmp_path_factory.mktemp("printed")
    profile = f"-env:UserInstallation={tmp_path_factory.mktemp('office').as_uri()}"
    files = sorted(written.glob("*.docx"))
    program = needed("soffice", "libreoffice")
    said(program, "--headless", profile, "--convert-to", "pdf", "--outdir", folder, *files)
    return folder


def test_each_opens_with_its_title_and_the_number_of_its_pages(
    papers: Mapping[str, Report], printed: Path
) -> None:
    for name, report in papers.items():
        with pikepdf.open(printed / f"{name}.pdf") as made:
            pages = len(made.pages)
        word = "af" if name.endswith("da") else "of"
        text = pdf_text(printed / f"{name}.pdf")
        assert f"1 {word} {pages}" in text, name
        assert f"{pages} {word} {pages}" in text, name
        assert "".join(paper_of(report).title.split())[:20] in "".join(text.split()), name


def test_the_status_fits_a_few_pages_with_every_table(
    papers: Mapping[str, Report], printed: Path
) -> None:
    text = pdf_text(printed / "status.da.pdf")
    for block in papers["status.da"].document.blocks:
        if isinstance(block, Table):
            assert block.caption in text
    with pikepdf.open(printed / "status.da.pdf") as made:
        assert 2 <= len(made.pages) <= 6


def test_a_template_that_libreoffice_made_is_used(written: Path, tmp_path: Path) -> None:
    program = needed("soffice", "libreoffice")
    profile = f"-env:UserInstallation={(tmp_path / 'office').as_uri()}"
    for kind, source in (("odt", written / "status.da.docx"), ("dotx", tmp_path / "status.da.odt")):
        said(program, "--headless", profile, "--convert-to", kind, "--outdir", tmp_path, source)
    made = docx.Document(BytesIO(render(portfolio(), "docx", template=tmp_path / "status.da.dotx")))
    assert made.paragraphs[0].text == "Porteføljen"
    assert [p.text for p in made.paragraphs if p.style.name == "Heading 1"] == ["Efter tilstand"]
    assert "status" not in "".join(p.text for p in made.sections[0].footer.paragraphs)
