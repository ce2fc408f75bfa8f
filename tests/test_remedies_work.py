"""Every command that a gate prints meets the demand that it is printed for.

The capitals are filled in mechanically, as by one who knows nothing; the step then opens.
"""

from __future__ import annotations

import json
import shlex
from pathlib import Path
from typing import Any

import pytest

from tests.desk import Desk, identify, new_portfolio

DAY = "2026-11-23"
FILLED = {
    "DATE": DAY,
    "ADVICE": "recommended",
    "DATE_BEFORE_START": "2025-10-01",
    "MEMBER": "lene-oestergaard",
    "REFERENCE": "E-1",
    "PROFESSIONS": "læge",
    "SITES": "bornholms-hospital",
    "SECTORS": "hospital",
    "SOLUTION": "blodtryk-hjemme",
    "OUTCOME": "Arbejdsgangen er prøvet af",
    "TEXT": "Som aftalt",
    "TITLE": "Næste skridt",
    "NAME": "Kommunaldirektøren",
    "VALUE": "Som aftalt",
    "PERCENT": "90",
}
ONWARD = ("analysis", "pilot", "rollout", "operation", "closed")


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    with new_portfolio(tmp_path_factory.mktemp("portfolio") / "center", "--sample") as desk:
        desk.run(
            *("solution", "new", "blodtryk-hjemme", "--title", "Blodtryk hjemme"),
            *("--purpose", "Måling", "--area", "Hjerte", "--owner", "bornholms-hospital"),
        )
    return desk.folder


def step(desk: Desk, project: str, to: str) -> dict[str, Any]:
    said = desk.run("project", "gates", project, "--to", to, "--format", "json", "--lang", "en")
    (found,) = json.loads(said.out)["steps"]
    return dict(found)


def filled(command: str, case: str) -> list[str]:
    """The words of a printed command, its capitals filled in."""
    words = shlex.split(command)
    assert words[0] == "telectl"
    known = {**FILLED, "CASE": case}
    found = []
    for word in words[1:]:
        head, equals, last = word.rpartition("=")
        found.append(f"{head}{equals}{known.get(last, last)}")
    return found


def take(desk: Desk, project: str, to: str) -> None:
    """Do as the gate says, once; then its step is open, and is taken."""
    case = f"{project[:40]}-til-{to.replace('_', '-')}"
    before = step(desk, project, to)
    for demand in before["demands"]:
        assert demand["met"] or demand["remedies"] or demand["demand"].startswith(("Dec", "Adv"))
        for command in demand["remedies"]:
            desk.run(*filled(command, case), "--no-commit")
    after = step(desk, project, to)
    assert [each for each in after["demands"] if not each["met"]] == []
    reason = ("--reason", "Som besluttet") if after["reason"] else ()
    decided = ("--decision", after["decision"]) if after["decision"] else ()
    desk.run("project", "advance", project, "--to", to, *decided, *reason, "--no-commit")
    assert f"state: {to}" in desk.file(f"projects/{project}.yaml")


def test_a_new_project_gets_from_idea_to_its_end_by_what_is_printed(desk: Desk) -> None:
    desk.run("project", "new", "nyt", "--title", "Nyt", "--by", "lene-oestergaard", "--no-commit")
    for to in ONWARD:
        take(desk, "nyt", to)


STUCK = {
    "akutboks-ved-kol": "rollout",
    "app-til-unge-med-diabetes": "analysis",
    "genoptraening-i-eget-hjem": "closed",
    "graviditetsmonitorering-nyt-udstyr": "pilot",
    "hjertesvigt-paa-tvaers": "pilot",
    "internetterapi-til-unge": "procurement",
    "kol-hjemmemonitorering-i-byen": "rollout",
    "pro-epilepsi-i-ambulatorierne": "operation",
    "saarvurdering-i-fire-kommuner": "operation",
    "telemedicin-til-nyresyge-i-hjemmet": "analysis",
    "teledermatologi-i-nord": "rollout",
    "videomoede-ved-udskrivning": "pilot",
    "videotolkning-paa-alle-hospitaler": "operation",
    "virtuel-indlaeggelse-ved-lungebetaendelse": "on_hold",
}


@pytest.mark.parametrize("project", STUCK)
def test_a_stuck_project_of_the_sample_is_freed_by_what_is_printed(
    desk: Desk, project: str
) -> None:
    take(desk, project, STUCK[project])


def test_an_old_draft_that_asks_for_another_step_is_not_asked_for_advice(desk: Desk) -> None:
    moves = ("--point", "Piloten begynder", "--moves", "akutboks-ved-kol:pilot")
    desk.run("case", "new", "gammelt-udkast", "--title", "Udkast", *moves, "--no-commit")
    printed = str(step(desk, "akutboks-ved-kol", "rollout"))
    assert "gammelt-udkast" not in printed
    assert printed.count("telectl case new CASE") == 1
    take(desk, "akutboks-ved-kol", "rollout")


def test_an_acknowledgement_after_the_start_is_told_with_the_day_and_put_right(desk: Desk) -> None:
    project, solution = "pro-epilepsi-i-ambulatorierne", _solution_of(desk)
    site = desk.file(f"projects/{project}.yaml").split("sites:\n  - ")[1].split()[0]
    if f"site: {site}" not in desk.file(f"solutions/{solution}.yaml"):
        desk.run("solution", "deploy", solution, site, "--state", "pilot", "--no-commit")
    at = f"deployments[{site}]"
    desk.run("set", solution, f"{at}.start=2026-10-01", "--no-commit")
    acknowledged = ("item=operations_acknowledgement", "status=approved", f"date={DAY}")
    desk.run("add", solution, f"{at}.readiness", *acknowledged, "--no-commit")
    lacks = str(step(desk, project, "operation"))
    assert "must be given by 1 October 2026, when use starts" in lacks
    take(desk, project, "operation")


def _solution_of(desk: Desk) -> str:
    text = desk.file("projects/pro-epilepsi-i-ambulatorierne.yaml")
    return text.split("\nsolution: ")[1].split()[0]


def test_a_state_changed_by_hand_is_put_back_and_no_further(desk: Desk) -> None:
    file = desk.folder / "data" / "projects" / "akutboks-ved-kol.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("state: pilot", "state: rollout"), encoding="utf-8")
    said = desk.run("validate", code=1)
    assert "telectl set akutboks-ved-kol state=pilot" in said.out + said.err
    desk.run("set", "akutboks-ved-kol", "state=operation", "--no-commit", code=4)
    desk.run("set", "akutboks-ved-kol", "state=pilot", "--no-commit")
    assert file.read_text(encoding="utf-8") == text


def test_what_an_empty_portfolio_lacks_is_done_by_what_is_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    identify(monkeypatch)
    desk = Desk(tmp_path / "nyt")
    desk.run("init", str(desk.folder))
    monkeypatch.chdir(desk.folder)
    said = desk.run("status", "--lang", "en").out.splitlines()
    commands = [line.strip() for line in said if line.startswith("  telectl ")]
    assert len(commands) == 5
    for number, command in enumerate(commands):
        here = {"MEMBER": f"person-{number}", "BODY": "koncerndirektionen"}
        here |= {"ORGANISATION": "region-hovedstaden"}
        words = filled(command, "etablering")
        desk.run(*(here.get(shlex.split(command)[i + 1], w) for i, w in enumerate(words)))
    told = json.loads(desk.run("status", "--format", "json").out)
    assert told["to_do"] == []
    desk.run("validate")
