"""Records made and changed by commands, in a small portfolio of a centre's own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.desk import Desk, new_portfolio


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A portfolio of its own with a leader, a solution and a project on its way."""
    with new_portfolio(tmp_path_factory.mktemp("template") / "center") as desk:
        desk.run(
            *("organisation", "new", "hospitalet", "--title", "Hospitalet"),
            *("--sector", "hospital", "--type", "hospital", "--part-of", "region-hovedstaden"),
        )
        desk.run(
            *("member", "new", "lederen", "--name", "Lise Leder", "--home", "hospitalet"),
            *("--body", "coreteamet", "--role", "leader", "--since", "2025-09-01"),
        )
        desk.run("set", "telectl", "centre.established=2025-09-01")
        desk.run(
            *("solution", "new", "kamera", "--title", "Kamera", "--area", "Sår"),
            *("--purpose", "Vurdering af sår hjemme"),
        )
        desk.run(
            *("project", "new", "proeven", "--title", "Prøven", "--solution", "kamera"),
            *("--owner", "lederen", "--on", "2026-10-01"),
        )
    return desk.folder


PROJECT = "projects/proeven.yaml"


def test_a_new_project_stands_in_the_first_state_put_there_by_the_leader(desk: Desk) -> None:
    text = desk.file(PROJECT)
    assert "state: idea" in text
    assert "  - date: 2026-10-01\n    to: idea\n    by: lederen\n" in text
    assert text.startswith("# yaml-language-server: $schema=../../schemas/project.schema.json\n")


def test_a_past_act_says_when_it_was_written_down(desk: Desk) -> None:
    assert desk.file(PROJECT).count("recorded: 2026-11-23") == 2
    said = desk.run("--format", "json", "project", "note", "proeven", "Godt", "--on", "2026-11-01")
    assert json.loads(said.out)["backdated"] is True
    assert "  - date: 2026-11-01\n    text: Godt\n    recorded: 2026-11-23\n" in desk.file(PROJECT)
    desk.run("project", "note", "proeven", "Bedre")
    assert desk.file(PROJECT).endswith("  - date: 2026-11-23\n    text: Bedre\n")


def test_a_past_correction_of_a_dated_item_is_stamped_too(desk: Desk) -> None:
    desk.run("add", "proeven", "evidence", "kind=dpia", "status=draft")
    words = ("evidence[dpia].status=approved", "evidence[dpia].date=2026-11-01")
    desk.run("set", "proeven", *words, "--on", "2026-11-02")
    evidence = desk.file(PROJECT).partition("evidence:")[2]
    assert "date: 2026-11-01\n" in evidence
    assert evidence.count("recorded: 2026-11-23\n") == 1


def test_no_act_lies_in_the_future_or_before_the_last_move(desk: Desk) -> None:
    for day in ("2026-11-24", "2026-09-30"):
        desk.run("project", "note", "proeven", "Godt", "--on", day, code=4)
        desk.run("set", "proeven", "title=Ny", "--on", day, code=4)
        desk.run("project", "advance", "proeven", "--to", "analysis", "--on", day, code=4)
    assert not desk.status()


def test_a_dry_run_shows_and_writes_nothing(desk: Desk) -> None:
    before = desk.log()
    said = desk.run("set", "proeven", "title=Den nye prøve", "--dry-run")
    assert "-title: Prøven\n+title: Den nye prøve\n" in said.out
    assert desk.log() == before
    assert not desk.status()


def test_set_reads_each_value_by_the_shape_of_its_key(desk: Desk) -> None:
    desk.run(
        *("set", "proeven", "budget.baseline=1200000", "fictional=ja", r"competences=a\,b, c"),
        "owner=unknown:Ikke udpeget",
    )
    text = desk.file(PROJECT)
    assert "budget:\n  baseline: 1200000\n" in text
    assert "fictional: true" in text
    assert "competences:\n  - a,b\n  - c\n" in text
    assert "owner:\n  unknown: Ikke udpeget\n" in text


@pytest.mark.parametrize(
    "word",
    [
        "budget.baseline=mange",
        "start=i morges",
        "fictional=måske",
        "sectors=hospitalet",
        "milestonez=1",
        "budget=1",
        "notes=en",
        "owner=unknown:",
        "id=noget-andet",
        "milestones[1].done=2026-11-01",
        "milestones[.done=1",
        "uden lighedstegn",
        "purpose=",
    ],
)
def test_set_refuses_what_the_shape_does_not_hold(desk: Desk, word: str) -> None:
    desk.run("set", "proeven", word, code=2)
    assert not desk.status()


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (("start=23-11-2026",), "start: 2026-11-23"),
        (("start=3.9.2026",), "start: 2026-09-03"),
        (("start=i går",), "start: 2026-11-22"),
        (("start=today",), "start: 2026-11-23"),
        (("sectors=kommune, Almen praksis",), "- municipality"),
    ],
)
def test_days_and_closed_words_are_typed_as_they_are_said(
    desk: Desk, words: tuple[str, ...], line: str
) -> None:
    desk.run("set", "proeven", *words)
    assert line in desk.file(PROJECT)


