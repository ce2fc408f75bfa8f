"""A Word file as a template: its form is kept, its text is not, and nothing in it acts."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.shared import RGBColor

from telectl.document import Document, Items, Note, Report
from telectl.findings import Refusal
from telectl.render import render
from telectl.render.docx_styles import LOOKS
from tests.render.reports import portfolio

Change = Callable[[docx.document.Document], object]


@pytest.fixture
def template(tmp_path: Path) -> Callable[[Change], Path]:
    """A document of ours that somebody has changed in Word."""

    def make(change: Change) -> Path:
        document = docx.Document(BytesIO(render(portfolio(), "docx")))
        change(document)
        document.save(tmp_path / "region.docx")
        return tmp_path / "region.docx"

    return make


def written(path: Path, report: Report | None = None) -> docx.document.Document:
    return docx.Document(BytesIO(render(report or portfolio(), "docx", template=path)))


def repacked(path: Path, change: Callable[[str, bytes], bytes]) -> Path:
    with zipfile.ZipFile(path) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    with zipfile.ZipFile(path, "w") as packed:
        for name, data in parts.items():
            packed.writestr(name, change(name, data))
    return path


def test_its_styles_hold_and_its_text_is_gone(template) -> None:
    def red(document: docx.document.Document) -> None:
        document.styles["Heading 1"].font.color.rgb = RGBColor(0xC0, 0, 0)
        document.add_paragraph("fortroligt")
        document.add_comment(document.paragraphs[0].runs, "hemmeligt", "Nogen")

    made = written(template(red))
    assert made.styles["Heading 1"].font.color.rgb == RGBColor(0xC0, 0, 0)
    everything = render(portfolio(), "docx", template=template(red))
    with zipfile.ZipFile(BytesIO(everything)) as packed:
        whole = b"".join(packed.read(name) for name in packed.namelist())
    assert b"fortroligt" not in whole
    assert b"hemmeligt" not in whole
    assert made.paragraphs[0].text == "Porteføljen"


def test_a_file_of_ours_as_template_gives_the_same_text(template) -> None:
    def same(_document: docx.document.Document) -> None:
        pass

    ours = docx.Document(BytesIO(render(portfolio(), "docx")))
    made = written(template(same))
    assert [(p.style.name, p.text) for p in made.paragraphs] == [
        (p.style.name, p.text) for p in ours.paragraphs
    ]
    assert made.sections[0].footer.paragraphs[0].text == "Porteføljen\t1 af 1"


def test_header_and_footer_of_the_region_stay(template) -> None:
    def letterhead(document: docx.document.Document) -> None:
        document.sections[0].header.paragraphs[0].text = "Region Hovedstaden"
        document.sections[0].footer.paragraphs[0].text = "Kongens Vænge 2"
        document.sections[0].footer.paragraphs[0].style = "Normal"

    report = Report("x", 1, {}, Document("T", "da", (Note("x"),), footer="Fra porteføljen"))
    made = written(template(letterhead), report)
    assert made.sections[0].header.paragraphs[0].text == "Region Hovedstaden"
    assert made.sections[0].footer.paragraphs[0].text == "Kongens Vænge 2"
    assert (made.paragraphs[-1].style.name, made.paragraphs[-1].text) == (
        "Provenance",
        "Fra porteføljen",
    )


def test_styles_that_it_lacks_are_ours(template) -> None:
    def bare(document: docx.document.Document) -> None:
        for style in list(document.styles):
            if style.name not in ("Normal", "Title"):
                style.delete()
        document.part.drop_rel(
            next(
                k for k, r in document.part.rels.items() if r.reltype == RELATIONSHIP_TYPE.NUMBERING
            )
        )

    lists = (Items((("a",),)), Items((("b",),), ordered=True))
    made = written(template(bare), Report("x", 1, {}, Document("T", "da", lists)))
    assert set(LOOKS) <= {style.name for style in made.styles}
    assert all(p._p.pPr.numPr is not None for p in made.paragraphs if p.style.name != "Title")


def test_a_word_template_is_read_as_a_document(template) -> None:
    path = template(lambda document: None)

    def dotx(name: str, data: bytes) -> bytes:
        return data.replace(b"document.main+xml", b"template.main+xml") if "Types" in name else data

    assert written(repacked(path, dotx)).paragraphs[0].text == "Porteføljen"


def test_one_with_macros_is_refused(template) -> None:
    def docm(name: str, data: bytes) -> bytes:
        found = b"application/vnd.ms-word.document.macroEnabled.main+xml"
        ours = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
        return data.replace(ours, found) if "Types" in name else data

    with pytest.raises(Refusal, match=r"template\.macros"):
        written(repacked(template(lambda document: None), docm))


@pytest.mark.parametrize(
    "data",
    [b"", b"PK\x03\x04", b"%PDF-1.7", b"<html></html>", b"x" * 20_000_001],
    ids=["empty", "half a zip", "a PDF", "HTML", "too large"],
)
def test_what_is_no_word_file_is_refused(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "x.docx"
    path.write_bytes(data)
    with pytest.raises(Refusal, match=r"template\.broken"):
        written(path)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match=r"template\.unread"):
        written(tmp_path / "none.docx")


def test_a_zip_that_swells_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "x.docx", "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("[Content_Types].xml", b"<x/>")
        packed.writestr("word/document.xml", b"\0" * 100_000_000)
    with pytest.raises(Refusal, match=r"template\.broken"):
        written(tmp_path / "x.docx")


def test_one_with_entities_of_its_own_is_refused(template, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("hemmeligt", encoding="utf-8")
    entity = f'<!DOCTYPE x [<!ENTITY e SYSTEM "{secret.as_uri()}">]>'.encode()

    def read(name: str, data: bytes) -> bytes:
        if name != "word/header1.xml":
            return data
        return data.replace(b"?>", b"?>" + entity, 1).replace(b"brev", b"&e;")

    def letter(document: docx.document.Document) -> None:
        document.sections[0].header.paragraphs[0].text = "brev"

    path = repacked(template(letter), read)
    assert b"&e;" in zipfile.ZipFile(path).read("word/header1.xml")
    with pytest.raises(Refusal, match=r"template\.broken"):
        written(path)


def test_what_would_be_fetched_when_it_opens_is_refused(template) -> None:
    def linked(document: docx.document.Document) -> None:
        header = document.sections[0].header
        header.paragraphs[0].text = "brev"
        header.part.relate_to("http://example.org/x.png", RELATIONSHIP_TYPE.IMAGE, is_external=True)

    with pytest.raises(Refusal, match=r"template\.fetches"):
        written(template(linked))


@pytest.mark.parametrize("code", [' INCLUDEPICTURE "http://example.org/x" ', "DDEAUTO c:\\\\x"])
def test_a_field_that_fetches_is_refused_however_it_is_cut(template, code: str) -> None:
    from telectl.render.docx_xml import field

    def fields(document: docx.document.Document) -> None:
        paragraph = document.sections[0].header.paragraphs[0]
        paragraph.text = "brev"
        field(paragraph, code[:6])
        field(paragraph, code[6:])

    with pytest.raises(Refusal, match=r"template\.fetches"):
        written(template(fields))


def test_the_template_it_was_made_of_is_forgotten_and_a_link_to_click_stays(template) -> None:
    def attached(document: docx.document.Document) -> None:
        settings = document.part._settings_part
        target = "file:///C:/region.dotm"
        kind = RELATIONSHIP_TYPE.IMAGE.replace("/image", "/attachedTemplate")
        settings.relate_to(target, kind, is_external=True)
        header = document.sections[0].header
        header.paragraphs[0].text = "brev"
        header.part.relate_to("https://example.org", RELATIONSHIP_TYPE.HYPERLINK, is_external=True)

    with zipfile.ZipFile(BytesIO(render(portfolio(), "docx", template=template(attached)))) as made:
        names = made.namelist()
        relations = b"".join(made.read(name) for name in names if name.endswith(".rels"))
    assert b"region.dotm" not in relations
    assert b"https://example.org" in relations


def test_names_as_libreoffice_spells_them_are_word_s_own(template) -> None:
    path = template(lambda document: None)

    def spelt(name: str, data: bytes) -> bytes:
        found = b'w:val="heading 1"', b'w:val="Heading 1"'
        return data.replace(*found) if name == "word/styles.xml" else data

    made = written(repacked(path, spelt))
    assert [p.text for p in made.paragraphs if p.style.name == "Heading 1"] == ["Efter tilstand"]


@pytest.mark.parametrize(
    "damage",
    [
        (b"<w:abstractNumId", b"<w:nothing"),
        (b'w:numId="', b'w:x="'),
    ],
)
def test_one_with_damage_inside_is_refused_before_anything_is_done(template, damage) -> None:
    from telectl.render.docx import require_template

    path = template(lambda document: None)
    require_template(path)
    repacked(path, lambda name, data: data.replace(*damage))
    with pytest.raises(Refusal, match=r"template\.broken"):
        require_template(path)
