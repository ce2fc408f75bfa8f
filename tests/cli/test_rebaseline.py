"""A plan is agreed by its gate, changed by an agreement, and never in silence."""

from __future__ import annotations

import json

from tests.desk import Desk, run

PROJECT = "kol-hjemmemonitorering-i-byen"


def test_a_plan_is_agreed_anew_with_its_reason_in_one_commit(desk: Desk) -> None:
    said = desk.run(
        *("project", "rebaseline", PROJECT, "--milestone", "Beslutning om udbredelse=09-02-2027"),
        *("--budget", "2600000", "--reason", "Samtykket fra Hvidovre mangler"),
    )
    assert "planen er aftalt på ny: Samtykket fra Hvidovre mangler" in said.out
    assert desk.changed() == {f"data/projects/{PROJECT}.yaml"}
    text = desk.file(f"projects/{PROJECT}.yaml")
    assert "title: Beslutning om udbredelse\n    baseline: 2027-02-09\n    due: 2026-12-08" in text
    assert "- date: 2026-11-23\n    reason: Samtykket fra Hvidovre mangler\n" in text
    assert desk.run("validate", "data/projects").code == 0
    shown = desk.run("project", "show", PROJECT).out
    history = shown.partition("Aftalte planer")[2].partition("Trafiklys")[0]
    assert history.index("23-11-2026") < history.index("11-05-2026") < history.index("09-12-2025")
    assert "+28 dage" in history


def test_what_was_agreed_is_refused_with_the_command_that_changes_it(desk: Desk) -> None:
    refused = desk.run("set", PROJECT, "milestones[2].baseline=2026-12-01", code=4)
    assert f"telectl project rebaseline {PROJECT} --reason TEKST" in refused.err
    assert not desk.status()
    desk.run("project", "rebaseline", PROJECT, code=2)


def test_a_day_changed_by_hand_is_an_error_until_it_is_agreed_or_put_back(desk: Desk) -> None:
    file = desk.folder / "data" / "projects" / f"{PROJECT}.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("baseline: 2026-10-15", "baseline: 2026-10-20"), encoding="utf-8")
    desk.repo.commit("-qam", "I hånden")
    assert " error P032: »Evaluering afsluttet« " in run("validate", "--errors").out
    desk.run("project", "rebaseline", PROJECT, "--reason", "Aftalt i styregruppen", "--dry-run")
    desk.run("set", PROJECT, "milestones[2].baseline=15-10-2026")
    assert run("validate", "--errors").code == 0
    assert desk.file(f"projects/{PROJECT}.yaml") == text


def test_a_light_is_computed_where_none_is_set_and_shown_beside_one_that_differs(
    desk: Desk,
) -> None:
    late = "virtuel-indlaeggelse-ved-lungebetaendelse"
    desk.run("project", "note", late, "Godt", "--rating", "green", "--reason", "Nu går det")
    shown = " ".join(desk.run("project", "show", late).out.split())
    assert "grønt (beregnet: rødt – 116 dage efter planen og 15 % over budgettet)" in shown
    assert "grønt (beregnet: rødt)" in desk.run("status").out
    for number in (3, 2, 1):
        desk.run("set", late, f"ratings[{number}]=")
    assert "rødt (beregnet)" in desk.run("status", "-v").out
    (lit,) = [
        each
        for each in json.loads(desk.run("status", "--format", "json").out)["lit"]
        if each["project"] == late
    ]
    assert (lit["light"], lit["computed"], lit["reason"]) == ("red", "red", None)
    assert {each["why"]: each["light"] for each in lit["causes"]} == {"time": "red", "cost": "red"}
