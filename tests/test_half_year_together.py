"""Two secretaries at the same time: each closes a meeting in a clone, and one place holds both."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from tests.hub import Hub, Seat, hub_of


@pytest.fixture
def hub(sample_template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Hub:
    return hub_of(sample_template, tmp_path, monkeypatch)


def types(seat: Seat, *lines: str) -> None:
    for line in lines:
        seat.run(*shlex.split(line))


SAME = (
    "decision record --title 'Mødeplan for 2027' --body koncerndirektionen"
    " --point 'at planen følges' --result godkendt --no-follow-up Intet"
)
BOARD, TEAM = "kd-2026-11-23", "core-2026-11-16"
NEXT = ("kd-2026-12-08", "core-2026-12-07")
CASE = "overgang-til-region-oestdanmark"


def test_two_decide_at_the_same_time_and_nothing_is_lost(hub: Hub) -> None:
    anna, bo = hub.seat("anna"), hub.seat("bo")
    types(
        anna,
        "meeting close kd-2026-11-10",
        "meeting new koncerndirektionen 2026-11-23 --extra --minutes-by ulla-noerregaard",
        f"meeting add {BOARD} {CASE}",
        f"meeting attend {BOARD} --others-present",
        f"meeting record {BOARD} {CASE} --result godkendt --no-follow-up Intet",
        f"meeting record {BOARD} --matter 1 --result godkendt",
        f"meeting close {BOARD}",
        SAME,
    )
    types(
        bo,
        f"meeting withdraw {TEAM} kontrakt-om-graviditetsmonitorering",
        f"meeting close {TEAM}",
        SAME,
    )
    assert "ikke sendt" in anna.run("status").out
    for seat in (anna, bo, anna):
        seat.run("sync")
    assert anna.tip() == bo.tip() == hub.git("rev-parse", "main")
    assert len(list(anna.file("decisions").glob("moedeplan-for-2027*.yaml"))) == 2
    assert "deciding: true" in bo.text(f"decisions/{CASE}.yaml")
    assert "status: closed" in anna.text(f"meetings/{TEAM}.yaml")
    for meeting in (BOARD, TEAM):
        assert any(f"record: {meeting}" in bo.text(f"meetings/{each}.yaml") for each in NEXT)
    anna.run("validate", "--errors")
