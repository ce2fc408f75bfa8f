"""What a report found, as JSON can hold it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any


def as_view(value: object) -> Any:
    """Named tuples as objects, days as text, other tuples as lists; the rest as it is."""
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        value = value._asdict()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): as_view(each) for key, each in value.items()}
    if isinstance(value, set | frozenset):
        return sorted(map(as_view, value))
    if isinstance(value, Iterable) and not isinstance(value, str | bytes):
        return [as_view(each) for each in value]
    return value
