"""A report as a Word file: real headings, lists and tables, in named styles."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from telectl.document import (
    Bar,
    Chart,
    Code,
    Column,
    Document,
    Facts,
    Heading,
    Items,
    Note,
    PageBreak,
    Paragraph,
    Report,
    Table,
)
from telectl.render.docx_frame import frame
from telectl.render.docx_lists import list_number, number_paragraph
from telectl.render.docx_page import Page
from telectl.render.paper import Paper, kept, paper_of, run_of, said_and_commands, shares

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_ZIP_DAY = (1980, 1, 1, 0, 0, 0)


def render(report: Report, template: Path | None = None) -> bytes:
    """The report in our own styles, or in those of a template."""
    from telectl.render import docx_styles, docx_template

    paper = paper_of(report)
    if template:
        document = docx_template.opened(template)
    else:
        document = docx_styles.house()
        docx_template.empty(document)
    _write(Page(document), paper)
    frame(document, paper)
    return packed(document)


def require_template(template: Path) -> None:
    """Refuses a template in which not every block can be written, before anything is done."""
    from telectl.render.docx_template import only_refusals

    table = Table(".", (Column("."),), ((".",),), ".")
    lists = Items(((".",),)), Items(((".",),), ordered=True)
    others = (
        Heading(5, "."),
        Facts(((".", "."),)),
        Chart(".", (Bar(".", 1, "."),)),
        Note("."),
        Code("."),
    )
    document = Document(".", "da", (table, *lists, *others), ".", ".")
    with only_refusals(template):
        render(Report(str(template), 1, {}, document), template)


def _write(page: Page, paper: Paper) -> None:
    page.paragraph("Title", [run_of(paper.title)])
    if paper.subtitle:
        page.paragraph("Subtitle", [run_of(paper.subtitle)])
    for block, with_next in kept(paper.blocks):
        _BLOCKS[type(block)](page, block)
        if with_next:
            page.keep_with_next()


def _heading(page: Page, block: Heading) -> None:
    page.paragraph(f"Heading {block.level - 1}", [run_of(block.text)])


def _paragraph(page: Page, block: Paragraph) -> None:
    page.paragraph("Normal", map(run_of, block.runs))


def _facts(page: Page, block: Facts) -> None:
    for label, value in block.rows:
        paragraph = page.paragraph("Fact", [run_of(label)._replace(tone="quiet")])
        paragraph.add_run("\t")
        page.add(paragraph, [run_of(value)])


def _table(page: Page, block: Table) -> None:
    if block.caption:
        page.paragraph("Caption", [run_of(block.caption)])
    if block.rows:
        page.table(block)
    else:
        page.paragraph("Normal", [run_of(block.empty)._replace(tone="quiet")])


def _chart(page: Page, block: Chart) -> None:
    if block.caption:
        page.paragraph("Caption", [run_of(block.caption)])
    if block.bars:
        page.bars(block, shares(block))


def _items(page: Page, block: Items) -> None:
    style = "List Number" if block.ordered else "List Bullet"
    number = list_number(page.document, style, ordered=block.ordered)
    for item in block.items:
        said, commands = said_and_commands(item)
        number_paragraph(page.paragraph(style, said), number)
        for command in commands:
            page.paragraph("Command", [run_of(command)])


def _note(page: Page, block: Note) -> None:
    page.paragraph("Note", [run_of(block.text)._replace(tone=block.tone)])


def _code(page: Page, block: Code) -> None:
    page.paragraph("Code", [run_of(block.text.rstrip("\n"))])


def _page_break(page: Page, _block: PageBreak) -> None:
    page.breaks = True


_BLOCKS: dict[type, Callable[..., None]] = {
    Heading: _heading,
    Paragraph: _paragraph,
    Facts: _facts,
    Table: _table,
    Chart: _chart,
    Items: _items,
    Note: _note,
    Code: _code,
    PageBreak: _page_break,
}


def packed(document: WordDocument) -> bytes:
    """The file with nothing in it that tells when it was packed: the same text, the same bytes."""
    loose, out = BytesIO(), BytesIO()
    document.save(loose)
    with zipfile.ZipFile(loose) as source, zipfile.ZipFile(out, "w") as packed:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, _ZIP_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(entry, source.read(name))
    return out.getvalue()
