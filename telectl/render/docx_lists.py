"""Numbers and bullets in a Word file: each numbered list begins at one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from telectl.render.docx_xml import element, put, w

if TYPE_CHECKING:
    from docx.document import Document

_EMPTY = '<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'


def list_number(document: Document, style: str, *, ordered: bool) -> str | None:
    """What a list's paragraphs refer to; None where their style is enough."""
    known = _of_style(document, style)
    if known and not ordered:
        return None
    numbering = _numbering(document)
    abstract = (_abstract_of(numbering, known) if known else None) or _new_abstract(
        numbering, ordered=ordered
    )
    number = str(1 + max((int(each) for each in _values(numbering, "num", "numId")), default=0))
    restart = [element("lvlOverride", element("startOverride", val="1"), ilvl="0")] * ordered
    numbering.append(element("num", element("abstractNumId", val=abstract), *restart, numId=number))
    return number


def number_paragraph(paragraph: Any, number: str | None) -> None:
    """Make a paragraph a point of the list."""
    if number:
        form = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - the library has no words for lists
        put(form, element("numPr", element("ilvl", val="0"), element("numId", val=number)))


def _of_style(document: Document, style: str) -> str | None:
    found = document.styles[style].element.find(f".//{w('numId')}")
    return None if found is None else found.get(w("val"))


def _abstract_of(numbering: Any, number: str) -> str | None:
    for each in numbering.findall(w("num")):
        if each.get(w("numId")) == number:
            found: str = each.find(w("abstractNumId")).get(w("val"))
            return found
    return None


def _new_abstract(numbering: Any, *, ordered: bool) -> str:
    taken = _values(numbering, "abstractNum", "abstractNumId")
    name = str(1 + max((int(each) for each in taken), default=0))
    level = element(
        "lvl",
        element("start", val="1"),
        element("numFmt", val="decimal" if ordered else "bullet"),
        element("lvlText", val="%1." if ordered else "•"),
        element("lvlJc", val="left"),
        ilvl="0",
    )
    many = element("multiLevelType", val="singleLevel")
    numbering.insert(0, element("abstractNum", many, level, abstractNumId=name))
    return name


def _values(numbering: Any, tag: str, key: str) -> list[str]:
    return [each.get(w(key)) for each in numbering.findall(w(tag))]


def _numbering(document: Document) -> Any:
    """The part that holds the lists; a template without lists is given one."""
    from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.oxml import parse_xml
    from docx.parts.numbering import NumberingPart

    part = document.part
    if not any(rel.reltype == RELATIONSHIP_TYPE.NUMBERING for rel in part.rels.values()):
        name = PackURI("/word/numbering.xml")
        made = NumberingPart(name, CONTENT_TYPE.WML_NUMBERING, parse_xml(_EMPTY), part.package)
        part.relate_to(made, RELATIONSHIP_TYPE.NUMBERING)
    return part.numbering_part.element
