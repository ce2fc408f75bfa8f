"""Paragraphs and tables put on a Word page, one after the other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from telectl.document import Chart, Table, Tone
from telectl.render.docx_styles import MARK, QUIET, TABLE_STYLE
from telectl.render.docx_xml import element, put, w
from telectl.render.paper import WORD, Run, run_of, stays_whole
from telectl.render.paper_columns import roomy, widths

if TYPE_CHECKING:
    from docx.document import Document

TONES: dict[Tone, str] = {"good": "1A6334", "watch": "774600", "bad": "A3161B", "quiet": QUIET}
# In the units of Word files, 36,000 a millimetre.
_A4, _MARGIN = 210 * 36_000, 22 * 36_000
# Of a chart's width: its labels, its bars, its figures.
_CHART = (30, 50, 12)


def text_width(document: Document) -> int:
    """The width of the text on the page; a template that tells none has an A4 page's."""
    section = document.sections[-1]
    sizes = (section.page_width, section.left_margin, section.right_margin)
    page, left, right = (None if each is None else int(each) for each in sizes)
    return _A4 - 2 * _MARGIN if page is None else page - (left or 0) - (right or 0)


class Page:
    """Where the next block goes; ``breaks`` lets it begin a new page."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.breaks = False
        self._ids: dict[str, str] = {}

    def paragraph(self, style: str, runs: Iterable[Run]) -> Any:
        """A paragraph in one of the named styles."""
        made = self.document.add_paragraph()
        self._style(made, style)
        if self.breaks:
            made.paragraph_format.page_break_before = True
            self.breaks = False
        self.add(made, runs)
        return made

    def keep_with_next(self) -> None:
        """The last paragraph stands on the page of the next one."""
        self.document.paragraphs[-1].paragraph_format.keep_with_next = True

    def _style(self, paragraph: Any, name: str) -> None:
        """Each style is looked up once: a large table has thousands of cells."""
        if name not in self._ids:
            self._ids[name] = self.document.styles[name].style_id
        paragraph._p.style = self._ids[name]  # noqa: SLF001 - the library would look it up again

    @staticmethod
    def add(paragraph: Any, runs: Iterable[Run]) -> None:
        """More text in the tone that it has."""
        from docx.shared import RGBColor

        for run in runs:
            made = paragraph.add_run()
            _say(made, run)
            if run.tone in ("strong", "bad"):
                made.bold = True
            if run.tone in TONES:
                made.font.color.rgb = RGBColor.from_string(TONES[run.tone])

    def table(self, block: Table) -> None:
        """Rows under a header that comes again on each page."""
        sizes = widths(block)
        made = self._grid(len(block.rows) + 1, sizes, TABLE_STYLE, block.caption)
        header, *rows = made.tr_lst
        put(header.get_or_add_trPr(), element("tblHeader"))
        self._row(header, "Table Header", [column.title for column in block.columns], block)
        for row, cells in zip(rows, block.rows, strict=True):
            if stays_whole(cells):
                put(row.get_or_add_trPr(), element("cantSplit"))
            self._row(row, "Table Text", cells, block)
        if roomy(sizes):
            _keep_words(made)
        self._after()

    def bars(self, block: Chart, shares: Sequence[float]) -> None:
        """Each label with its figure; the bar between them only helps the eye."""
        made = self._grid(len(block.bars), _CHART, None, block.caption)
        for row, bar, share in zip(made.tr_lst, block.bars, shares, strict=True):
            label, drawn, shown = row.tc_lst
            self._fill(label, "Table Text", run_of(bar.label))
            self._fill(shown, "Table Text", run_of(bar.shown)).alignment = 2
            if share:
                self._draw(drawn, share, TONES.get(bar.tone, MARK))
        self._after()

    def _grid(self, rows: int, letters: Sequence[int], style: str | None, caption: str) -> Any:
        if self.breaks:
            self.paragraph("Normal", ())
        made = self.document.add_table(rows, len(letters), style)
        made.autofit = False
        table = made._tbl  # noqa: SLF001 - a cell at a time takes the library's squared time
        room = text_width(self.document) // 635  # in twentieths of a point
        sizes = [str(room * letter // sum(letters)) for letter in letters]
        for column, size in zip(table.tblGrid.gridCol_lst, sizes, strict=True):
            column.set(w("w"), size)
        for row in table.tr_lst:
            for cell, size in zip(row.tc_lst, sizes, strict=True):
                cell.get_or_add_tcPr().get_or_add_tcW().set(w("w"), size)
        form = table.tblPr
        put(form, element("tblW", w=str(room), type="dxa"))
        put(
            form,
            element("tblLook", val="0020" if style else "0000", firstRow=str(int(bool(style)))),
        )
        if caption:
            put(form, element("tblCaption", val=run_of(caption).text))
        return table

    def _row(self, row: Any, style: str, cells: Iterable[Any], block: Table) -> None:
        for cell, column, said in zip(row.tc_lst, block.columns, cells, strict=True):
            made = self._fill(cell, style, run_of(said))
            if column.align == "right":
                made.alignment = 2

    def _fill(self, cell: Any, style: str, run: Run) -> Any:
        from docx.text.paragraph import Paragraph

        made = Paragraph(cell.p_lst[0], self.document._body)  # noqa: SLF001 - its part, for the style
        self._style(made, style)
        self.add(made, [run])
        return made

    def _draw(self, cell: Any, share: float, colour: str) -> None:
        """An empty paragraph, coloured as far as the bar is long."""
        made = self._fill(cell, "Table Text", Run(""))
        size = int(cell.tcPr.find(w("tcW")).get(w("w")))
        form = made._p.get_or_add_pPr()  # noqa: SLF001 - the library has no words for shading
        put(form, element("shd", val="clear", color="auto", fill=colour))
        put(form, element("ind", right=str(int(size * (1 - share)))))

    def _after(self) -> None:
        """Two tables in a row would become one; a small line keeps them apart."""
        from docx.shared import Pt

        made = self.paragraph("Normal", ())
        made.paragraph_format.space_after = Pt(0)
        made.paragraph_format.line_spacing = Pt(6)


def _keep_words(table: Any) -> None:
    """No hyphen in a cell whose words are all short: names are not broken."""
    for form in table.iter(w("p")):
        words = "".join(each.text or "" for each in form.iter(w("t"))).split()
        if all(len(word) <= WORD for word in words):
            put(form.get_or_add_pPr(), element("suppressAutoHyphens"))


def _say(made: Any, run: Run) -> None:
    """The text of a run; a day or a number is not broken at its hyphens."""
    first, *rest = run.text.split("-") if run.short else [run.text]
    made.text = first
    for piece in rest:
        made._r.append(element("noBreakHyphen"))  # noqa: SLF001 - the library reads it, and no more
        made.add_text(piece)
