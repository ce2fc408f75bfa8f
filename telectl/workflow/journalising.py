"""The number that a case has in the records system: given once, in a form that is known."""

from __future__ import annotations

import re
from collections.abc import Sequence

from telectl.findings import Exit, Refusal
from telectl.model.changes import Change, Set
from telectl.model.decision import Decision
from telectl.model.portfolio import Portfolio
from telectl.workflow.moment import Moment

DIGITS = {"#": "[0-9]", "*": "[0-9]+"}


def is_known_form(number: str, forms: Sequence[str]) -> bool:
    """Whether a number has one of the forms: ``#`` is a digit, ``*`` one or more."""
    patterns = ("".join(DIGITS.get(each, re.escape(each)) for each in form) for form in forms)
    return any(re.fullmatch(each, number, re.ASCII) for each in patterns)


def require_form(portfolio: Portfolio, number: str) -> None:
    """Refuses a number of a form that the settings don't know."""
    forms = portfolio.settings.journal_format
    if not is_known_form(number, forms):
        raise Refusal(Exit.USAGE, "case.odd_number", number=number, forms=forms)


def journalised(
    portfolio: Portfolio, case: Decision, number: str, moment: Moment
) -> tuple[Change, ...]:
    """The number and its day; refuses an unknown form, a second one, and a day before the decision.

    A number can be given before a case is decided; then it is told before too.
    """
    require_form(portfolio, number)
    if case.journal is not None:
        held = case.journal
        raise Refusal(
            Exit.CONFLICT, "case.journalised", id=case.id, number=held.number, day=held.date
        )
    if case.decided and moment.day < case.decided:
        raise Refusal(
            Exit.REFUSED,
            "case.journal_early",
            id=case.id,
            number=number,
            day=moment.day,
            decided=case.decided,
        )
    return (Set(case.id, ("journal",), {"number": number, "date": moment.day}),)