def test_a_part_is_not_begun_without_what_it_must_have(desk: Desk) -> None:
    desk.run("case", "new", "sag", "--title", "Sag", "--point", "at")
    said = desk.run("--format", "json", "set", "sag", "journal.number=26012345", code=2)
    assert json.loads(said.out)["refused"]["facts"]["keys"] == ["journal.date"]
    desk.run("set", "sag", "journal.number=26012345", "journal.date=20-11-2026")
    assert "date: 2026-11-20" in desk.file("decisions/sag.yaml")


def test_a_key_that_is_not_there_is_told_with_its_place_and_those_that_are(desk: Desk) -> None:
    desk.run(
        *("decision", "record", "sag", "--title", "Sag", "--point", "at", "--result", "godkendt"),
        *("--body", "koncerndirektionen", "--no-follow-up", "Intet"),
    )
    said = desk.run("--format", "json", "set", "sag", "outcomes[1].result=udsat", code=2)
    facts = json.loads(said.out)["refused"]["facts"]
    assert facts["key"] == "outcomes[1].result"
    assert "points" in facts["known"]
    desk.run("set", "sag", "outcomes[1].agreed=enighed")
    assert "agreed: consensus" in desk.file("decisions/sag.yaml")


def test_a_misspelt_key_and_a_misspelt_id_are_met_with_the_nearest(desk: Desk) -> None:
    said = desk.run("--format", "json", "set", "proeven", "purpos=x", code=2)
    assert json.loads(said.out)["refused"]["facts"]["nearest"] == "purpose"
    said = desk.run("--format", "json", "set", "proven", "purpose=x", code=2)
    assert json.loads(said.out)["refused"]["facts"]["nearest"] == "proeven"


def test_a_state_is_changed_through_the_gate_only(desk: Desk) -> None:
    assert desk.run("set", "proeven", "state=pilot", code=4).code == 4
    desk.run("set", "proeven", "transitions[1].to=pilot", code=4)
    desk.run("add", "proeven", "transitions", "to=pilot", "by=lederen", code=4)
    desk.run("project", "new", "andet", "state=pilot", "--title", "Andet", code=4)
    assert not desk.status()


def test_an_item_is_found_by_what_names_it_or_by_its_number(desk: Desk) -> None:
    for title in ("Start = nu", "Drift"):
        desk.run(
            *("add", "proeven", "milestones", f"title={title}"),
            *("baseline=2026-12-01", "due=2026-12-01"),
        )
    desk.run("set", "proeven", "milestones[Start = nu].done=2026-11-20")
    desk.run("set", "proeven", "milestones[2].due=2027-01-15")
    text = desk.file(PROJECT)
    assert (
        "title: Start = nu\n    baseline: 2026-12-01\n    due: 2026-12-01\n    done: 2026" in text
    )
    assert "title: Drift\n    baseline: 2026-12-01\n    due: 2027-01-15\n" in text
    desk.run("set", "proeven", "milestones[1]=", "milestones[2]=")
    assert "milestones: []" in desk.file(PROJECT)


def test_an_item_of_two_names_needs_its_number(desk: Desk) -> None:
    for level in ("2", "3"):
        desk.run(
            *("add", "kamera", "maturity", f"level={level}", "date=2026-11-01"),
            *("assessor=lederen", "evidence=Afprøvet"),
        )
    desk.run("set", "kamera", "maturity[lederen].level=4", code=2)
    desk.run("set", "kamera", "maturity[2].level=4")
    assert "level: 4" in desk.file("solutions/kamera.yaml")


def test_add_fills_the_day_and_asks_for_what_is_missing(desk: Desk) -> None:
    refused = desk.run("--format", "json", "add", "proeven", "involvement", "type=test", code=2)
    assert json.loads(refused.out)["refused"]["facts"]["keys"] == ["outcome"]
    desk.run("add", "proeven", "involvement", "type=test", "outcome=Det virker")
    assert "involvement:\n  - date: 2026-11-23\n" in desk.file(PROJECT)
    desk.run("add", "proeven", "evidence", "kind=dpia", "status=approved")
    assert "status: approved\n    date: 2026-11-23\n" in desk.file(PROJECT)
    desk.run("add", "proeven", "evidence", "kind=tender", "status=draft")
    assert desk.file(PROJECT).endswith("kind: tender\n    status: draft\n")


def test_add_reaches_lists_within_lists_and_lists_of_texts(desk: Desk) -> None:
    desk.run("solution", "deploy", "kamera", "hospitalet", "--state", "planned")
    desk.run(
        *("add", "kamera", "deployments[hospitalet].readiness", "item=training"),
        *("status=approved", "share=90"),
    )
    desk.run("solution", "deploy", "kamera", "hospitalet", "--state", "pilot")
    text = desk.file("solutions/kamera.yaml")
    assert "    state: pilot\n" in text
    assert "since: 2026-11-23" in text
    assert "      - item: training\n        status: approved\n        date: 2026-11-23\n" in text
    desk.run("add", "proeven", "lessons", "Begynd småt, og lær", "Spørg først")
    assert "lessons:\n  - Begynd småt, og lær\n  - Spørg først\n" in desk.file(PROJECT)


