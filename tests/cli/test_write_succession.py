"""The merger as a team leader lives it: prepared in 2026, completed in 2027."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from telectl.cli import clock
from tests.desk import Desk, new_portfolio

MERGER = ("organisation", "succeed", "region-hovedstaden", "region-oestdanmark")
DAY = ("--on", "2027-01-01")
OLD, NEW = "organisations/region-hovedstaden.yaml", "organisations/region-oestdanmark.yaml"


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample as it was before anybody had written of the merger."""
    with new_portfolio(tmp_path_factory.mktemp("template") / "center", "--sample") as desk:
        words = ("valid_to=", "successors=", "succession=")
        desk.run("set", "region-oestdanmark", "valid_from=", "predecessors=region-sjaelland")
        desk.run("set", "region-hovedstaden", *words)
    return desk.folder


def test_a_merger_is_prepared_before_the_day_and_completed_after_it(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    law = ("--basis", "law", "--reference", "Lov nr. 699 af 20. juni 2025, § 126")
    before = len(desk.log())
    said = desk.run(*MERGER, *DAY, *law)
    assert "kør den 01-01-2027 eller senere" in said.out
    assert desk.changed() == {f"data/{OLD}", f"data/{NEW}"}
    assert "valid_to: 2026-12-31\n" in desk.file(OLD)
    assert "end_recorded" not in desk.file(OLD)
    assert "  basis: law\n  reference: Lov nr. 699" in desk.file(OLD)
    assert "valid_from: 2027-01-01\n" in desk.file(NEW)
    assert "region: region-hovedstaden" in desk.file("telectl.yaml")
    assert "intet er ændret" in desk.run(*MERGER, *DAY).out

    monkeypatch.setattr(clock, "today", lambda: date(2027, 1, 4))
    desk.run(*MERGER, *DAY)
    assert len(desk.log()) == before + 2
    assert desk.trailers()["Telectl-Act"] == "organisation succeed"
    assert "region: region-oestdanmark" in desk.file("telectl.yaml")
    assert "part_of: region-oestdanmark" in desk.file("organisations/rigshospitalet.yaml")
    seats = desk.file("members/charlotte-roenne.yaml").partition("seats:")[2]
    assert "valid_from: 2027-01-01\n    body: tvaersektoriel-strategisk-styregruppe" in seats
    assert "represents: region-oestdanmark" in seats
    told = desk.run("validate").out
    assert "0 fejl" in desk.run("validate").err + told
    assert [line for line in told.splitlines() if "»region-hovedstaden«" in line] == [
        line for line in told.splitlines() if "data/organisations/cimt.yaml" in line
    ]
    assert "intet er ændret" in desk.run(*MERGER, *DAY).out
    assert len(desk.log()) == before + 2


def test_a_mandate_is_said_to_stay_with_the_command_that_gives_it(desk: Desk) -> None:
    said = desk.run(
        *("organisation", "succeed", "vicedirektoerkredsen", "regionsraadet-oestdanmark"),
        *("--on", "2027-01-01", "--dry-run"),
    )
    assert "Mandatet til at rådgive følger ikke med" in said.out
    give = "telectl add regionsraadet-oestdanmark mandates role=advise"
    assert f"{give} subjects=clinical_content,spread_potential valid_from=2027-01-01" in said.out
    without = ("role=decide", "valid_from=2027-01-01")
    desk.run("add", "regionsraadet-oestdanmark", "mandates", *without, code=1)


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("region-hovedstaden", "region-hovedstaden", *DAY), 2, "region-hovedstaden"),
        (("region-sjaelland", "region-oestdanmark", "--on", "2026-06-01"), 5, "2027-01-01"),
        (("region-sjaelland", "koncerndirektionen", *DAY), 2, "koncerndirektionen"),
        (("region-sjælland", "region-oestdanmark", *DAY), 2, "region-sjaelland"),
        (("region-sjaelland", "region-oestdanmark"), 2, "--on"),
        (("imt", "cimt", *DAY, "--basis", "decision"), 2, "--decision"),
        (("region-sjaelland", "region-oestdanmark", *DAY, "--basis", "reorganisation"), 5, "law"),
    ],
)
def test_what_can_not_be_is_refused_and_nothing_written(
    desk: Desk, language: str, words: tuple[str, ...], code: int, said: str
) -> None:
    before = desk.log()
    answer = desk.run("--lang", language, "organisation", "succeed", *words, code=code)
    assert said in answer.err + answer.out
    assert desk.log() == before


def test_a_leader_who_left_before_moving_a_project_is_recorded(desk: Desk) -> None:
    said = desk.run("member", "end", "hanne-brandstrup", "--last-day", "2026-05-31")
    assert "end_recorded: 2026-11-23" in desk.file("members/hanne-brandstrup.yaml")
    assert "R007" in said.err
    assert "0 fejl" in desk.run("validate").err
