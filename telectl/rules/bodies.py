"""Rules of bodies: who decides, who is informed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from telectl.findings import Severity
from telectl.model.body import Body
from telectl.model.portfolio import Portfolio
from telectl.rules.registry import TOLD_OF_ALL, Told, rule, rule_of_all
from telectl.rules.sight import filed, overlap

BINDING = ("decide", "advise")


@rule_of_all("B001", Severity.WARNING, clauses=["C13"])
def several_decide_everything(portfolio: Portfolio, day: date) -> Iterator[TOLD_OF_ALL]:
    """More than one body holds a mandate to decide that is not limited to a scope."""
    found = [(body.id, i) for body in filed(portfolio, Body) for i in _deciding(body, day)]
    bodies = tuple(dict.fromkeys(body for body, _ in found))
    if len(bodies) > 1:
        last, i = found[-1]
        yield last, ("mandates", i), {"bodies": bodies}


def _deciding(body: Body, day: date) -> Iterator[int]:
    if body.covers(day):
        for i, mandate in enumerate(body.mandates):
            if mandate.role == "decide" and not mandate.scope and mandate.covers(day):
                yield i


@rule("B002", Body, clauses=["C21"])
def informed_body_decides_or_advises(body: Body, portfolio: Portfolio, day: date) -> Iterator[Told]:
    """A body that is to be informed also decides or advises."""
    informed = [each for each in body.mandates if each.role == "be_informed"]
    for i, mandate in enumerate(body.mandates if informed else ()):
        if mandate.role in BINDING and any(overlap(mandate, each) for each in informed):
            yield ("mandates", i), {"role": mandate.role}
