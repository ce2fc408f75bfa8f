"""Changes described, not made: what a command wants of the files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from telectl.findings import KeyPath


@dataclass(frozen=True, slots=True)
class Create:
    """A new record of a kind (the folder's name), with its keys in order."""

    kind: str
    id: str
    value: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Set:
    """One value at a key path; missing keys on the way are made."""

    id: str
    path: KeyPath
    value: object


@dataclass(frozen=True, slots=True)
class Append:
    """One more item at the end of the list at a key path; a missing list is made."""

    id: str
    path: KeyPath
    value: object


@dataclass(frozen=True, slots=True)
class Remove:
    """A key, or an item of a list, taken away."""

    id: str
    path: KeyPath


Change = Create | Set | Append | Remove
