"""Elements of a Word file that its library has no words for, each in the place it must have."""

from __future__ import annotations

from typing import Any

# Word refuses a paragraph's or a table's properties in another order than this.
_ORDER = (
    *("pStyle", "keepNext", "keepLines", "pageBreakBefore", "numPr", "pBdr", "shd", "tabs"),
    "suppressAutoHyphens",
    *("spacing", "ind", "contextualSpacing", "jc", "outlineLvl", "rPr", "sectPr"),
    *("tblStyle", "tblW", "tblLayout", "tblCellMar", "tblLook", "tblCaption", "tblDescription"),
    *("cantSplit", "trHeight", "tblHeader"),
    *("autoHyphenation", "characterSpacingControl", "compat"),
)


def w(name: str) -> str:
    """A name in Word's namespace; ``w:`` before it may stand or not."""
    from docx.oxml.ns import qn

    return qn(f"w:{name.removeprefix('w:')}")


def element(tag: str, *children: Any, **values: str) -> Any:
    """An element with attributes, and others within it."""
    from docx.oxml.parser import OxmlElement

    made = OxmlElement(f"w:{tag}")
    for key, value in values.items():
        made.set(w(key), value)
    made.extend(children)
    return made


def put(parent: Any, child: Any) -> None:
    """Put a property among the others, in place of one of its own name."""
    name = child.tag.rpartition("}")[2]
    for old in parent.findall(child.tag):
        parent.remove(old)
    later = {w(each) for each in _ORDER[_ORDER.index(name) + 1 :]}
    after = next((i for i, each in enumerate(parent) if each.tag in later), len(parent))
    parent.insert(after, child)


def field(paragraph: Any, code: str) -> None:
    """A field that the reader's program fills in, as PAGE."""
    run = paragraph.add_run()._r  # noqa: SLF001 - the library has no words for fields
    run.append(element("fldChar", fldCharType="begin"))
    asked = element("instrText")
    asked.text = code
    run.append(asked)
    run.append(element("fldChar", fldCharType="separate"))
    shown = element("t")
    shown.text = "1"
    run.append(shown)
    run.append(element("fldChar", fldCharType="end"))
