"""The Word file that gives a paper its form: opened with care, and emptied of what it said.

A template comes from outside. Of it only the styles, the page, its headers and
footers are kept: no macros, nothing embedded, nothing that fetches from elsewhere.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from telectl.findings import Exit, Refusal
from telectl.render.docx_styles import complete
from telectl.render.docx_xml import element, w

if TYPE_CHECKING:
    from docx.document import Document
    from docx.opc.part import Part

LARGEST, LARGEST_UNPACKED, MOST_PARTS = 20_000_000, 100_000_000, 2_000
_TYPES = "[Content_Types].xml"
_DOTX, _DOCX = b"wordprocessingml.template.main+xml", b"wordprocessingml.document.main+xml"
_KEPT_OF_PACKAGE = {"officeDocument"}
_KEPT = {"styles", "numbering", "settings", "webSettings", "fontTable", "theme", "header", "footer"}
_KEPT_WITHIN = {"image", "font", "hyperlink"}
_OF_THE_OLD_TEXT = ("attachedTemplate", "mailMerge", "footnotePr", "endnotePr", "rsids", "docVars")
_GUARDS = ("documentProtection", "writeProtection", "trackRevisions")
_FETCHES = re.compile(r"\b(INCLUDE\w*|DDE\w*|LINK|IMPORT|DATABASE|MACROBUTTON)\b", re.IGNORECASE)


def opened(path: Path) -> Document:
    """The template without its text; what can't be one, or would fetch something, is refused."""
    import docx

    with only_refusals(path):
        document = docx.Document(BytesIO(_packed(path)))
        empty(document)
        complete(document)
    if _fetches(document):
        raise _refused(path, "fetches")
    return document


@contextmanager
def only_refusals(path: Path) -> Iterator[None]:
    """Whatever somebody else's file lets us stumble over: it is no template."""
    try:
        yield
    except Refusal:
        raise
    except Exception as error:
        raise _refused(path, "broken") from error


def _refused(path: Path, why: str) -> Refusal:
    return Refusal(Exit.USAGE, f"template.{why}", path=str(path))


def _packed(path: Path) -> bytes:
    """The file as a document: a template for new documents (.dotx) is read as one."""
    try:
        data = path.read_bytes() if path.stat().st_size <= LARGEST else b""
    except OSError as error:
        raise _refused(path, "unread") from error
    with zipfile.ZipFile(BytesIO(data)) as packed:
        parts = packed.infolist()
        if len(parts) > MOST_PARTS or sum(each.file_size for each in parts) > LARGEST_UNPACKED:
            raise _refused(path, "broken")
        if b"macroEnabled" in packed.read(_TYPES):
            raise _refused(path, "macros")
        return _as_document(packed)


def _as_document(packed: zipfile.ZipFile) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as plain:
        for name in dict.fromkeys(packed.namelist()):
            data = packed.read(name)
            if b"<!DOCTYPE" in data[:1000] and not name.startswith("word/media/"):
                raise ValueError(name)  # Word has none, so somebody means something by it
            plain.writestr(name, data.replace(_DOTX, _DOCX) if name == _TYPES else data)
    return out.getvalue()


def empty(document: Document) -> None:
    """Nothing is left of what a document said, or that it was made of."""
    body = document.element.body
    for child in list(body):
        if child.tag != w("sectPr"):
            body.remove(child)
    if body.find(w("sectPr")) is None:
        body.append(element("sectPr"))
    _drop(document.part.package, _KEPT_OF_PACKAGE)
    _drop(document.part, _KEPT, among=_in_use(body))
    for part in _parts(document):
        _drop(part, _KEPT_WITHIN)
    settings = document.settings.element
    for child in list(settings):
        if child.tag.rpartition("}")[2] in (*_OF_THE_OLD_TEXT, *_GUARDS):
            settings.remove(child)


def _in_use(body: Any) -> set[str]:
    """The headers and footers of the page that stays."""
    return {value for each in body.iter() for key, value in each.items() if key.endswith("}id")}


def _drop(source: Any, kept: set[str], among: set[str] | None = None) -> None:
    for key, rel in list(source.rels.items()):
        kind = rel.reltype.rpartition("/")[2]
        unused = among is not None and kind in ("header", "footer") and key not in among
        if kind not in kept or unused:
            del source.rels[key]


def _parts(document: Document) -> list[Part]:
    """The parts beside the text: styles, headers, footers and the rest."""
    rels = document.part.rels.values()
    return [rel.target_part for rel in rels if not rel.is_external]


def _fetches(document: Document) -> bool:
    """Whether anything that stays would be fetched when the paper is opened."""
    outside = [
        rel
        for part in (document.part, *_parts(document))
        for rel in part.rels.values()
        if rel.is_external and not rel.reltype.endswith("/hyperlink")
    ]
    return bool(outside) or any(_FETCHES.search(_fields(part)) for part in _parts(document))


def _fields(part: Part) -> str:
    """All that the fields of a part ask for, however it is cut in pieces."""
    from docx.oxml import parse_xml

    if not part.partname.endswith(".xml"):
        return ""
    said = []
    for each in parse_xml(part.blob).iter():
        name = str(each.tag).rpartition("}")[2]
        if name == "instrText":
            said.append(each.text or "")
        if name == "fldSimple":
            said += [f" {value} " for value in each.attrib.values()]
    return "".join(said)
