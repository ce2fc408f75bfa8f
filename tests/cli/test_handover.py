"""The winter as the charter prints it: its commands, run in their order, leave nothing wrong."""

from __future__ import annotations

import shlex
from datetime import date
from pathlib import Path

import pytest

from telectl.cli import clock
from tests.desk import Desk, new_portfolio

ANSWERS = {"FORUM": "ny-direktion", "SAG": "nyt-mandat", "TITEL": "Ny", "DATO": "2027-01-04"}
ANSWERS |= {"TEKST": "at den nye direktion beslutter"}


def _filled(command: str) -> list[str]:
    words = []
    for word in shlex.split(command)[1:]:
        key, equals, value = word.rpartition("=")
        words.append(f"{key}{equals}{ANSWERS.get(value, value)}")
    return words


def test_what_the_charter_prints_gives_the_centre_a_board_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "today", lambda: date(2027, 1, 4))
    said = desk.run("charter").out
    part = said[: said.index("At rådgive om fagligt")]
    commands = [line.strip() for line in part.splitlines() if line.startswith("  telectl ")]
    assert [line.split()[1] for line in commands] == [
        "add",
        "new",
        "decision",
        "add",
        "organisation",
    ]
    for command in commands:
        desk.run(*_filled(command))
    assert "reports_to: ny-direktion" in desk.file("telectl.yaml")
    desk.run("validate", "--errors")
    assert "At beslutte" not in desk.run("charter").out


def test_a_region_without_a_successor_gets_one_by_what_is_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "today", lambda: date(2027, 1, 4))
    heir = {"ORGANISATION": "ny-region", "TITEL": "Ny"}
    with new_portfolio(tmp_path / "fresh") as desk:
        said = desk.run("charter", "--on", "2027-01-02").out
        lines = [line.strip() for line in said.splitlines()]
        begin = next(i for i, line in enumerate(lines) if "organisation new" in line)
        assert "organisation succeed region-hovedstaden" in lines[begin + 1]
        for command in lines[begin : begin + 2]:
            desk.run(*(heir.get(word, word) for word in shlex.split(command)[1:]))
        assert "ingen efterfølger" not in desk.run("charter", "--on", "2027-01-02").out
