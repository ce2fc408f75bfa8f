"""What a report found, as JSON can hold it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any


def as_view(value: object) -> Any:
    """Dataclasses as objects, days as text, tuples as lists; the rest as it is."""
    if is_dataclass(value) and not isinstance(value, type):
        return {each.name: as_view(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): as_view(each) for key, each in value.items()}
    if isinstance(value, set | frozenset):
        return sorted(map(as_view, value))
    if isinstance(value, Iterable) and not isinstance(value, str | bytes):
        return [as_view(each) for each in value]
    return value
