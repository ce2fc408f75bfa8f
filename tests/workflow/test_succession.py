"""One followed by another: what is written, what passes, what never does, what is refused."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from telectl.findings import Refusal, Severity
from telectl.model.changes import Append, Change, Create, Remove, Set
from telectl.model.organisation import Organisation
from telectl.model.project import Project
from telectl.workflow.consents import bound_by_region
from telectl.workflow.succession import Told, left_behind, succeeding
from telectl.workspace.preview import Preview
from tests.rules.portfolios import DAY, build
from tests.workflow.test_true_facts import sample

OLD, NEW = "region-hovedstaden", "region-oestdanmark"
MERGER = date(2027, 1, 1)
PLAIN: dict[str, Any] = {"organisations/heir": {"sector": "hospital", "type": "hospital"}}


def written(changes: Sequence[Change]) -> set[str]:
    return {f"{each.id}:{each.path[-1]}" for each in changes if not isinstance(each, Create)}


def merged(day: date) -> Preview:
    then = sample().judged_on(day)
    return then.preview(succeeding(then.portfolio, Told(OLD, NEW, MERGER), day))


def test_before_the_day_only_periods_and_links_are_written():
    told = Told("north", "heir", date(2026, 9, 1), "law", "§ 1")
    changes = succeeding(build(PLAIN), told, DAY)
    assert written(changes) == {
        "north:valid_to",
        "heir:valid_from",
        "north:successors",
        "heir:predecessors",
        "north:succession",
    }


def test_on_the_day_what_stands_is_led_on_and_what_was_done_is_not():
    changes = succeeding(build(PLAIN), Told("north", "heir", DAY), DAY)
    led_on = {f"{x.id}.{'.'.join(map(str, x.path))}" for x in changes if isinstance(x, Set)}
    assert led_on >= {"tele.owner", "trial.sites.0", "anna.home_organisation"}
    assert not any("transitions" in each or "outcomes" in each for each in led_on)


def test_a_seat_for_the_old_one_ends_and_another_begins_the_day_after():
    sits = {"anna": {"seats": [{"body": "team", "role": "member", "represents": "north"}]}}
    changes = succeeding(build({**PLAIN, **sits}), Told("north", "heir", DAY), DAY)
    (begun,) = (x for x in changes if isinstance(x, Append) and x.path == ("seats",))
    assert begun.value == {
        "valid_from": DAY,
        "body": "team",
        "represents": "heir",
        "role": "member",
    }
    ends = {x.path[-1]: x.value for x in changes if isinstance(x, Set) and x.path[0] == "seats"}
    assert ends == {"valid_to": date(2026, 5, 31), "end_recorded": DAY}


@pytest.mark.parametrize(("basis", "passes"), [("reorganisation", True), ("law", False)])
def test_seats_in_a_body_pass_only_where_it_is_the_same_body_reorganised(basis, passes):
    heir = {"bodies/heir": {"type": "executive"}}
    changes = succeeding(build(heir), Told("board", "heir", DAY, basis, "§ 1"), DAY)
    begun = [x for x in changes if isinstance(x, Append) and x.path == ("seats",)]
    assert bool(begun) is passes


def test_a_mandate_never_passes_and_is_named_as_left_behind():
    portfolio = build({"bodies/heir": {"type": "executive"}})
    told = Told("board", "heir", DAY)
    assert not any("mandates" in each for each in written(succeeding(portfolio, told, DAY)))
    assert [each.role for each in left_behind(portfolio, told)] == ["decide"]


def test_a_list_that_names_the_new_one_already_loses_the_old_one():
    change = {**PLAIN, "trial": {"sites": ["heir", "north"]}}
    changes = succeeding(build(change), Told("north", "heir", DAY), DAY)
    assert [x.path for x in changes if isinstance(x, Remove)] == [("sites", 1)]


REFUSED: list[tuple[str, Told, dict[str, Any]]] = [
    ("succeed.same", Told("north", "north", DAY), {}),
    (
        "succeed.circle",
        Told("north", "heir", DAY),
        {"organisations/heir": {**PLAIN["organisations/heir"], "successors": ["north"]}},
    ),
    ("succeed.ended", Told("north", "heir", DAY), {"north": {"valid_to": "2026-12-31"}}),
    ("succeed.begun", Told("north", "heir", DAY), {"north": {"valid_from": "2026-06-01"}}),
    ("succeed.gone", Told("north", "gone", DAY), {}),
    (
        "succeed.other",
        Told("north", "heir", DAY, "law"),
        {"north": {"succession": {"basis": "reorganisation"}}},
    ),
    ("record.unknown", Told("north", "nobody", DAY), {}),
    ("record.unknown", Told("nobody", "north", DAY), {}),
    ("record.other_kind", Told("north", "board", DAY), {}),
    ("record.other_kind", Told("anna", "bo", DAY), {}),
    ("record.unknown", Told("north", "heir", DAY, "decision", decision="none"), {}),
]


@pytest.mark.parametrize(("key", "told", "change"), REFUSED)
def test_what_can_not_be_is_refused(key: str, told: Told, change: dict[str, Any]):
    with pytest.raises(Refusal) as refused:
        succeeding(build({**PLAIN, **change}), told, DAY)
    assert refused.value.key == key


def test_the_merger_is_told_with_all_that_hangs_on_each_that_is_gone():
    then = sample().judged_on(date(2027, 1, 2))
    assert not [each for each in then.findings if each.severity is Severity.ERROR]
    gone: dict[str, set[str]] = {}
    for each in then.findings:
        if each.code == "R004":
            gone.setdefault(str(each.cause), set()).add(f"{each.file}:{each.facts['key']}")
    assert set(gone) == {OLD, "koncerndirektionen", "vicedirektoerkredsen"}
    assert {
        "telectl.yaml:centre.region",
        "organisations/rigshospitalet.yaml:part_of",
        "organisations/kpuk.yaml:part_of",
        "organisations/cimt.yaml:mandates[1].scope",
        "bodies/centerdirektoerkredsen.yaml:organisation",
        "members/charlotte-roenne.yaml:home_organisation",
        "members/charlotte-roenne.yaml:seats[2].represents",
        "solutions/kih.yaml:owner",
    } <= gone[OLD]
    assert {
        "telectl.yaml:centre.reports_to",
        "decisions/overgang-til-region-oestdanmark.yaml:chain[1]",
        "meetings/kd-2026-12-08.yaml:body",
        "members/lise-kragelund.yaml:seats[1].body",
    } <= gone["koncerndirektionen"]
    assert {
        "meetings/vd-2026-11-26.yaml:body",
        "members/claus-ditlevsen.yaml:seats[1].body",
    } <= gone["vicedirektoerkredsen"]


def test_the_merger_completed_leaves_what_has_to_be_decided_and_no_error():
    after = merged(date(2027, 1, 2))
    assert after.new(Severity.ERROR) == ()
    left = {
        f"{each.file}:{each.facts['key']}"
        for each in after.after.findings
        if each.code == "R004" and each.cause == OLD
    }
    assert left == {"organisations/cimt.yaml:mandates[1].scope"}


def test_a_hospital_stays_the_regions_own_whichever_name_the_region_has():
    before, after = sample().portfolio, merged(date(2027, 1, 2)).after.portfolio
    within = {each.id for each in before.of(Organisation) if bound_by_region(before, each.id)}
    assert "glostrup-hospital" in within
    assert {x.id for x in after.of(Organisation) if bound_by_region(after, x.id)} >= within


@pytest.mark.parametrize("day", [date(2026, 11, 23), date(2027, 1, 1), date(2027, 3, 1)])
def test_once_all_is_written_nothing_is_left(day: date):
    after = merged(day).after
    assert succeeding(after.portfolio, Told(OLD, NEW, MERGER), day) == ()


SITES = sorted(
    {
        site
        for project in sample().portfolio.of(Project)
        for site in (*project.sites, *(each.organisation for each in project.consents))
    }
)


@pytest.mark.parametrize("site", SITES)
def test_a_site_that_is_followed_by_another_makes_no_error_of_what_was_done_there(site: str):
    then, day = sample(), date(2026, 11, 1)
    old = then.portfolio.get(Organisation, site)
    assert old is not None
    whole = {"id": "heir", "title": "Heir", "sector": old.sector, "type": old.type}
    whole |= {"part_of": old.part_of} if old.part_of else {}
    there = then.preview((Create("organisations", "heir", whole),)).after
    changes = succeeding(there.portfolio, Told(site, "heir", day, "reorganisation"), then.day)
    assert there.preview(changes).new(Severity.ERROR) == ()
    assert not any(each.path[0] == "mandates" for each in changes if not isinstance(each, Create))
