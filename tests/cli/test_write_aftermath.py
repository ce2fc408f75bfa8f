"""Advice, involvement, orientation and follow-up: by flags, each one commit of its own file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.desk import Desk, new_portfolio, peopled

FILE = "decisions/sag.yaml"
ADVICE = ("advice", "record", "sag", "--subject", "clinical_content", "--body")
INVOLVED = (
    "involvement",
    "record",
    "proeven",
    "--type",
    "spørgeskemaundersøgelse",
    "--outcome",
    "Det går an",
)
PEOPLE = ("--profession", "læge,sygeplejerske", "--site", "hospitalet")
TELL = ("orientation", "record", "sag", "--what", "Mail")
ADD = ("followup", "add", "sag", "--responsible", "lise", "--deadline", "2026-12-01", "--text")


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A portfolio with a project, and a case that waits."""
    with new_portfolio(tmp_path_factory.mktemp("template") / "center") as desk:
        peopled(desk)
        desk.run("project", "new", "proeven", "--title", "Prøven", "--owner", "lise")
        desk.run("case", "new", "sag", "--title", "Sag", "--point", "Der købes kameraer")
    return desk.folder


def refused(desk: Desk, *words: str, code: int) -> dict[str, Any]:
    """The refusal of a command that changes nothing."""
    before = desk.log()
    said = desk.run("--format", "json", *words, code=code)
    assert desk.log() == before
    assert not desk.status()
    return dict(json.loads(said.out)["refused"])


def test_advice_is_asked_for_and_then_answered_where_it_was_asked(desk: Desk) -> None:
    desk.run(*ADVICE, "vicedirektoerkredsen", "--requested", "2026-11-01")
    assert "    requested: 2026-11-01\n    recorded: 2026-11-23\n" in desk.file(FILE)
    assert desk.trailers()["Telectl-Act"] == "advice ask"
    desk.run(*ADVICE, "vd", "--conclusion", "anbefalet", "--text", "Godt")
    assert desk.file(FILE).count("subject: clinical_content") == 1
    assert "given: 2026-11-23\n    conclusion: recommended\n    text: Godt" in desk.file(FILE)
    assert desk.changed() == {f"data/{FILE}"}


def test_advice_that_came_unasked_stands_by_itself(desk: Desk) -> None:
    desk.run(
        *(*ADVICE, "vicedirektoerkredsen", "--conclusion", "not_recommended"),
        *("--given", "2026-11-20", "--potential", "Voksne", "--size", "400"),
        *("--site", "hospitalet", "--preconditions", "Udstyr"),
    )
    assert "requested" not in desk.file(FILE)
    assert "potential:\n      target_group: Voksne\n      size: 400\n      sites:" in desk.file(
        FILE
    )
    assert desk.file(FILE).rstrip().endswith("recorded: 2026-11-23")


def test_advice_takes_the_day_of_its_meeting(desk: Desk) -> None:
    desk.run(
        *("new", "møde", "vd-november", "--title", "Møde", "date=2026-11-12"),
        "body=vicedirektoerkredsen",
    )
    words = ("--conclusion", "recommended", "--meeting", "vd-november")
    desk.run(*ADVICE, "vicedirektoerkredsen", *words)
    assert "given: 2026-11-12" in desk.file(FILE)


def test_another_subject_is_not_what_was_asked(desk: Desk) -> None:
    desk.run(*ADVICE, "vicedirektoerkredsen")
    words = ("--subject", "spread_potential", "--body", "vicedirektoerkredsen")
    desk.run("advice", "record", "sag", *words, "--conclusion", "recommended")
    assert desk.file(FILE).count("- subject:") == 2


def test_what_is_asked_or_given_already_is_refused(desk: Desk) -> None:
    desk.run(*ADVICE, "vicedirektoerkredsen")
    assert refused(desk, *ADVICE, "vicedirektoerkredsen", code=5)["key"] == "advice.asked"
    answer = (*ADVICE, "vicedirektoerkredsen", "--conclusion", "recommended")
    desk.run(*answer)
    assert refused(desk, *answer, code=5)["key"] == "advice.given"


@pytest.mark.parametrize(
    ("words", "names"),
    [
        (("advice", "record", "sag"), ["--subject", "--body"]),
        ((*ADVICE, "vd", "--given", "2026-11-20"), ["--conclusion"]),
        ((*ADVICE, "vd", "--conclusion", "recommended", "--size", "4"), ["--potential"]),
        (INVOLVED, ["--profession", "--site"]),
        (TELL, ["--forum"]),
        (("followup", "add", "sag", "--text", "x"), ["--responsible", "--deadline"]),
        (("followup", "none", "sag"), ["--reason"]),
    ],
)
def test_away_from_a_terminal_missing_flags_are_named(
    desk: Desk, words: tuple[str, ...], names: list[str]
) -> None:
    assert refused(desk, *words, code=2)["facts"]["names"] == names


def test_an_involvement_says_who_where_and_what_came_of_it(desk: Desk) -> None:
    desk.run(*INVOLVED, *PEOPLE, "--date", "2026-11-23")
    assert desk.file("projects/proeven.yaml").endswith(
        "involvement:\n"
        "  - date: 2026-11-23\n"
        "    type: survey\n"
        "    professions:\n"
        "      - læge\n"
        "      - sygeplejerske\n"
        "    sites:\n"
        "      - hospitalet\n"
        "    outcome: Det går an\n"
    )
    assert desk.changed() == {"data/projects/proeven.yaml"}
    facts = refused(desk, *INVOLVED, "--profession", "læge", "--site", "hospitalt", code=2)["facts"]
    assert facts["nearest"] == "hospitalet"


