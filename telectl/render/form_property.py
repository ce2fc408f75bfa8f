"""A property that a Word file carries beside its text, and that other programs keep."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

if TYPE_CHECKING:
    from docx.document import Document

_OF_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"


def carry(document: Document, name: str, text: str) -> None:
    """Put the property into the file."""
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    xml = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<Properties xmlns="{_OF_OFFICE}/custom-properties" '
        f'xmlns:vt="{_OF_OFFICE}/docPropsVTypes">'
        f'<property fmtid="{_FORMAT}" pid="2" name={quoteattr(name)}>'
        f"<vt:lpwstr>{escape(text)}</vt:lpwstr></property></Properties>"
    )
    package = document.part.package
    part = Part(PackURI("/docProps/custom.xml"), _TYPE, xml.encode(), package)
    package.relate_to(part, f"{_OF_OFFICE}/relationships/custom-properties")
