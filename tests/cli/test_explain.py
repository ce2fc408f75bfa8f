"""``telectl explain``: a code's page, or why a record is where it is and what makes it move."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from telectl.document import Report
from telectl.locale import LANGUAGES, Voice
from telectl.model import KINDS
from telectl.render import render
from telectl.reports import explanation
from telectl.workspace import open_folder
from tests.desk import TODAY, Desk, run

DATA = Path(__file__).parents[2] / "data"


def explained(desk: Desk, *words: str) -> dict[str, object]:
    view = json.loads(desk.run("explain", *words, "--format", "json").out)
    assert isinstance(view, dict)
    return view


def test_a_project_says_its_conclusion_first(desk: Desk) -> None:
    said = desk.run("explain", "kol-hjemmemonitorering-i-byen").out.split("Det mangler")[0]
    for told in (
        "pilot, siden 09-12-2025",
        "udbredelse (9 af 11 krav er opfyldt)",
        "samtykke fra Hvidovre Kommune; beslutning",
        "Hvidovre Kommune, Koncerndirektionen",
        "08-12-2026 (møde i Koncerndirektionen)",
    ):
        assert told in said


def test_what_is_met_is_listed_on_request(desk: Desk) -> None:
    name = "kol-hjemmemonitorering-i-byen"
    assert "Dokument: evaluering" not in desk.run("explain", name).out
    assert "Dokument: evaluering" in desk.run("explain", name, "-v").out


def test_the_command_that_it_prints_makes_the_move(desk: Desk) -> None:
    """A municipality consents: it is no longer lacking."""
    name = "kol-hjemmemonitorering-i-byen"
    assert "telectl add kol-hjemmemonitorering-i-byen consents" in desk.run("explain", name).out
    desk.run(
        "add", name, "consents", "organisation=kommune-hvidovre", "date=2026-11-23", "by=Byrådet"
    )
    said = desk.run("explain", name).out
    assert "10 af 11 krav" in said
    assert "samtykke" not in said


def test_every_deadline_and_assumption_is_a_value_with_its_sentence(desk: Desk) -> None:
    view = explained(desk, "app-til-unge-med-diabetes")
    steps = view["steps"]
    assert isinstance(steps, list)
    earliest = steps[0]["earliest"]
    assert earliest["day"] == "2026-12-08"
    assert [each["day"] for each in earliest["dates"]] == ["2026-12-01", "2026-12-08"]
    assert [each["key"] for each in earliest["assumed"]] == ["submits_today", "notice"]
    assert all(each["text"] and "[" not in each["text"] for each in earliest["assumed"])


def test_after_the_last_meeting_of_the_region_no_day_is_invented(desk: Desk) -> None:
    name = "kol-hjemmemonitorering-i-byen"
    said = desk.run("explain", name, "--on", "2026-12-09").out
    assert "kalenderen for Koncerndirektionen slutter 08-12-2026" in said
    assert "mandates role=decide decision=SAG valid_from=2027-01-01" in said
    after = json.loads(desk.run("explain", name, "--on", "2027-01-02", "--format", "json").out)
    assert after["steps"][0]["earliest"]["day"] is None


def test_a_day_that_is_added_to_the_calendar_is_taken_into_account(desk: Desk) -> None:
    name = "overgang-til-region-oestdanmark"
    desk.run("add", "koncerndirektionen", "calendar.days", "2026-11-30")
    earliest = explained(desk, name)["earliest"]
    assert isinstance(earliest, dict)
    assert earliest["day"] == "2026-11-30"


def pages(day: date, voice: Voice, *folders: str) -> Iterator[Report]:
    """What ``explain`` makes of each record of the sample, read and judged once."""
    at = open_folder(DATA, day, TODAY)
    for entry in at.portfolio.entries.values():
        if entry.folder in folders:
            yield explanation.report(voice, at.portfolio, at.findings, day, entry)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_record_of_the_sample_is_explained_in_both_languages(language: str) -> None:
    shown = [render(each, "text") for each in pages(TODAY, Voice(language), *KINDS)]
    assert len(shown) > 300
    for said in shown:
        assert not any(f"[{x}." in said for x in ("explained", "label", "enum", "assumed"))


@pytest.mark.parametrize("day", ["2025-06-01", "2026-11-23", "2026-12-09", "2027-01-02"])
def test_every_project_and_case_is_explained_on_any_day(day: str) -> None:
    found = pages(date.fromisoformat(day), Voice(), "projects", "decisions")
    kinds = [json.loads(render(each, "json"))["kind"] for each in found]
    assert set(kinds) == {"project", "decision"}


def test_a_code_is_explained_without_a_portfolio(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("TELECTL_DATA", raising=False)
    monkeypatch.chdir(tmp_path)
    assert "P021" in run("explain", "p021").out
    said = run("explain", "kol-hjemmemonitorering-i-byen")
    assert (said.code, said.out) == (2, "")


@pytest.mark.parametrize(
    ("asked", "near"),
    [("D07", "D007"), ("kol-hjemme", "kol-hjemmemonitorering-i-byen"), ("qqqq", "telectl rules")],
)
def test_what_is_neither_is_refused_once_with_the_nearest(
    desk: Desk, asked: str, near: str
) -> None:
    said = desk.run("explain", asked, code=2)
    assert near in said.err
    assert said.err.strip().count("\n") == 0


def test_a_record_that_cannot_be_read_says_so(desk: Desk) -> None:
    path = desk.folder / "data" / "projects" / "akutboks-ved-kol.yaml"
    path.write_text("id: akutboks-ved-kol\nstate: [\n", encoding="utf-8")
    assert desk.run("explain", "akutboks-ved-kol", code=1).out


@pytest.mark.parametrize(
    ("begun", "offered"),
    [("D03", "D031"), ("hjertesv", "hjertesvigt-paa-tvaers"), ("koncern", "koncerndirektionen")],
)
def test_codes_and_ids_are_offered(
    desk: Desk, begun: str, offered: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("_TELECTL_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", f"telectl explain {begun}")
    monkeypatch.setenv("COMP_CWORD", "2")
    assert offered in run().out.split()


@pytest.mark.parametrize("name", ["telectl", "workflow"])
def test_the_settings_are_no_record_and_it_says_where_their_findings_are(
    desk: Desk, name: str
) -> None:
    said = desk.run("explain", name, code=2).err
    assert "er porteføljens indstillinger" in said
    assert "telectl validate" in said


def test_nobody_sits_in_a_body_that_has_ended(desk: Desk) -> None:
    assert "Hanne Brandstrup" in desk.run("explain", "coreteamet").out
    desk.run("set", "coreteamet", "valid_to=2026-11-01")
    assert "Hanne Brandstrup" not in desk.run("explain", "coreteamet").out


def test_who_left_is_told_with_what_still_names_them(desk: Desk) -> None:
    assert "nævner stadig" not in desk.run("explain", "hanne-brandstrup").out
    desk.run("member", "end", "hanne-brandstrup", "--last-day", "2026-11-22")
    said = " ".join(desk.run("explain", "hanne-brandstrup").out.split())
    assert "(afloeser-i-referencegruppen) nævner stadig Hanne Brandstrup: ejer" in said
    assert "telectl set afloeser-i-referencegruppen owner=MEDLEM" in said
    desk.run("set", "afloeser-i-referencegruppen", "owner=amira-haddad")
    assert "afloeser-i" not in desk.run("explain", "hanne-brandstrup").out


def test_the_agenda_of_a_meeting_leaves_room_for_what_is_said_of_it(desk: Desk) -> None:
    said = desk.run("explain", "kd-2026-12-08").out
    assert "Dagsorden" in said
    width = next(
        len(line) - len(line[9:].lstrip()) for line in said.splitlines() if "Dagsord" in line
    )
    assert width < 20