def decide(desk: Desk) -> None:
    board = ("--body", "koncerndirektionen", "--result", "approved", "--date", "2026-11-01")
    desk.run("decision", "record", "sag", *board)


def test_all_that_are_still_to_be_told_are_told_at_once(desk: Desk) -> None:
    assert refused(desk, *TELL, "--all", code=5)["key"] == "orientation.undecided"
    decide(desk)
    desk.run(*TELL, "--forum", "patientforum", "--date", "2026-11-10")
    desk.run(*TELL, "--all")
    told = desk.file(FILE).partition("orientations:")[2]
    fora = [line.split()[-1] for line in told.splitlines() if "forum:" in line]
    assert fora == ["patientforum", "direktoerkredsen"]
    assert refused(desk, *TELL, "--all", code=5)["key"] == "orientation.all_told"
    again = (*TELL, "--forum", fora[0], "--date", "2026-11-10")
    assert refused(desk, *again, code=5)["key"] == "orientation.there"


def test_a_follow_up_is_done_by_number_by_text_or_as_the_only_one(desk: Desk) -> None:
    decide(desk)
    assert refused(desk, "followup", "done", "sag", code=2)["key"] == "followup.absent"
    desk.run(*ADD, "Køb kameraer")
    desk.run(*ADD, "Lej kameraer")
    assert refused(desk, "followup", "done", "sag", code=2)["key"] == "followup.which"
    assert refused(desk, "followup", "done", "sag", "kameraer", code=2)["key"] == "followup.several"
    assert refused(desk, "followup", "done", "sag", "Sælg", code=2)["key"] == "followup.unknown"
    desk.run("followup", "done", "sag", "køb")
    assert refused(desk, "followup", "done", "sag", "1", code=5)["key"] == "followup.already"
    desk.run("followup", "done", "sag")
    assert desk.file(FILE).count("done: 2026-11-23") == 2
    assert refused(desk, "followup", "done", "sag", code=2)["key"] == "followup.all_done"


def test_nothing_to_be_done_and_something_to_be_done_give_way(desk: Desk) -> None:
    desk.run("followup", "none", "sag", "--reason", "Intet at gøre")
    assert "no_follow_up: Intet at gøre" in desk.file(FILE)
    desk.run(*ADD, "Køb kameraer")
    assert "no_follow_up" not in desk.file(FILE)
    none = ("followup", "none", "sag", "--reason", "Intet")
    assert refused(desk, *none, code=5)["key"] == "followup.there"


LATE = "Tilbagedateret: handlingens dag er {}, skrevet ned 23. november 2026."


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ((*TELL, "--forum", "patientforum", "--date", "2026-11-22"), "22"),
        ((*ADVICE, "vd", "--conclusion", "anbefalet", "--given", "2026-11-21"), "21"),
        ((*ADVICE, "vd", "--requested", "2026-11-20"), "20"),
        ((*INVOLVED, *PEOPLE, "--date", "2026-11-19"), "19"),
        (
            (
                *("decision", "record", "sag", "--body", "koncerndirektionen"),
                *("--result", "approved", "--date", "2026-11-18", "--no-follow-up", "Intet"),
            ),
            "18",
        ),
    ],
)
def test_an_act_of_an_earlier_day_says_so(desk: Desk, words: tuple[str, ...], day: str) -> None:
    told = desk.run(*words, "--dry-run").out
    assert LATE.format(f"{day}. november 2026") in told
    view = json.loads(desk.run("--format", "json", *words).out)
    assert (view["day"], view["backdated"]) == (f"2026-11-{day}", True)


def test_where_nothing_was_changed_nothing_was_dated_back(desk: Desk) -> None:
    said = desk.run("set", "lise", "title=Lise", "--on", "2026-11-20").out
    assert "intet er ændret" in said
    assert "Tilbagedateret" not in said


LONG = "9" * 5000


@pytest.mark.parametrize(
    "words",
    [
        ("followup", "done", "sag", LONG),
        ("decision", "record", "sag", "--body", "kd", "--result", f"{LONG}=approved"),
        (
            *("decision", "record", "sag", "--body", "kd", "--result", "approved"),
            *("--votes", f"{LONG}/1/0"),
        ),
        ("set", "sag", f"points[{LONG}].text=Nej"),
        (
            *("new", "plan", "planen", "type=strategy", "version=1", "--title", "P"),
            f"sources[{LONG}].title=T",
        ),
    ],
)
def test_a_number_that_nobody_can_have_meant_is_refused(desk: Desk, words: tuple[str, ...]) -> None:
    desk.run(*ADD, "Noget")
    assert refused(desk, *words, code=2)["key"] == "value.too_long"


def test_directions_with_very_long_numbers_are_listed_in_order(desk: Desk) -> None:
    for name, number in (("lang", LONG), ("ti", "10"), ("to", "2")):
        desk.run(
            *("direction", "new", name, "--number", number, "--title", name, "--text", "Sådan")
        )
    said = json.loads(desk.run("--format", "json", "direction", "list", "--all").out)
    assert [each["id"] for each in said["records"]] == ["to", "ti", "lang"]
