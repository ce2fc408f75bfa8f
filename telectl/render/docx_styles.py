"""The named styles that a Word file of ours has, and how they look where the template has none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from telectl.render.docx_xml import element, put, w

if TYPE_CHECKING:
    from docx.document import Document
    from docx.styles.style import ParagraphStyle

FONT, CODE_FONT = "Calibri", "Consolas"
INK, QUIET, LINE, MARK = "1C2530", "55606C", "C5CCD3", "12466B"
TABLE_STYLE = "Report Table"


class Look(NamedTuple):
    """A paragraph style: size and room in points, indent in centimetres, weight, colour."""

    size: float
    before: float = 0
    after: float = 6
    bold: bool = False
    colour: str = INK
    keep: bool = False
    indent: float = 0
    hanging: float = 0


LOOKS: dict[str, Look] = {
    "Normal": Look(10.5),
    "Title": Look(20, after=4, bold=True, colour=MARK, keep=True),
    "Subtitle": Look(12, after=8, colour=QUIET, keep=True),
    "Heading 1": Look(14, 16, 4, bold=True, colour=MARK, keep=True),
    "Heading 2": Look(12, 12, 3, bold=True, keep=True),
    "Heading 3": Look(10.5, 10, 2, bold=True, keep=True),
    "Heading 4": Look(10.5, 8, 2, colour=QUIET, keep=True),
    "List Bullet": Look(10.5, after=3, indent=0.63, hanging=0.63),
    "List Number": Look(10.5, after=3, indent=0.63, hanging=0.63),
    "Caption": Look(10.5, 12, 3, bold=True, keep=True),
    "Table Header": Look(9.5, 2, 2, bold=True, colour=QUIET),
    "Table Text": Look(9.5, 2, 2),
    "Fact": Look(10.5, after=2, indent=6, hanging=6),
    "Note": Look(10.5, 4, 6, indent=0.35),
    "Command": Look(9, after=3, indent=0.63),
    "Code": Look(9),
    "Provenance": Look(8.5, after=0, colour=QUIET),
}
_OURS = frozenset({"Table Header", "Table Text", "Fact", "Note", "Command", "Code", "Provenance"})
_EDGES = {"Title": ("bottom", "12", MARK, "4"), "Note": ("left", "24", LINE, "8")}
_KEPT_FORM = ("w:numPr", "w:outlineLvl", "w:contextualSpacing")


def house() -> Document:
    """An empty A4 page with our styles, and none of those that are never used."""
    import docx
    from docx.shared import Cm

    document = docx.Document()
    for style in list(document.styles):
        if not (style.name in LOOKS or style.element.get(w("default")) == "1"):
            style.delete()
    for name, look in LOOKS.items():
        _look(document, name, look)
    _table_style(document)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.2)
    section.top_margin = section.bottom_margin = Cm(2.2)
    section.footer.paragraphs[0].style = "Provenance"
    put(document.settings.element, element("autoHyphenation"))
    return document


def complete(document: Document) -> None:
    """Give a template the styles that it lacks; those that it has stay as they are."""
    from docx.enum.style import WD_STYLE_TYPE

    _spell(document)
    there = {style.name: style.type for style in document.styles}
    for name, look in LOOKS.items():
        if there.get(name) != WD_STYLE_TYPE.PARAGRAPH:
            _make_room(document, name)
            _look(document, name, look)
    if there.get(TABLE_STYLE) != WD_STYLE_TYPE.TABLE:
        _make_room(document, TABLE_STYLE)
        _table_style(document)


def _spell(document: Document) -> None:
    """Names of Word's own styles as Word writes them: LibreOffice writes ``Heading 1``."""
    from docx.styles import BabelFish

    names = list(document.styles.element.iter(w("name")))
    known = {each.get(w("val")) for each in names}
    for each in names:
        written = BabelFish.ui2internal(each.get(w("val")) or "")
        if written not in known:
            each.set(w("val"), written)


def _make_room(document: Document, name: str) -> None:
    """A style of another sort under one of our names goes."""
    for style in list(document.styles):
        if style.name == name:
            style.delete()


def _look(document: Document, name: str, look: Look) -> None:
    from docx.shared import Cm, Pt, RGBColor

    style = _fresh(document, name)
    font, form = style.font, style.paragraph_format
    font.size, font.bold = Pt(look.size), look.bold
    font.color.rgb = RGBColor.from_string(look.colour)
    font.name = CODE_FONT if name in ("Code", "Command") else FONT
    form.space_before, form.space_after = Pt(look.before), Pt(look.after)
    form.keep_with_next = look.keep
    if look.indent:
        form.left_indent, form.first_line_indent = Cm(look.indent), Cm(-look.hanging)
    _marked(style, name)


def _fresh(document: Document, name: str) -> ParagraphStyle:
    """The style without its old look; its place in an outline or a list stays."""
    from docx.enum.style import WD_STYLE_TYPE

    styles: Any = document.styles
    if name not in {each.name for each in styles}:
        styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=name not in _OURS)
    style: ParagraphStyle = styles[name]
    style.base_style = None if name == "Normal" else styles["Normal"]
    style.quick_style = True
    old: Any = style.element
    for each in old.findall(w("rPr")):
        old.remove(each)
    for child in list(old.get_or_add_pPr()):
        if child.tag not in map(w, _KEPT_FORM):
            child.getparent().remove(child)
    if name.startswith("Heading") and old.pPr.find(w("outlineLvl")) is None:
        put(old.pPr, element("outlineLvl", val=str(int(name[-1]) - 1)))
    return style


def _marked(style: ParagraphStyle, name: str) -> None:
    """A line beside notes and below the title; grey behind commands."""
    form: Any = style.element.get_or_add_pPr()
    if name in _EDGES:
        side, size, colour, space = _EDGES[name]
        line = element(side, val="single", sz=size, space=space, color=colour)
        put(form, element("pBdr", line))
    if name in ("Code", "Command"):
        put(form, element("shd", val="clear", color="auto", fill="F2F4F6"))


def _table_style(document: Document) -> None:
    """Hairlines between rows, a stronger line below the header."""
    from docx.enum.style import WD_STYLE_TYPE

    style = document.styles.add_style(TABLE_STYLE, WD_STYLE_TYPE.TABLE)
    hairlines = [
        element(side, val="single", sz="4", space="0", color=LINE) for side in ("bottom", "insideH")
    ]
    margins = [element(side, w="90", type="dxa") for side in ("left", "right")]
    below = element("bottom", val="single", sz="12", space="0", color=MARK)
    first = element("tcPr", element("tcBorders", below))
    found: Any = style.element
    found.append(
        element("tblPr", element("tblBorders", *hairlines), element("tblCellMar", *margins))
    )
    found.append(element("tblStylePr", first, type="firstRow"))
