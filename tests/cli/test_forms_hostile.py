"""Files that are no form, or that mean harm: a clear refusal, nothing written, no traceback."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.desk import Desk, new_portfolio
from tests.forms import form

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
DOCUMENT = "word/document.xml"
ENTITY = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">'
    b'<!ENTITY c SYSTEM "file:///etc/passwd">]>'
)
Change = Callable[[dict[str, bytes]], None]


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    with new_portfolio(tmp_path_factory.mktemp("template") / "center") as desk:
        desk.run("case", "new", "sag", "--title", "Sag", "--point", "at", "--background", "Før")
    return desk.folder


def refused(desk: Desk, path: Path) -> str:
    before = desk.log()
    said = desk.run("read", str(path), "--yes", "--leave-out", code=4)
    assert desk.log() == before
    assert desk.status() == ""
    assert "Intet er ændret" in said.err
    return said.err


@pytest.mark.parametrize(
    ("data", "named"),
    [
        (b"", "er tom"),
        (b"bare tekst", "ikke et Word-dokument"),
        (b"%PDF-1.7 ...", "er en PDF"),
        (OLE + b"\0" * 600, "gamle format"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "låst med adgangskode"),
        (b"PK\x03\x04" + b"\xff" * 99, "beskadiget"),
    ],
)
def test_what_is_no_word_document(desk: Desk, tmp_path: Path, data: bytes, named: str) -> None:
    path = tmp_path / "skema.docx"
    path.write_bytes(data)
    assert named in refused(desk, path)


def test_a_file_that_is_not_there(desk: Desk) -> None:
    assert "kan ikke læses" in desk.run("read", "findes-ikke.docx", "--yes", code=2).err


def packed(path: Path, parts: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        for name, data in parts.items():
            out.writestr(name, data)
    return path


def changed(desk: Desk, change: Change) -> Path:
    path = form(desk, "case", "sag").path
    with zipfile.ZipFile(path) as found:
        parts = {name: found.read(name) for name in found.namelist()}
    change(parts)
    return packed(path, parts)


def _macros(parts: dict[str, bytes]) -> None:
    parts["word/vbaProject.bin"] = b"Sub AutoOpen()"


def _macro_type(parts: dict[str, bytes]) -> None:
    name = "[Content_Types].xml"
    parts[name] = parts[name].replace(b"document.main+xml", b"document.macroEnabled.main+xml")


def _entities(parts: dict[str, bytes]) -> None:
    parts[DOCUMENT] = ENTITY + parts[DOCUMENT].partition(b"?>")[2]


def _entities_wide(parts: dict[str, bytes]) -> None:
    said = (ENTITY + parts[DOCUMENT].partition(b"?>")[2]).decode()
    parts[DOCUMENT] = said.replace('version="1.0"', 'version="1.0" encoding="UTF-16"').encode(
        "utf-16"
    )


def _external(parts: dict[str, bytes]) -> None:
    name = "word/_rels/document.xml.rels"
    link = (
        b'<Relationship Id="rId99" Target="http://example.org/x.dotm" TargetMode="External" '
        b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"/>'
    )
    parts[name] = parts[name].replace(b"</Relationships>", link + b"</Relationships>")


def _bomb(parts: dict[str, bytes]) -> None:
    parts["word/media/stor.bin"] = b"\0" * 70_000_000


def _many(parts: dict[str, bytes]) -> None:
    parts |= {f"word/media/{number}.bin": b"" for number in range(2_100)}


def _half(parts: dict[str, bytes]) -> None:
    parts[DOCUMENT] = parts[DOCUMENT][: len(parts[DOCUMENT]) // 2]


def _no_property(parts: dict[str, bytes]) -> None:
    del parts["docProps/custom.xml"]


def _other_property(parts: dict[str, bytes]) -> None:
    name = "docProps/custom.xml"
    parts[name] = parts[name].replace(b'"form":2', b'"form":"nul"')


def _newer(parts: dict[str, bytes]) -> None:
    name = "docProps/custom.xml"
    parts[name] = parts[name].replace(b'"form":2', b'"form":3')


def _older(parts: dict[str, bytes]) -> None:
    name = "docProps/custom.xml"
    parts[name] = parts[name].replace(b'"form":2', b'"form":1')


def _open_document(parts: dict[str, bytes]) -> None:
    parts.clear()
    parts["mimetype"] = b"application/vnd.oasis.opendocument.text"


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (_macros, "makroer"),
        (_macro_type, "makroer"),
        (_entities, "dokumenttype"),
        (_entities_wide, "dokumenttype"),
        (_external, "henter noget udefra (http://example.org/x.dotm)"),
        (_bomb, "mere end 60 MB"),
        (_many, "mere end 60 MB"),
        (_half, "beskadiget"),
        (_no_property, "ikke et skema fra telectl"),
        (_other_property, "ikke et skema fra telectl"),
        (_newer, "nyere udgave"),
        (_older, "ældre udgave"),
        (_open_document, "OpenDocument"),
    ],
)
def test_a_form_that_somebody_did_something_to(desk: Desk, change: Change, named: str) -> None:
    assert named in refused(desk, changed(desk, change))


def test_a_word_document_that_is_no_form(desk: Desk, tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Kære alle")
    document.save(str(tmp_path / "brev.docx"))
    assert "ikke et skema fra telectl" in refused(desk, tmp_path / "brev.docx")


def test_a_number_like_a_cpr_number_is_not_written(desk: Desk) -> None:
    paper = form(desk, "case", "sag").write("Baggrund", "Borger 010190-1234")
    before = desk.log()
    desk.run("read", str(paper.save()), "--yes", code=1)
    assert desk.log() == before


TEXT = st.text(
    st.one_of(
        st.sampled_from("æøåÆØÅ é\t\n\"'«»–—…<>&{}#:|-*👩‍⚕️\u00a0\u202e"),
        st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]),
    ),
    max_size=400,
).filter(lambda text: "unknown" not in text)


def as_kept(text: str) -> str:
    """A text without the white space at the ends of its lines, which nobody sees."""
    return "\n".join(line.rstrip() for line in text.split("\n")).strip()


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(text=TEXT, long=st.integers(1, 200))
def test_any_text_goes_out_and_comes_back_as_it_was(text: str, long: int) -> None:
    from telectl.workflow.forms.sheet import TEXT as COLUMN
    from tests.forms import round_trip

    whole = as_kept("\n".join([text] * long))
    assert as_kept(round_trip(whole, COLUMN)) == whole
