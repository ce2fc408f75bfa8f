"""A newcomer's first day: a sample, a project, a gate, a decision, an undo, by commands only."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desk import Desk, identify


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    identify(monkeypatch)
    monkeypatch.chdir(tmp_path)
    desk = Desk(tmp_path / "center")
    desk.run("init", "center", "--sample")
    monkeypatch.chdir(desk.folder)
    return desk


def test_a_newcomers_first_day(desk: Desk) -> None:
    start = desk.log()
    assert len(start) == 1
    desk.run("validate")

    desk.run(
        *("solution", "new", "blodtryk-hjemme", "--title", "Blodtryk hjemme"),
        *("--purpose", "Måling af blodtryk i hjemmet", "--area", "Hjertesygdom"),
        *("--owner", "bornholms-hospital", "--review", "2027-06-01"),
    )
    project = "blodtryk-paa-bornholm"
    desk.run(
        *("project", "new", project, "--title", "Blodtryk på Bornholm"),
        *("--solution", "blodtryk-hjemme", "--owner", "lene-oestergaard"),
    )
    _first_gate(desk, project)
    _second_gate(desk, project)
    _history(desk, project)
    _undo(desk, project)


def _first_gate(desk: Desk, project: str) -> None:
    """The team leader's gate: five fields are missing, each is told with its command."""
    refused = desk.run("project", "advance", project, "--to", "analysis", code=4)
    assert refused.err.count("error G005") == 5
    assert f"telectl set {project} purpose=" in refused.err
    assert "state: idea" in desk.file(f"projects/{project}.yaml")

    desk.run("set", project, "purpose=Måling af blodtryk i hjemmet", "technical_responsible=cimt")
    desk.run("set", project, "sectors=hospital", "sites=bornholms-hospital")
    desk.run("set", project, "supports.patient_pathway=Blodtrykket måles hjemme")
    desk.run("set", project, "patient_empowerment.aim=Patienten følger sine egne tal")
    desk.run("project", "advance", project, "--to", "analysis")
    assert "state: analysis" in desk.file(f"projects/{project}.yaml")


def _second_gate(desk: Desk, project: str) -> None:
    """The board's gate: papers, clinical staff, advice and a decision."""
    refused = desk.run("project", "advance", project, "--to", "pilot", code=4)
    assert {"G001", "G002", "G003", "G004"} <= set(refused.err.replace(":", " ").split())
    assert not desk.status()

    papers = ("projektgrundlag", "business_case", "clinical_risk", "it_risk", "dpia")
    for paper in (*papers, "mdr_assessment"):
        said = (f"kind={paper}", "status=approved", "reference=E-1", "by=cimt")
        desk.run("add", project, "evidence", *said)
    desk.run(
        *("add", project, "involvement", "type=workshop", "professions=læge,sygeplejerske"),
        *("sites=bornholms-hospital", "outcome=Arbejdsgangen er prøvet af"),
    )
    case = "pilot-med-blodtryk"
    desk.run(
        *("case", "new", case, "--title", "Pilot med blodtryk på Bornholm"),
        *("--point", "Piloten igangsættes", "--moves", f"{project}:pilot"),
    )
    desk.run(
        *("add", case, "advice", "subject=clinical_content", "body=vicedirektoerkredsen"),
        *("requested=2026-11-20", "given=2026-11-23", "conclusion=recommended"),
    )
    desk.run(
        *("decision", "record", case, "--body", "koncerndirektionen", "--result", "approved"),
        *("--date", "2026-11-23", "--no-follow-up", "Piloten følges i porteføljen"),
    )
    shown = desk.run("project", "advance", project, "--to", "pilot", "--dry-run")
    assert "+state: pilot" in shown.out
    assert "state: analysis" in desk.file(f"projects/{project}.yaml")
    desk.run("project", "advance", project, "--to", "pilot", "--decision", case)
    assert f"decision: {case}" in desk.file(f"projects/{project}.yaml")


def _history(desk: Desk, project: str) -> None:
    """One commit an act, with its own paths and with trailers that name it."""
    assert not desk.status()
    assert len(desk.log()) == 1 + 2 + 4 + 1 + 6 + 1 + 1 + 1 + 1 + 1
    assert desk.trailers() == {
        "Telectl-Act": "project advance",
        "Telectl-Record": project,
        "Telectl-Decision": "pilot-med-blodtryk",
    }
    assert desk.changed() == {f"data/projects/{project}.yaml"}
    assert desk.repo.show("-s", "--format=%an <%ae>") == (
        "Hanne Brandstrup <hanne.brandstrup@example.org>"
    )
    desk.run("validate")


def _undo(desk: Desk, project: str) -> None:
    """The last act is taken back by a commit of its own; ``--redo`` brings it back."""
    acts = len(desk.log())
    desk.run("undo")
    assert "state: analysis" in desk.file(f"projects/{project}.yaml")
    assert len(desk.log()) == acts + 1
    assert desk.trailers()["Telectl-Act"] == "undo"
    desk.run("undo", "--redo")
    assert "state: pilot" in desk.file(f"projects/{project}.yaml")
