"""Each sort of change on a small portfolio, as the page tells it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from telectl.locale import LANGUAGES
from telectl.model.changes import Append, Create, Set
from telectl.reports.changes import facts
from telectl.reports.changes.collect import collect
from telectl.reports.changes.sides import Sides
from tests.changes.pairs import pair, told, told_between
from tests.changes.tried import CHANGES, P

LATER = date(2027, 1, 4)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_sort_of_change_is_told_in_words_of_the_field(
    language: str, golden: Callable[[str, str], None]
) -> None:
    pages = (
        f"{name}\n" + "".join(f"  {e}\n" for e in told(c, language)) for name, c in CHANGES.items()
    )
    page = "\n".join(pages)
    assert "[changed." not in page
    assert "[enum." not in page
    golden(f"told.{language}.txt", page)


def test_there_is_a_case_for_every_sort_of_change() -> None:
    found = {
        type(fact) for changes in CHANGES.values() for fact in collect(Sides(*pair(changes))).facts
    }
    told_elsewhere = {"Action", "Demanded", "Overdue", "Removed", "StateListed", "StepListed"}
    beside = {"Fact", "Name"}
    assert set(facts.__all__) == {each.__name__ for each in found} | told_elsewhere | beside


def test_days_that_pass_end_seats_and_make_things_late() -> None:
    said = told([], day=LATER)
    assert said == [
        "Måling på tværs: »Pilot begynder« skulle være nået 01-07-2026",
        "Oscar Ø: udtræder af Coreteamet (medlem for ÆH) efter 31-12-2026; pladsen er ubesat",
    ]


def test_what_was_late_before_is_no_news() -> None:
    assert told([], day=LATER, was=LATER) == []


def test_an_end_that_is_written_down_and_comes_is_told_once() -> None:
    ended = [Set("bodil-aaris", ("seats", 0, "valid_to"), "2026-08-31")]
    said = [each for each in told(ended, day=LATER) if each.startswith("Bodil")]
    assert said == [
        "Bodil Aaris: udtræder af Coreteamet (leder for Staben) efter 31-08-2026; pladsen er ubesat"
    ]


def test_the_workflow_is_told_by_states_steps_and_demands() -> None:
    papers = {"evidence": "dpia", "when": {"cross_sector": True}}
    changes = [
        Append("workflow", ("states",), {"id": "trial"}),
        Append("workflow", ("steps",), {"from": "idea", "to": "trial", "approver": "team_leader"}),
        Append("workflow", ("gates", 0, "demands"), papers),
    ]
    (said,) = told(changes)
    assert said.startswith(
        "Arbejdsgangen: ny tilstand: trial; nyt skridt: idé → trial, godkendes af"
    )
    assert "kræver nu: Dokument: konsekvensanalyse (DPIA), kun ved tværsektorielt: ja" in said


def test_ids_are_said_by_names_also_of_what_is_gone() -> None:
    assert not any(P in each for changes in CHANGES.values() for each in told(changes))


PLAN = Create(
    "plans",
    "plan",
    {
        "title": "Handlingsplan",
        "type": "action_plan",
        "version": "1",
        "actions": [{"title": "Kortlæg", "owner": "oscar-oe", "deadline": "2026-09-01"}],
    },
)


def test_the_actions_of_a_plan_are_told_when_they_come_and_when_they_are_done() -> None:
    new = {"title": "Måle", "owner": "bodil-aaris", "deadline": "2026-10-01"}
    later = [
        PLAN,
        Append("plan", ("actions",), new),
        Set("plan", ("actions", 0, "done"), "2026-06-01"),
        Set("plan", ("status",), "submitted"),
    ]
    actions, plan = told_between([PLAN], later)
    assert "ny handling: Måle (Bodil Aaris, frist 01-10-2026)" in actions
    assert "handling udført 01-06-2026: Kortlæg" in actions
    assert plan == "Handlingsplan: handlingsplan, version 1: udkast → fremsendt"


def test_a_record_that_is_gone_is_told_with_what_it_was_called() -> None:
    assert told_between([PLAN], []) == ["Handlingsplan: plan, slettet"]
