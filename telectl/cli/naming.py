"""Ids that the program makes itself: readable, and never the same in two clones."""

from __future__ import annotations

from pathlib import Path

from telectl.findings import Exit, Refusal
from telectl.model.decision import Decision
from telectl.model.portfolio import Portfolio
from telectl.workflow.records import id_from

CLOSED = "lukket"
_ROOM = 75


def own_id(root: Path, title: str) -> str:
    """An id from a title; where others write in clones of their own, with an ending of this one.

    An id that somebody types is taken as it is.
    """
    from telectl.store.git.unsent import shared

    plain = id_from(title)
    if not plain or not shared(root):
        return plain
    from telectl.store.git.ending import ending

    return f"{plain[:_ROOM].strip('-')}-{ending(root)}"


def closed_id(root: Path, reference: str) -> str:
    """An id for a closed case, from where its text lies: an id stands in lists, files and links."""
    return own_id(root, f"{CLOSED} {reference}")


def refuse_same_title(portfolio: Portfolio, title: str) -> None:
    """A title alone means a new case; one that lies there is meant by its id."""
    wanted = id_from(title)
    for case in portfolio.of(Decision):
        if wanted in (case.id, id_from(case.title)):
            raise Refusal(Exit.USAGE, "decision.same_title", id=case.id, title=case.title)
    if wanted in portfolio.entries:
        title = portfolio.title(wanted)
        raise Refusal(Exit.USAGE, "decision.same_title", id=wanted, title=title)
