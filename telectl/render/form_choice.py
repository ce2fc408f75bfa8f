"""A list to choose from, in a field of a form."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from telectl.render.docx_xml import element


def choice(tag: str, alias: str, said: str, words: Iterable[str]) -> Any:
    """A control that lists the words; what is chosen stands in it as plain text."""
    items = [element("listItem", displayText=each, value=each) for each in words]
    shown = element("t")
    shown.text = said
    form = element(
        "sdtPr",
        element("alias", val=alias[:64]),
        element("tag", val=tag[:64]),
        element("dropDownList", *items),
    )
    return element("sdt", form, element("sdtContent", element("r", shown)))
