"""Forms as somebody fills them in: opened, fields found by what they are called, saved."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
from docx.table import _Cell

from tests.desk import Desk


class Paper:
    """A form that lies on a disk."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.document = docx.Document(str(path))

    def rows(self) -> Iterator[tuple[str, list[_Cell]]]:
        """Each row of fields, with its label."""
        for table in self.document.tables:
            for row in table.rows[1:]:
                yield row.cells[0].paragraphs[0].text, list(row.cells)

    def cell(self, label: str, column: int = 1, nth: int = 0) -> _Cell:
        found = [cells for name, cells in self.rows() if name == label]
        return found[nth][column]

    def write(self, label: str, text: str, column: int = 1, nth: int = 0) -> Paper:
        """Write in a field as Word does: a paragraph for each line."""
        cell = self.cell(label, column, nth)
        first, *rest = text.split("\n")
        for paragraph in cell.paragraphs[1:]:
            paragraph._p.getparent().remove(paragraph._p)
        kept = cell.paragraphs[0]
        for child in list(kept._p):
            if not child.tag.endswith("}pPr"):
                kept._p.remove(child)
        kept.add_run(first)
        for line in rest:
            cell.add_paragraph().add_run(line)
        return self

    def text(self, label: str, column: int = 1, nth: int = 0) -> str:
        cell = self.cell(label, column, nth)
        return "\n".join(
            "".join(each.text or "" for each in p._p.iter() if each.tag.endswith("}t"))
            for p in cell.paragraphs
        )

    def save(self) -> Path:
        self.document.save(str(self.path))
        return self.path


def form(desk: Desk, noun: str, record: str, name: str = "skema.docx", *words: str) -> Paper:
    """A form as it was just written."""
    path = desk.folder.parent / name
    desk.run(noun, "form", record, "-o", str(path), *words)
    return Paper(path)


def element(tag: str, **values: str) -> Any:
    """An element as Word puts it into a document."""
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement

    made = OxmlElement(tag)
    for key, value in values.items():
        made.set(qn(f"w:{key}"), value)
    return made


def round_trip(text: str, column: str) -> str:
    """A text written into a field of a form and read from it, with nothing in between."""
    import tempfile
    from datetime import date

    from telectl.render import form as written
    from telectl.store.received.package import unpacked
    from telectl.store.received.properties import property_of
    from telectl.store.received.word import page_of
    from telectl.workflow.forms.filled import filled
    from telectl.workflow.forms.manifest import PROPERTY, Manifest
    from telectl.workflow.forms.sheet import Field, Grid, Part, Row, Sheet

    row = Row("text", "Felt", "", {column: Field("text", text, text)})
    grid = Grid("Felt", {column: "Skriv her"}, (row,))
    day = date(2026, 11, 23)
    sheet = Sheet(
        *("decision", "sag", "Centeret", "da", day, "Skema", "", ()),
        (Part("Sagen", grid=grid),),
        *("Vælg", "Nøgle"),
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "skema.docx"
        path.write_bytes(written.render(sheet, "Fod"))
        parts = unpacked(path)
        manifest = Manifest.model_validate_json(property_of(path, parts, PROPERTY) or "")
        page = page_of(path, parts)
        found = filled(manifest, page.tables, page.lines)
    assert not found.strays
    assert not found.lacking
    return found.texts["text"]
