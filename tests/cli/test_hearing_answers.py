"""What a party answered is read as its reader sees it: nothing dropped, nothing turned around."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import docx
import pytest

from tests.cli.test_forms_hostile import ENTITY
from tests.desk import Desk, Said
from tests.forms import element

CASE = "hoering-om-support-til-borgere"
PARTY = "Øernes Kommuner"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
DOCUMENT = "word/document.xml"


@pytest.fixture
def template(sample_template: Path) -> Path:
    return sample_template


@pytest.fixture
def form(desk: Desk, tmp_path: Path) -> Path:
    """The form of a hearing that was sent."""
    sent = ("case", "hearing", "send", CASE, "--party", PARTY, "--deadline", "20-12-2026")
    desk.run(*sent, "-o", str(tmp_path / "ud"))
    return next((tmp_path / "ud").glob("svarskema-*.docx"))


def answer(desk: Desk, file: Path, *words: str, code: int = 0, party: str = PARTY) -> Said:
    head = desk.repo.rev_parse("HEAD")
    said = desk.run(
        "case", "hearing", "answer", CASE, party, "--file", str(file), *words, code=code
    )
    assert (desk.repo.rev_parse("HEAD") == head) == bool(code)
    return said


def held(desk: Desk) -> str:
    return desk.file(f"decisions/{CASE}.yaml")


def filled(form: Path, text: str = "Vi støtter forslaget.") -> Path:
    document = docx.Document(str(form))
    document.paragraphs[-1].text = text
    document.save(str(form))
    return form


def changed(form: Path, change: Callable[[dict[str, bytes]], None]) -> Path:
    with zipfile.ZipFile(filled(form)) as found:
        parts = {name: found.read(name) for name in found.namelist()}
    change(parts)
    with zipfile.ZipFile(form, "w", zipfile.ZIP_DEFLATED) as out:
        for name, data in parts.items():
            out.writestr(name, data)
    return form


class TestWord:
    def test_tracked_changes_count_as_accepted(self, desk: Desk, form: Path) -> None:
        document = docx.Document(str(form))
        paragraph = document.paragraphs[-1]
        paragraph.text = "Vi støtter forslaget "
        for tag, text in (("ins", "IKKE, og kræver ændringer"), ("del", "gerne")):
            run = paragraph.add_run(text)
            tracked = element(f"w:{tag}", id="1", author="Bo")
            run._r.addprevious(tracked)
            tracked.append(run._r)
            if tag == "del":
                run._r[-1].tag = run._r[-1].tag.replace("}t", "}delText")
        document.save(str(form))
        answer(desk, form)
        assert "answer: Vi støtter forslaget IKKE, og kræver ændringer\n" in held(desk)

    def test_what_stands_in_controls_and_merged_cells_is_read_once(
        self, desk: Desk, form: Path
    ) -> None:
        document = docx.Document(str(form))
        document.paragraphs[-1].text = ""
        run = document.paragraphs[-1].add_run("I feltet")
        control, content = element("w:sdt"), element("w:sdtContent")
        run._r.addprevious(control)
        control.append(content)
        content.append(run._r)
        table = document.add_table(3, 1)
        table.cell(0, 0).text = "Kun én gang"
        table.cell(0, 0).merge(table.cell(2, 0))
        document.save(str(form))
        answer(desk, form)
        assert "I feltet" in held(desk)
        assert held(desk).count("Kun én gang") == 1

    def test_a_row_that_was_struck_out_is_none(self, desk: Desk, form: Path) -> None:
        document = docx.Document(str(filled(form)))
        row = document.add_table(1, 1).rows[0]
        row.cells[0].text = "Streget ud"
        row._tr.get_or_add_trPr().append(element("w:del", id="1", author="Bo"))
        document.save(str(form))
        answer(desk, form)
        assert "Streget ud" not in held(desk)

    def test_a_line_that_says_answer_begins_no_answer(self, desk: Desk, form: Path) -> None:
        document = docx.Document(str(filled(form)))
        document.add_paragraph("Svar")
        document.add_paragraph("Ring til os.")
        document.save(str(form))
        answer(desk, form)
        assert "Vi støtter forslaget." in held(desk)

    def test_comments_and_what_stands_above_the_answer_are_named(
        self, desk: Desk, form: Path
    ) -> None:
        document = docx.Document(str(filled(form)))
        document.add_comment(document.paragraphs[-1].runs, "Kun hvis det er gratis", "Bo")
        document.paragraphs[0].insert_paragraph_before("Foreløbigt svar")
        document.save(str(form))
        said = answer(desk, form).out
        assert "Kun hvis det er gratis" in said
        assert "»Foreløbigt svar«" in said
        assert "Telemedicinsk center" not in said

    def test_a_form_of_another_party_is_refused(self, desk: Desk, form: Path) -> None:
        said = answer(desk, filled(form), code=2, party="1")
        assert PARTY in said.err

    def test_a_form_of_a_case_that_is_not_here_is_refused(self, desk: Desk, form: Path) -> None:
        here = filled(form)
        changed(here, lambda parts: _replace(parts, CASE.encode(), b"en-helt-anden-sag"))
        assert "en-helt-anden-sag" in answer(desk, form, code=2).err


def _replace(parts: dict[str, bytes], old: bytes, new: bytes) -> None:
    parts[DOCUMENT] = parts[DOCUMENT].replace(old, new)


def _entity(parts: dict[str, bytes]) -> None:
    parts[DOCUMENT] = ENTITY + parts[DOCUMENT].partition(b"?>")[2]


def _entity_under_another_name(parts: dict[str, bytes]) -> None:
    """A part is what the list of types says, whatever its name ends in."""
    _entity(parts)
    parts["word/document.XML"] = parts.pop(DOCUMENT)
    for name in ("_rels/.rels", "[Content_Types].xml"):
        parts[name] = parts[name].replace(b"document.xml", b"document.XML")


def _no_body(parts: dict[str, bytes]) -> None:
    main = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    parts[DOCUMENT] = b'<w:document xmlns:w="' + main + b'"/>'


def _bomb(parts: dict[str, bytes]) -> None:
    head, _, rest = parts[DOCUMENT].partition(b"<w:body>")
    parts[DOCUMENT] = head + b"<w:body>" + (b"<!--" + b" " * 1_000_000 + b"-->") * 70 + rest


def _macros(parts: dict[str, bytes]) -> None:
    name = "[Content_Types].xml"
    kind = b'<Override PartName="/word/x.bin" ContentType="application/vnd.ms-office.vbaProject"/>'
    parts[name] = parts[name].replace(b"</Types>", kind + b"</Types>")


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (_entity, "dokumenttype"),
        (_entity_under_another_name, "dokumenttype"),
        (_no_body, "ikke et Word-dokument"),
        (_bomb, "mere end 60 MB"),
        (_macros, "makroer"),
    ],
)
def test_a_document_that_means_harm_is_refused(
    desk: Desk, form: Path, change: Callable[[dict[str, bytes]], None], named: str
) -> None:
    assert named in answer(desk, changed(form, change), code=4).err


def mail(tmp_path: Path, text: str, *files: Path, html: str = "") -> Path:
    message = EmailMessage()
    message["From"] = "a@example.org"
    message.set_content(text)
    if html:
        message.add_alternative(html, subtype="html")
    for each in files:
        main, sub = WORD.split("/") if each.suffix == ".docx" else ("application", "pdf")
        message.add_attachment(each.read_bytes(), maintype=main, subtype=sub, filename=each.name)
    path = tmp_path / "svar.eml"
    path.write_bytes(message.as_bytes())
    return path


class TestMail:
    def test_the_form_that_came_with_it_is_the_answer(
        self, desk: Desk, form: Path, tmp_path: Path
    ) -> None:
        said = answer(desk, mail(tmp_path, "Se vedhæftet.", filled(form), html="<p>Se.</p>"))
        assert "answer: Vi støtter forslaget.\n" in held(desk)
        assert "reference: svar.eml" in held(desk)
        assert "Mailens egen tekst er ikke taget med: »Se vedhæftet.«" in said.out

    def test_a_form_nobody_filled_in_is_none(self, desk: Desk, form: Path, tmp_path: Path) -> None:
        answer(desk, mail(tmp_path, "Vi er enige.", form))
        assert "answer: Vi er enige.\n" in held(desk)

    def test_other_files_may_hold_the_answer(self, desk: Desk, form: Path, tmp_path: Path) -> None:
        other = tmp_path / "svarbrev.pdf"
        other.write_bytes(b"%PDF-1.7")
        said = answer(desk, mail(tmp_path, "Se vedhæftet.", other), code=4)
        assert "svarbrev.pdf" in said.err

    def test_a_letter_beside_it_is_named_and_one_alone_refused(
        self, desk: Desk, form: Path, tmp_path: Path
    ) -> None:
        letter = tmp_path / "brev.docx"
        document = docx.Document()
        document.add_paragraph("Vi er imod.")
        document.save(str(letter))
        assert "brev.docx" in answer(desk, mail(tmp_path, "Se vedhæftet.", letter), code=4).err
        said = answer(desk, mail(tmp_path, "Se vedhæftet.", letter, filled(form)))
        assert "Ikke læst: brev.docx" in said.out

    def test_two_answers_are_one_too_many(self, desk: Desk, form: Path, tmp_path: Path) -> None:
        other = tmp_path / "igen.docx"
        other.write_bytes(filled(form).read_bytes())
        said = answer(desk, mail(tmp_path, "Se vedhæftet.", form, other), code=4)
        assert "igen.docx" in said.err

    def test_a_mail_in_pieces_is_read_whole(self, desk: Desk, form: Path, tmp_path: Path) -> None:
        path = tmp_path / "svar.eml"
        piece = "--x\nContent-Type: text/plain; charset=utf-8\n\n{}\n"
        head = "From: a@example.org\nContent-Type: multipart/mixed; boundary=x\n\n"
        path.write_text(
            head + piece.format("Vi er enige.") + piece.format("Men ikke før jul.") + "--x--\n",
            encoding="utf-8",
        )
        answer(desk, path)
        assert "Vi er enige." in held(desk)
        assert "Men ikke før jul." in held(desk)
