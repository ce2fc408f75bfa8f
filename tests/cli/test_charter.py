"""``telectl charter``: the clauses as of a day, on the sample and where nothing is to be judged."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from telectl.reports.clause_cases import told as told_of
from tests.desk import TODAY, run
from tests.reports.conftest import read

SAMPLE = Path(__file__).parents[2] / "data"
CLAUSES = [f"C{number}" for number in range(1, 47)]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return Path(shutil.copytree(SAMPLE, tmp_path / "data"))


def charter(*words: str) -> dict[str, dict[str, dict[str, object]]]:
    said = run("charter", "--format", "json", *words)
    assert said.code == 0
    return json.loads(said.out)


def test_every_clause_is_told_with_its_rules_and_records(folder: Path) -> None:
    clauses = charter("--on", "2026-11-23")["clauses"]
    assert list(clauses) == CLAUSES
    for each in clauses.values():
        assert each["status"] in ("met", "not_met", "nothing_to_judge")
        assert bool(each["records"]) is (each["status"] != "nothing_to_judge")


def test_a_clause_is_not_met_by_what_a_rule_finds_and_met_again_without_it(folder: Path) -> None:
    assert charter("--on", "2026-11-23")["clauses"]["C22"]["status"] == "met"
    leader = folder / "members" / "hanne-brandstrup.yaml"
    text = leader.read_text(encoding="utf-8").replace("role: leader", "role: member")
    leader.write_text(text, encoding="utf-8")
    told = charter("--on", "2026-11-23")["clauses"]["C22"]
    assert told["status"] == "not_met"
    assert "K001 telectl" in told["broken"]


def test_advice_that_is_late_is_told_of_its_own_clause_alone(folder: Path) -> None:
    clauses = charter("--on", "2026-11-23")["clauses"]
    assert clauses["C19"]["status"] == "not_met"
    assert not any("D013" in each for each in clauses["C17"]["broken"])


def test_the_end_of_the_region_empties_the_board_and_the_region_is_carried_on(folder: Path) -> None:
    told = charter("--on", "2027-01-02")
    handover = told["handover"]
    assert (handover["last"], handover["fallen"]) == ("2026-12-31", True)
    assert [each["holder"] for each in handover["vacant"]][:3] == [
        "regionsraadet",
        "koncerndirektionen",
        "vicedirektoerkredsen",
    ]
    assert [each["old"] for each in handover["passing"]] == ["region-hovedstaden"]
    assert {"C13", "C17", "C18"} <= {each["clause"] for each in handover["clauses"]}
    assert told["clauses"]["C13"]["status"] == "not_met"


def test_the_end_is_told_before_it_comes_and_not_when_it_is_far(folder: Path) -> None:
    assert charter("--on", "2026-11-23")["handover"]["fallen"] is False
    assert charter("--on", "2026-06-01")["handover"] is None


def test_how_near_an_end_is_told_is_not_how_near_a_seat_ends(folder: Path) -> None:
    settings = folder / "telectl.yaml"
    text = settings.read_text(encoding="utf-8")
    limits = "thresholds:\n  seat_ending_days: 1\n  ending_days: 90\n"
    settings.write_text(text.replace("thresholds:\n", limits), encoding="utf-8")
    assert charter("--on", "2026-10-10")["handover"]["last"] == "2026-12-31"


def test_being_told_before_the_decision_is_not_being_told_of_it(folder: Path) -> None:
    case = folder / "decisions" / "anvisning-om-video-i-hjemmet.yaml"
    own, _, told = case.read_text(encoding="utf-8").partition("orientations:\n")
    early = "  - {forum: patientinddragelsesudvalget, date: 2026-10-12, what: Udkastet}\n"
    case.write_text(f"{own}orientations:\n{early}{told}", encoding="utf-8")
    found = run("validate", "--on", "2026-11-23").out.partition("D010")[2].splitlines()[0]
    assert "orienteret: patientinddragelsesudvalget." in found
    gap = "--forum patientinddragelsesudvalget --date DATO"
    assert gap in run("explain", "anvisning-om-video-i-hjemmet", "--on", "2026-11-23").out
    for day, counted in (("10-12", False), ("10-13", True)):
        lone = f"{own}orientations:\n{early.replace('10-12', day)}"
        case.write_text(lone, encoding="utf-8")
        assert (case.stem in told_of(read(folder, TODAY).portfolio, TODAY)) is counted


def test_until_the_centre_is_there_nothing_is_judged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("init", "new", "--no-commit").code == 0
    clauses = charter("--data", "new/data")["clauses"]
    assert {each["status"] for each in clauses.values()} == {"nothing_to_judge"}


def test_a_clause_whose_rule_could_not_be_asked_is_not_said_to_be_met(folder: Path) -> None:
    assert charter("--on", "2026-11-23")["clauses"]["C22"]["status"] == "met"
    (folder / "members" / "amira-haddad.yaml").write_bytes(b"id: [\n")
    clauses = charter("--on", "2026-11-23")["clauses"]
    assert clauses["C22"]["status"] == "skipped"
    assert clauses["C7"]["status"] == "met"


def test_a_clause_whose_rule_could_not_run_is_not_met_by_that(folder: Path) -> None:
    (folder / "members" / "hanne-brandstrup.yaml").write_bytes(b"id: [\n")
    clauses = charter("--on", "2026-11-23")["clauses"]
    assert clauses["C22"]["status"] == "skipped"
    assert clauses["C46"]["status"] == "met"


def test_a_clause_is_explained_with_what_was_found_and_its_commands(folder: Path) -> None:
    said = run("explain", "c8", "--on", "2026-11-23", "--lang", "en")
    assert said.code == 0
    assert "C8 · " in said.out
    assert "telectl member coverage" in said.out
    told = json.loads(run("explain", "C8", "--on", "2026-11-23", "--format", "json").out)
    assert (told["clause"], told["status"]) == ("C8", "not_met")
    assert run("explain", "C47").code == 2


def test_a_warning_of_a_mandate_that_ends_is_told_of_its_own_clause_alone(folder: Path) -> None:
    clauses = charter("--on", "2026-11-23")["clauses"]
    assert "R008 koncerndirektionen" in clauses["C13"]["broken"]
    assert "R008 vicedirektoerkredsen" in clauses["C17"]["broken"]
    assert not any("R008" in each for each in clauses["C5"]["broken"])
