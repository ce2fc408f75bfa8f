"""A report as a Word file: real headings, lists and tables, in named styles."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterable
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

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
from telectl.locale import Voice
from telectl.render.docx_lists import list_number, number_paragraph
from telectl.render.docx_page import Page, text_width
from telectl.render.docx_xml import element, field, w
from telectl.render.paper import Paper, paper_of, run_of, said_and_commands, shares

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

REGIONS = {"da": "da-DK", "en": "en-GB"}
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
    _frame(document, paper)
    return _packed(document)


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
        render(Report("template", 1, {}, document), template)


def _write(page: Page, paper: Paper) -> None:
    page.paragraph("Title", [run_of(paper.title)])
    if paper.subtitle:
        page.paragraph("Subtitle", [run_of(paper.subtitle)])
    for block in paper.blocks:
        _BLOCKS[type(block)](page, block)


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


def _frame(document: WordDocument, paper: Paper) -> None:
    """What stands around the text: where it comes from, its language, its properties."""
    places = list(_provenance(document))
    for paragraph in places:
        _sign(document, paragraph, paper)
    if paper.footer and not places:
        document.add_paragraph(paper.footer, "Provenance")
    language = REGIONS.get(paper.language, paper.language)
    _speak(document, language)
    day = datetime(paper.day.year, paper.day.month, paper.day.day)  # noqa: DTZ001 - a day has no zone
    properties = document.core_properties
    for name in ("author", "last_modified_by", "comments", "keywords", "category", "version"):
        setattr(properties, name, "")
    properties.title, properties.subject = paper.title[:255], paper.subtitle[:255]
    properties.language, properties.revision = language, 1
    properties.created = properties.modified = day


def _provenance(document: WordDocument) -> Iterable[Any]:
    """The paragraphs at the foot of a page that are for it, known by their style."""
    for section in document.sections:
        for footer in (section.footer, section.first_page_footer, section.even_page_footer):
            if not footer.is_linked_to_previous:
                yield from (p for p in footer.paragraphs if p.style.name == "Provenance")


def _sign(document: WordDocument, paragraph: Any, paper: Paper) -> None:
    from docx.enum.text import WD_TAB_ALIGNMENT
    from docx.shared import Emu

    paragraph.clear()
    stops = paragraph.paragraph_format.tab_stops
    stops.clear_all()
    stops.add_tab_stop(Emu(text_width(document)), WD_TAB_ALIGNMENT.RIGHT)
    paragraph.add_run(f"{paper.footer or paper.title}\t")
    field(paragraph, "PAGE")
    paragraph.add_run(f" {Voice(paper.language)('paper.of')} ")
    field(paragraph, "NUMPAGES")


def _speak(document: WordDocument, language: str) -> None:
    """One language all through, so that it is spelt and read aloud in it."""
    for within, name in ((document.styles, "lang"), (document.settings, "themeFontLang")):
        for each in within.element.iter(w(name)):
            each.set(w("val"), language)
    normal: Any = document.styles["Normal"].element
    properties = normal.get_or_add_rPr()
    if properties.find(w("lang")) is None:
        properties.append(element("lang", val=language))


def _packed(document: WordDocument) -> bytes:
    """The file with nothing in it that tells when it was packed: the same text, the same bytes."""
    loose, out = BytesIO(), BytesIO()
    document.save(loose)
    with zipfile.ZipFile(loose) as source, zipfile.ZipFile(out, "w") as packed:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, _ZIP_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(entry, source.read(name))
    return out.getvalue()
