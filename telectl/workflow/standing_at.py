"""What stands at a key path in the raw values of a record."""

from __future__ import annotations

from collections.abc import Mapping

from telectl.findings import KeyPath


def value_at(raw: object, path: KeyPath) -> object:
    """The raw value at a path; None where there is none."""
    for name in path:
        if isinstance(raw, Mapping) and isinstance(name, str):
            raw = raw.get(name)
        elif isinstance(raw, list) and isinstance(name, int) and name < len(raw):
            raw = raw[name]
        else:
            return None
    return raw
