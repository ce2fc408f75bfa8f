"""When cases reach the bodies that answer them: what is wrong, and what is right beside it."""

from __future__ import annotations

from datetime import date

from tests.rules.builders import Case, Change
from tests.rules.portfolios import point


def board(*days: str, **calendar: object) -> Change:
    """The deciding body with a calendar."""
    return {"board": {"calendar": {"days": list(days), **calendar}}}


def listed(body: str = "board", **case: object) -> Change:
    """A coming meeting with one more case on its agenda."""
    return {
        "meetings/coming": {"body": body, "date": "2026-06-15", "agenda": ["more"]},
        **board("2026-03-01", "2026-06-15", submission_days=7),
        "circle": {"calendar": {"days": ["2026-06-15"], "submission_days": 7}},
        "decisions/more": {"points": [point()], "prepared_by": "bo", **case},
    }


def asked(day: str) -> Change:
    about = {"subject": "clinical_content", "body": "circle", "requested": day}
    return listed("circle", submitted="2026-05-01", advice=[about])


def waiting(*days: str, **case: object) -> Change:
    """A case that waits for the board."""
    more = {
        "chain": ["board"],
        "prepared_by": "bo",
        "submitted": "2026-05-01",
        "points": [point()],
        **case,
    }
    return {**board("2026-03-01", *days), "decisions/more": more}


def treated() -> Change:
    """The same case at a meeting that was held, and whose outcomes are yet to be written."""
    held = {"body": "board", "date": "2026-05-20", "agenda": ["more"], "status": "held"}
    return {**waiting(), "meetings/coming": held}


def advising(day: str) -> Change:
    """A case that waits for the circle's advice."""
    about = {"subject": "clinical_content", "body": "circle", "requested": "2026-05-20"}
    return {
        "circle": {"calendar": {"days": [day]}},
        "decisions/more": {"points": [point()], "advice": [about]},
    }


LATER = date(2026, 6, 9)
CASES = [
    Case(
        "D031",
        "coming.agenda.0",
        listed(submitted="2026-06-09"),
        listed(submitted="2026-06-08"),
        LATER,
    ),
    Case("D031", "coming.agenda.0", asked("2026-06-09"), asked("2026-06-08"), LATER),
    Case("D031", "coming.agenda.0", listed(), listed(submitted="2026-06-01"), LATER),
    Case(
        "D031",
        "coming.agenda.0",
        listed(submitted="2026-06-09"),
        {
            **listed(submitted="2026-06-09"),
            **board("2026-03-01", "2026-06-15", submission_days={"unknown": "Ikke oplyst"}),
        },
        LATER,
    ),
    Case("V008", "board.calendar.days", waiting(), waiting("2026-06-02")),
    Case("V008", "board.calendar.days", waiting(), waiting(withdrawn="2026-05-20")),
    Case("V008", "board.calendar.days", waiting(), waiting(chain=[])),
    Case("V008", "board.calendar.days", waiting(), treated()),
    Case("V008", "circle.calendar.days", *(advising(day) for day in ("2026-05-01", "2026-06-02"))),
]
