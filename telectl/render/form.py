"""A form as a Word file that is filled in and comes back: light fields, each with its key."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from telectl.render.docx import packed
from telectl.render.docx_frame import frame
from telectl.render.docx_page import Page
from telectl.render.docx_styles import QUIET, TABLE_STYLE
from telectl.render.docx_xml import element, put, w
from telectl.render.form_choice import choice
from telectl.render.form_property import carry
from telectl.render.paper import Paper, Run, run_of
from telectl.workflow.forms.manifest import PROPERTY, as_text, manifest_of, short_keys
from telectl.workflow.forms.sheet import TEXT, Field, Grid, Row, Sheet

if TYPE_CHECKING:
    from docx.document import Document

_FILL = "EFF4F9"
_NUMBER = re.compile("[0-9]+")
_UNWRITABLE = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# Of the width of the page: the label, a field, a wide field, at least the key.
_LABEL, _FIELD, _WIDE, _KEY = 30, 26, 60, 7
# How high an empty field for several lines is, in twentieths of a point.
_ROOM = "900"


def as_written(sheet: Sheet) -> Sheet:
    """The form with its fields as a Word file can hold them."""
    parts = tuple(
        replace(part, grid=replace(part.grid, rows=tuple(map(_row_written, part.grid.rows))))
        if part.grid
        else part
        for part in sheet.parts
    )
    return replace(sheet, parts=parts)


def _row_written(row: Row) -> Row:
    fields = {
        column: replace(each, shown=writable(each.shown)) for column, each in row.fields.items()
    }
    return replace(row, fields=fields)


def writable(text: str) -> str:
    """A text as XML can hold it: what it can't is shown as ⟨U+0007⟩ and the like."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return _UNWRITABLE.sub(lambda found: f"⟨U+{ord(found[0]):04X}⟩", plain)


def render(sheet: Sheet, footer: str, template: Path | None = None) -> bytes:
    """The form in our own styles, or in those of a template."""
    from telectl.render import docx_styles, docx_template

    if template:
        document = docx_template.opened(template)
    else:
        document = docx_styles.house()
        docx_template.empty(document)
    sheet = as_written(sheet)
    _write(_FormPage(document), sheet)
    paper = Paper(sheet.title, sheet.subtitle, sheet.language, (), footer, sheet.day)
    frame(document, paper)
    carry(document, PROPERTY, as_text(manifest_of(sheet, _static(document))))
    return packed(document)


def _write(page: _FormPage, sheet: Sheet) -> None:
    page.paragraph("Title", [run_of(sheet.title)])
    page.paragraph("Subtitle", [run_of(sheet.subtitle)])
    for line in sheet.intro:
        page.paragraph("Note", [run_of(line)])
    keys = short_keys(sheet)
    for part in sheet.parts:
        page.paragraph(f"Heading {part.level}", [run_of(part.title)])
        for note in part.notes:
            page.paragraph("Normal", [run_of(note)])
        if part.grid:
            page.grid(part.grid, part.title, keys, sheet)


def _static(document: Document) -> list[str]:
    """Every line that stands in the form outside of its fields; page numbers come and go."""
    body = [_text(each) for each in document.element.iter(w("p")) if not _in_field(each)]
    return body + [_NUMBER.sub("", _text(each)) for each in _beside(document)]


def _in_field(paragraph: Any) -> bool:
    return any(
        each.get(w("fill")) == _FILL
        for cell in paragraph.iterancestors(w("tc"))
        for each in cell.tcPr.findall(w("shd"))
    )


def _beside(document: Document) -> list[Any]:
    """The paragraphs of headers and footers, where they are."""
    found = []
    for section in document.sections:
        for each in (
            *(section.header, section.first_page_header, section.even_page_header),
            *(section.footer, section.first_page_footer, section.even_page_footer),
        ):
            if not each.is_linked_to_previous:
                found += each._element.iter(w("p"))  # noqa: SLF001 - the library has no other way
    return found


def _text(paragraph: Any) -> str:
    return "".join(map(_sign, paragraph.iter(w("t"), w("tab"), w("noBreakHyphen"))))


def _sign(each: Any) -> str:
    if each.tag == w("t"):
        return each.text or ""
    return "\t" if each.tag == w("tab") else "-"


class _FormPage(Page):
    def grid(self, grid: Grid, caption: str, keys: dict[str, str], sheet: Sheet) -> None:
        """A header that comes again on each page, then a row for each line."""
        sizes = [_LABEL, *(_WIDE if c in grid.wide else _FIELD for c in grid.columns)]
        sizes.append(max(_KEY, sum(sizes) // 11))
        made = self._grid(len(grid.rows) + 1, sizes, TABLE_STYLE, caption)
        header, *rows = made.tr_lst
        put(header.get_or_add_trPr(), element("cantSplit"))
        put(header.get_or_add_trPr(), element("tblHeader"))
        titles = (grid.first, *grid.columns.values(), sheet.key_title)
        for cell, title in zip(header.tc_lst, titles, strict=True):
            self._fill(cell, "Table Header", run_of(title))
        for made_row, row in zip(rows, grid.rows, strict=True):
            self._line(made_row, row, grid, keys[row.key], sheet)
        self._after()

    def _line(self, made: Any, row: Row, grid: Grid, key: str, sheet: Sheet) -> None:
        put(made.get_or_add_trPr(), element("cantSplit"))
        label, *cells, last = made.tc_lst
        self._fill(label, "Table Text", Run(run_of(row.label).text, "strong"))
        if row.help:
            self._more(label, run_of(row.help)._replace(tone="quiet"))
        for cell, column in zip(cells, grid.columns, strict=True):
            if column in row.fields:
                self._field(cell, row.fields[column], sheet, row.label, grid.columns[column])
        self._small(last, key)
        tall = any(field.sort == "text" for field in row.fields.values())
        if tall and TEXT in grid.columns:
            put(made.get_or_add_trPr(), element("trHeight", val=_ROOM, hRule="atLeast"))

    def _field(self, cell: Any, field: Field, sheet: Sheet, row: str, column: str) -> None:
        form = cell.get_or_add_tcPr()
        form.append(element("shd", val="clear", color="auto", fill=_FILL))
        first, *rest = field.shown.split("\n")
        made = self._fill(cell, "Table Text", Run(""))
        if field.sort == "choice":
            words = dict(sheet.choices[field.enum])
            alias = f"{row}, {column}"
            said = field.shown or sheet.placeholder
            made._p.append(choice(field.key, alias, said, words.values()))  # noqa: SLF001 - no words for controls
            return
        made.add_run(first)
        for line in rest:
            self._more(cell, Run(line))

    def _more(self, cell: Any, run: Run) -> None:
        from docx.text.paragraph import Paragraph

        made = Paragraph(cell.add_p(), self.document._body)  # noqa: SLF001 - its part, for the style
        made.style = "Table Text"
        self.add(made, [run])

    def _small(self, cell: Any, key: str) -> None:
        from docx.shared import Pt, RGBColor

        made = self._fill(cell, "Table Text", Run(""))
        run = made.add_run(key)
        run.font.size, run.font.color.rgb = Pt(7), RGBColor.from_string(QUIET)
