"""What is particular to the form of one kind of record, when it is taken back."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from telectl.locale import Voice
from telectl.model.changes import Change
from telectl.model.portfolio import Portfolio
from telectl.workflow.forms.manifest import Manifest
from telectl.workflow.forms.merging import Changed
from telectl.workflow.forms.sheet import Sheet
from telectl.workflow.moment import Moment


class Why(NamedTuple):
    """Why something can't be taken, and what it is about."""

    why: str
    about: str = ""


class Taker(ABC):
    """The form as the portfolio would write it now, and what it changes."""

    sheet: Sheet

    def __init__(self, portfolio: Portfolio, moment: Moment, manifest: Manifest) -> None:
        self.portfolio, self.moment, self.manifest = portfolio, moment, manifest
        self.voice = Voice(manifest.language)

    def texts(self, texts: dict[str, str]) -> dict[str, str]:
        """The texts of the fields, set right where rows may be left empty."""
        return texts

    @abstractmethod
    def wrong(self, changed: Sequence[Changed]) -> Mapping[str, Why]:
        """The units that can't be taken as they are, each with the reason."""

    @abstractmethod
    def require_open(self, taken: Sequence[Changed]) -> None:
        """Refuses a record that is no longer open to change."""

    @abstractmethod
    def changes(self, taken: Sequence[Changed]) -> Sequence[Change]:
        """What was taken, as changes of the record."""
