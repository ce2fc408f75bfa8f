"""An effect with all its figures: a loss, or none, is as easily told as a gain."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desk import Desk, new_portfolio

EFFECT = (
    *("effect", "new", "virkning", "--title", "Virkning", "--solution", "kamera"),
    *("--domain", "clinical", "--indicator", "Indlæggelser", "--design", "rct"),
    *("--source", "Rapport"),
)
FILE = "effects/virkning.yaml"


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    with new_portfolio(tmp_path_factory.mktemp("template") / "center") as desk:
        desk.run(
            *("organisation", "new", "hospitalet", "--title", "Hospitalet"),
            *("--sector", "hospital", "--type", "hospital", "--part-of", "region-hovedstaden"),
        )
        desk.run(
            *("solution", "new", "kamera", "--title", "Kamera", "--area", "Sår"),
            *("--purpose", "Vurdering af sår hjemme"),
        )
    return desk.folder


def test_every_figure_has_its_flag(desk: Desk) -> None:
    desk.run(
        *(*EFFECT, "--direction", "worse", "--site", "hospitalet", "--population", "120/60/60"),
        *("--unit", "procent", "--baseline", "10", "--result", "12", "--difference", "2"),
        *("--interval", "-0,5..4,5@90", "--p", "0,12", "--certainty", "low", "--period", "2025"),
        *("--pays", "Kommunen", "--gains", "Regionen", "--perspective", "society"),
        *("--date", "2026-01", "--note", "Lille studie"),
    )
    assert desk.file(FILE).partition("solution: kamera\n")[2] == (
        "sites:\n  - hospitalet\ndomain: clinical\nindicator: Indlæggelser\nunit: procent\n"
        "population:\n  total: 120\n  intervention: 60\n  control: 60\ndesign: rct\n"
        "baseline: 10\nresult: 12\ndifference: 2\n"
        'interval:\n  low: -0.5\n  high: 4.5\n  level: 90\np_value: 0.12\nperiod: "2025"\n'
        'date: "2026-01"\n'
        "perspective: society\ndirection: worse\ncertainty: low\n"
        "pays: Kommunen\ngains: Regionen\n"
    )
    assert "note: Lille studie" in desk.file(FILE)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("bedre", "improved"),
        ("worse", "worse"),
        ("ingen forskel", "none"),
        ("kan ikke påvises", "not_demonstrable"),
        ("not demonstrable", "not_demonstrable"),
    ],
)
def test_the_direction_is_said_in_either_language(desk: Desk, said: str, meant: str) -> None:
    desk.run(*EFFECT, "--direction", said)
    assert f"direction: {meant}\n" in desk.file(FILE)


def test_a_number_that_nobody_knows_says_why(desk: Desk) -> None:
    words = ("--population", "unknown:Ikke oplyst", "--certainty", "unknown:Ikke vurderet")
    desk.run(*EFFECT, "--direction", "none", *words)
    assert "population:\n  total:\n    unknown: Ikke oplyst\n" in desk.file(FILE)


@pytest.mark.parametrize(
    "words",
    [
        ("--population", "mange"),
        ("--population", "1/2/3/4"),
        ("--interval", "2"),
        ("--interval", "1..2@"),
        ("--interval", "lav..høj"),
    ],
)
def test_a_figure_that_is_none_is_refused(desk: Desk, words: tuple[str, ...]) -> None:
    desk.run(*EFFECT, "--direction", "none", *words, code=2)
    assert not desk.status()
