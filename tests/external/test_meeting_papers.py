"""The papers of a meeting in LibreOffice: they open, and hold what was said in its order."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desk import Desk
from tests.external.clients import needed, pdf_text, said

pytestmark = [pytest.mark.external, pytest.mark.slow]


@pytest.fixture
def template(sample_template: Path) -> Path:
    return sample_template


def printed(folder: Path, *files: Path) -> dict[str, str]:
    """The text of the pages that LibreOffice makes of Word files."""
    profile = f"-env:UserInstallation={(folder / 'office').as_uri()}"
    program = needed("soffice", "libreoffice")
    said(program, "--headless", profile, "--convert-to", "pdf", "--outdir", folder, *files)
    return {each.stem: pdf_text(folder / f"{each.stem}.pdf") for each in files}


def test_agenda_minutes_case_and_excerpt_open_as_pages(desk: Desk, tmp_path: Path) -> None:
    meeting, case = "kd-2026-10-13", "afslutning-af-gravide-foerste-etape"
    files = [tmp_path / f"{name}.docx" for name in ("agenda", "minutes", "case", "excerpt")]
    desk.run("meeting", "agenda", meeting, "-o", str(files[0]))
    desk.run("meeting", "minutes", meeting, "-o", str(files[1]))
    desk.run("case", "paper", case, "-o", str(files[2]))
    desk.run("case", "excerpt", case, "-o", str(files[3]), "--lang", "en")
    pages = printed(tmp_path, *files)
    assert "BESLUTNING" not in pages["agenda"]
    for first, then in (("Deltog", "INDSTILLING"), ("INDSTILLING", "BESLUTNING")):
        assert pages["minutes"].index(first) < pages["minutes"].index(then)
    assert "Godkendt." in pages["minutes"]
    assert "INDSTILLING" in pages["case"]
    assert pages["excerpt"].index("RECOMMENDATION") < pages["excerpt"].index("DECISION")


def test_the_letter_and_the_form_of_a_hearing_open_as_pages(desk: Desk, tmp_path: Path) -> None:
    case = "hoering-om-support-til-borgere"
    words = ("--party", "Øernes Kommuner", "--deadline", "2026-12-20", "-o", str(tmp_path / "ud"))
    desk.run("case", "hearing", "send", case, *words)
    pages = printed(tmp_path, *sorted((tmp_path / "ud").glob("*.docx")))
    letter, form = (f"{name}-{case}-oeernes-kommuner" for name in ("hoeringsbrev", "svarskema"))
    assert "senest den 20. december 2026" in pages[letter]
    assert pages[form].rstrip().count("Skriv svaret her.") == 1
