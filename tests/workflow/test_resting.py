"""An approved case carries what was decided, and no command lays more on it."""

from __future__ import annotations

import pytest

from telectl.findings import Refusal
from telectl.workflow import cases, entries
from telectl.workflow.stamps import stamps_of_act
from tests.workflow.test_true_facts import BOARD, DAY, LATE, NOW, errors, sample

APPROVED, WAITING = "pilot-kol-i-byen", "overgang-til-region-oestdanmark"
COUNCIL = "regionsraadet-oestdanmark"
WAIVER = ("demand=maturity", "reason=Haster")
STEP = ("points[1].moves.project=akutboks-ved-kol", "points[1].moves.to=operation")


@pytest.mark.parametrize(
    ("key", "words"), [("concerns", (COUNCIL,)), ("waivers", WAIVER)], ids=["concerns", "waivers"]
)
def test_nothing_is_added_to_what_was_approved(key, words):
    with pytest.raises(Refusal, match="decided"):
        entries.adding(sample().portfolio, APPROVED, key, words, NOW)
    assert errors(entries.adding(sample().portfolio, WAITING, key, words, NOW)) == []


@pytest.mark.parametrize("words", [STEP, ("item_type=theme",), (f"concerns={COUNCIL}",)])
def test_what_was_approved_is_not_set_otherwise(words):
    with pytest.raises(Refusal, match="decided"):
        entries.setting(sample().portfolio, APPROVED, words, NOW)


@pytest.mark.parametrize("words", ["concerns[1]=", "title=En anden titel", "risk=Ny tekst"])
def test_what_carries_nothing_can_be_put_right(words):
    assert entries.setting(sample().portfolio, APPROVED, [words], NOW)


@pytest.mark.parametrize(
    "more",
    [{"concerns": (COUNCIL,)}, {"waivers": ("maturity=Haster",)}],
    ids=["concerns", "waivers"],
)
def test_an_outcome_more_lays_nothing_on_what_was_approved(more):
    told = cases.Told(APPROVED, body="coreteamet", results=("noted",), deciding=False, **more)
    with pytest.raises(Refusal, match="decided"):
        cases.record(sample().portfolio, told, LATE)


def test_what_is_decided_now_may_be_about_what_is_told_with_it():
    told = cases.Told(WAITING, body=BOARD, results=("approved",), concerns=(COUNCIL,))
    case = sample().portfolio.record(WAITING)
    assert case is not None
    assert COUNCIL not in getattr(case, "concerns", ())
    changes = tuple(cases.record(sample().portfolio, told, NOW))
    after = sample().preview(changes).after.portfolio
    assert errors(stamps_of_act(sample().portfolio, after, changes, NOW)) == []
    assert NOW.day == DAY
