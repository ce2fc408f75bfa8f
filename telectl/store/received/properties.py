"""What a Word file carries beside its text: the properties that somebody gave it."""

from __future__ import annotations

from pathlib import Path

from telectl.store.received.package import Parts, xml

PROPERTIES = "docProps/custom.xml"


def property_of(path: Path, parts: Parts, name: str) -> str | None:
    """The text of a property of the file; None where it has none of that name."""
    data = parts.get(PROPERTIES)
    for each in xml(path, data) if data else ():
        if each.get("name") == name:
            return "".join(str(text) for text in each.itertext())
    return None