def test_settings_and_workflow_are_set_like_records(desk: Desk) -> None:
    desk.run("set", "telectl", "thresholds.recent_days=7")
    assert "recent_days: 7" in desk.file("telectl.yaml")
    assert "# Tal, der kan ændres" in desk.file("telectl.yaml")
    desk.run("add", "workflow", "gates[start].demands", "evidence=projektgrundlag")
    assert "- evidence: projektgrundlag\n" in desk.file("workflow.yaml")


def test_new_errors_refuse_and_new_warnings_are_told(desk: Desk) -> None:
    refused = desk.run("task", "new", "ringe", "--title", "Ringe", "--owner", "ingen", code=1)
    assert "error R001" in refused.err
    told = desk.run("task", "new", "ringe", "--title", "Ringe")
    assert "warning J002" in told.err
    assert not desk.status()


def test_a_task_is_done_once(desk: Desk) -> None:
    desk.run("task", "new", "ringe", "--title", "Ringe", "--owner", "lederen")
    desk.run("task", "done", "ringe")
    assert "done: 2026-11-23" in desk.file("tasks/ringe.yaml")
    desk.run("task", "done", "ringe", code=5)


def test_an_id_is_taken_once_over_all_kinds(desk: Desk) -> None:
    desk.run("task", "new", "kamera", "--title", "Kamera", code=5)
    desk.run("task", "new", "Et Kamera!", "--title", "Kamera", code=2)
    assert not (desk.folder / "data" / "tasks").exists()


def test_a_list_of_words_holds_each_once(desk: Desk) -> None:
    desk.run("add", "kamera", "sectors", "hospital", "municipality")
    said = desk.run("add", "kamera", "sectors", "general_practice", "hospital", code=5)
    assert "hospital står allerede i sectors" in said.err
    desk.run("add", "kamera", "sectors", "psychiatry", "psychiatry", code=5)
    assert desk.file("solutions/kamera.yaml").count("  - ") == 2


def test_a_deployment_is_typed_and_told_in_the_language_that_is_spoken(desk: Desk) -> None:
    words = ("solution", "deploy", "kamera", "hospitalet", "--state")
    assert "på hospitalet: ophørt" in desk.run(*words, "ophørt").out
    assert "state: ended" in desk.file("solutions/kamera.yaml")
    assert "at hospitalet: pilot" in desk.run("--lang", "en", *words, "pilot").out


def test_a_member_leaves_every_open_seat(desk: Desk) -> None:
    desk.run("add", "lederen", "seats", "body=klinisk-referencegruppe", "role=member")
    desk.run("add", "lederen", "seats", "body=coreteamet", "role=chair", "valid_from=2027-01-01")
    desk.run("member", "end", "lederen", "--on", "2026-11-23")
    text = desk.file("members/lederen.yaml")
    assert text.count("valid_to: 2026-11-23") == 3
    assert "chair" not in text
    again = desk.run("member", "end", "lederen", "--last-day", "2026-11-20", code=5).err
    assert "23. november 2026" in again
    assert "seats[1].valid_to og seats[2].valid_to samme dag" in again
    assert desk.file("members/lederen.yaml") == text


def test_a_member_who_gives_notice_leaves_on_a_day_to_come(desk: Desk) -> None:
    said = desk.run("member", "end", "lederen", "--last-day", "2026-12-31")
    assert said.out.startswith("Medlem lederen fratræder 31-12-2026")
    assert desk.file("members/lederen.yaml").count("valid_to: 2026-12-31") == 2
    assert "valid_to: 2026-12-31\n" in desk.file("members/lederen.yaml")
    desk.run("member", "end", "lederen", "--on", "2026-12-31", code=4)


def test_what_hangs_on_a_member_is_told_at_once(desk: Desk) -> None:
    desk.run("task", "new", "ringe", "--title", "Ringe", "--owner", "lederen")
    warned = desk.run("member", "end", "lederen").err
    assert "telectl set proeven owner=ID" in warned
    assert "telectl set ringe owner=ID" in warned
    assert "R004" not in desk.run("validate").out


def test_an_effect_has_a_source(desk: Desk) -> None:
    words = (
        *("effect", "new", "faerre-besoeg", "--title", "Færre besøg", "--solution", "kamera"),
        *("--domain", "organisation", "--indicator", "Besøg", "--design", "survey"),
        *("--direction", "improved", "result=12,5"),
    )
    desk.run(*words, code=2)
    desk.run(*words, "--source", "Evaluering")
    assert "result: 12.5" in desk.file("effects/faerre-besoeg.yaml")
    assert "sources:\n  - title: Evaluering\n" in desk.file("effects/faerre-besoeg.yaml")
