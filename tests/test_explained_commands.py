"""Every command that ``telectl explain`` prints can be run, its capitals filled in, and helps."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.desk import Desk
from tests.test_remedies_work import FILLED, filled

CASES = (
    "overgang-til-region-oestdanmark",
    "kontrakt-om-graviditetsmonitorering",
    "pilot-hjertesvigt-paa-tvaers",
    "udbredelse-af-kol-hjemmemonitorering",
    "anvisning-om-video-i-hjemmet",
    "pilot-virtuel-indlaeggelse",
    "hoering-om-support-til-borgere",
)


def explained(desk: Desk, name: str, *words: str) -> dict[str, Any]:
    said = desk.run("explain", name, "--format", "json", "--lang", "en", *words)
    return dict(json.loads(said.out))


def run(desk: Desk, command: str, **more: str) -> None:
    """As printed, with the capitals filled in."""
    words = filled(command, "ny-sag")
    known = {
        **FILLED,
        "NO": "EKSEMPEL-2026-7",
        "NUMBER": "EKSEMPEL-26-7",
        "BODY": "regionsraadet-oestdanmark",
        **more,
    }
    words = [known.get(each, each) for each in words]
    pairs = (each.rpartition("=") for each in words)
    desk.run(*(f"{key}{sign}{known.get(last, last)}" for key, sign, last in pairs), "--no-commit")


@pytest.mark.parametrize("name", CASES)
def test_what_a_case_lacks_is_put_right_by_what_is_printed(desk: Desk, name: str) -> None:
    found = explained(desk, name)
    assert found["lacking"]
    for gap in found["lacking"]:
        assert gap["commands"]
        for command in gap["commands"]:
            run(desk, command)
    again = explained(desk, name)
    before = {each["text"] for each in found["lacking"]}
    assert not before & {each["text"] for each in again["lacking"]}


def test_a_case_is_put_on_the_agenda_of_the_meeting_that_can_take_it(desk: Desk) -> None:
    name = "hoering-om-support-til-borgere"
    commands = [each["command"] for each in explained(desk, name)["earliest"]["dates"]]
    (command,) = filter(None, commands)
    run(desk, command)
    assert "on_agenda" in [each["key"] for each in explained(desk, name)["earliest"]["assumed"]]


def test_a_day_in_the_calendar_and_a_new_mandate_open_the_way_again(desk: Desk) -> None:
    """After the last meeting before the region ends, nobody can decide: until it is arranged."""
    name, day = "udbredelse-af-kol-hjemmemonitorering", ("--on", "2026-12-09")
    (stage,) = explained(desk, name, *day)["earliest"]["stages"]
    calendar, mandate = stage["barred"]["commands"]
    assert stage["day"] is None
    successor, case = "regionsraadet-oestdanmark", "overgang-til-region-oestdanmark"
    decide = f"telectl decision record {case} --body koncerndirektionen --result approved"
    run(desk, f"telectl add {case} concerns {successor}")
    run(desk, f"{decide} --on 2026-11-10")
    run(desk, mandate.replace("=CASE", f"={case}"))
    run(desk, calendar.replace("koncerndirektionen", successor).replace("DATE", "2027-01-19"))
    earliest = explained(desk, name, *day)["earliest"]
    assert (earliest["day"], earliest["body"]) == ("2027-01-19", successor)
    run(desk, calendar.replace("DATE", "2026-12-15"))
    assert explained(desk, name, *day)["earliest"]["day"] == "2026-12-15"


def test_advice_that_nobody_can_give_is_waived_by_what_is_printed(desk: Desk) -> None:
    name = "virtuel-indlaeggelse-ved-lungebetaendelse"
    (step,) = explained(desk, name)["steps"]
    assert (step["earliest"]["day"], step["earliest"]["without_advice"]) == (None, "2026-12-08")
    commands = [each for gap in step["lacking"] for each in gap["commands"]]
    run(desk, next(each for each in commands if " case new " in each))
    barred = [each["barred"] for each in step["earliest"]["stages"] if each["barred"]]
    for command in dict.fromkeys(each for found in barred for each in found["commands"]):
        if " waivers " in command:
            run(desk, command)
    assert explained(desk, name)["steps"][0]["earliest"]["day"] == "2026-12-08"
