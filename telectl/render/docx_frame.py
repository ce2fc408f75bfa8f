"""What stands around a Word file's text: where it comes from, its language, its properties."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from telectl.locale import Voice
from telectl.render.docx_page import text_width
from telectl.render.docx_xml import element, field, w
from telectl.render.paper import Paper

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

REGIONS = {"da": "da-DK", "en": "en-GB"}


def frame(document: WordDocument, paper: Paper) -> None:
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
