"""What a decided case still lacks: its number, an excerpt, those to be told, each by its day."""

from __future__ import annotations

from datetime import date

from telectl.model.decision import Decision
from telectl.workflow.aftermath import Owed, owed
from tests.rules.portfolios import Raw, build, decided, outcome

SENT = {"to": "Parten", "sent": "2026-03-05"}
TO_TELL = [{"forum": "circle", "deadline": "2026-03-20"}]
DAY = date(2026, 6, 1)


def lacks(case: Raw, day: date = DAY) -> list[Owed]:
    built = build({"decisions/more": case})
    found = built.get(Decision, "more")
    assert found is not None
    return list(owed(built, found, day))


def test_a_case_with_all_that_should_follow_lacks_nothing() -> None:
    assert lacks(decided()) == []


def test_a_number_is_due_so_many_days_after_the_decision() -> None:
    assert lacks(decided(journal=None)) == [Owed("journal", date(2026, 3, 15))]


def test_an_excerpt_is_owed_to_whoever_waits_once_there_is_a_number() -> None:
    heard = {"hearings": [{"party": "Parten"}]}
    assert lacks(decided(**heard)) == [Owed("excerpt", date(2026, 3, 15))]
    assert lacks(decided(**heard, excerpts=[SENT])) == []
    assert lacks(decided(**heard, pre_charter=True)) == []


def test_a_forum_is_to_be_told_by_mandate_or_by_the_case_itself() -> None:
    told = [{"forum": "forum", "date": "2026-03-05", "what": "Sagen"}]
    assert lacks(decided(orientations=[])) == [Owed("orientation", date(2026, 3, 31), ("forum",))]
    named = decided(excerpts=[SENT], to_tell=TO_TELL, orientations=told)
    assert lacks(named) == [Owed("orientation", date(2026, 3, 20), ("circle",))]
    later = {"forum": "circle", "date": "2026-03-04", "what": "Sagen"}
    assert lacks({**named, "orientations": [*told, later]}) == []


def test_nothing_is_owed_before_the_decision() -> None:
    case = decided(journal=None, outcomes=[outcome("approved", date="2026-05-20")])
    assert lacks(case, date(2026, 5, 19)) == []
    assert [each.kind for each in lacks(case, date(2026, 5, 20))] == ["journal", "orientation"]
