"""Reports as web pages, Word files and PDFs: to files, to pipes, and not to a terminal."""

from __future__ import annotations

import sys
from io import BytesIO, TextIOWrapper
from pathlib import Path

import docx
import pytest

from tests.desk import Desk

SHOWN = ["project", "show", "akutboks-ved-kol"]
READING = (["status"], ["charter"], ["project", "list"], SHOWN, ["validate"], ["explain", "P021"])


@pytest.fixture(scope="module")
def template(sample_template: Path) -> Path:
    return sample_template


@pytest.mark.parametrize("words", READING, ids=" ".join)
def test_every_reading_command_writes_every_kind_of_page(words: list[str], desk: Desk) -> None:
    desk.run(*words, "-o", "a.html", "-o", "a.docx", "-o", "a.pdf")
    assert (desk.folder / "a.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert docx.Document(str(desk.folder / "a.docx")).paragraphs[0].style.name == "Title"
    assert (desk.folder / "a.pdf").read_bytes().startswith(b"%PDF-1.7")
    assert desk.run(*words, "--format", "html").out.endswith("</html>\n")


@pytest.mark.parametrize("format", ["docx", "pdf"])
def test_a_terminal_gets_no_bytes(format: str, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    said = desk.run("--format", format, "status", code=2)
    assert said.out == ""
    assert f"-o FIL.{format}" in said.err


@pytest.mark.parametrize("format", ["docx", "pdf"])
def test_an_act_is_not_done_if_its_report_can_go_nowhere(format: str, desk: Desk) -> None:
    before = desk.log()
    desk.run("--format", format, "task", "done", "indkalde-til-decembermoede", code=2)
    assert desk.log() == before


def test_a_pipe_gets_the_bytes(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    from telectl.cli.options import Options
    from telectl.cli.output import deliver, require_outputs
    from tests.render.reports import portfolio

    pipe = BytesIO()
    monkeypatch.setattr(sys, "stdout", TextIOWrapper(pipe, encoding="cp1252"))
    options = Options(format="pdf")
    require_outputs(options)
    deliver(options, portfolio())
    sys.stdout.flush()
    assert pipe.getvalue().startswith(b"%PDF-1.7")
    assert pipe.getvalue().rstrip().endswith(b"%%EOF")


def test_pages_show_all_and_hint_at_no_option(desk: Desk) -> None:
    assert "alt: -v" in desk.run("status").out
    assert "alt: -v" not in desk.run("status", "--format", "html").out


def test_a_template_gives_a_word_file_its_form(desk: Desk) -> None:
    desk.run("status", "-o", "region.docx")
    region = docx.Document(str(desk.folder / "region.docx"))
    region.sections[0].header.paragraphs[0].text = "Region Hovedstaden"
    region.save(str(desk.folder / "region.docx"))
    desk.run(*SHOWN, "--template", "region.docx", "-o", "a.docx")
    made = docx.Document(str(desk.folder / "a.docx"))
    assert made.sections[0].header.paragraphs[0].text == "Region Hovedstaden"
    assert "Status" not in made.paragraphs[0].text


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["--template", "none.docx", "-o", "a.docx"], "kan ikke læses"),
        (["--template", "notes.docx", "-o", "a.docx"], "er ikke en Word-fil"),
        (["--template", "notes.docx", "-o", "a.pdf"], "bruges kun til .docx"),
        (["--template", "notes.docx"], "bruges kun til .docx"),
    ],
)
def test_a_template_that_can_t_be_used_stops_the_act(
    words: list[str], why: str, desk: Desk
) -> None:
    (desk.folder / "notes.docx").write_text("ikke Word", encoding="utf-8")
    before = desk.log()
    said = desk.run("task", "done", "indkalde-til-decembermoede", *words, code=2)
    assert why in said.err
    assert desk.log() == before
    assert not (desk.folder / "a.docx").exists()
