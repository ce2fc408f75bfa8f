"""The form of a case, taken back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from telectl.cli.form_taker import Taker, Why
from telectl.model.changes import Change
from telectl.model.portfolio import Portfolio
from telectl.reports import form_case
from telectl.workflow.advising import of_case
from telectl.workflow.forms import case as fields
from telectl.workflow.forms.manifest import Manifest
from telectl.workflow.forms.merging import Changed
from telectl.workflow.forms.sheet import TEXT
from telectl.workflow.moment import Moment


class CaseTaker(Taker):
    """Texts and points of a case."""

    def __init__(self, portfolio: Portfolio, moment: Moment, manifest: Manifest) -> None:
        super().__init__(portfolio, moment, manifest)
        self.case = of_case(portfolio, manifest.record)
        self.sheet = form_case.sheet(self.voice, portfolio, manifest.written, self.case)

    def texts(self, texts: dict[str, str]) -> dict[str, str]:
        """New points one after the other."""
        return fields.without_gaps(self.manifest, texts)

    def wrong(self, changed: Sequence[Changed]) -> Mapping[str, Why]:
        """A title or a point that was emptied."""
        rows = {each.key: each.rows[0] if each.rows else {} for each in changed}
        return {key: Why("emptied") for key in fields.emptied(self.case, rows)}

    def require_open(self, taken: Sequence[Changed]) -> None:
        """A decided case stands as it was decided."""
        if taken:
            fields.require_open(self.portfolio, self.case, tuple(each.name for each in taken))

    def changes(self, taken: Sequence[Changed]) -> Sequence[Change]:
        """Texts put in place, and points added."""
        told = {each.key: each.rows[0][TEXT] if each.rows else "" for each in taken}
        return tuple(fields.changes(self.case, told))
