"""Our SARIF in programs that read others' findings."""

from __future__ import annotations

import csv
import json
import os
import shutil
from pathlib import Path

import pytest

from telectl.resources import sample_folder
from tests.desk import run
from tests.external.clients import said
from tests.obeyed import HOSTILE


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The sample with a state that there isn't and a hostile key, as SARIF."""
    data = Path(shutil.copytree(sample_folder(), tmp_path / "data"))
    project = data / "projects" / "akutboks-ved-kol.yaml"
    lines = project.read_text(encoding="utf-8").splitlines()
    lines = ["state: nonsense" if each.startswith("state:") else each for each in lines]
    hostile = [f"{json.dumps(text)}: 1" for text in HOSTILE]
    project.write_text("\n".join([*lines, *hostile, ""]), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    run("validate", "--on", "2026-11-23", "-o", "findings.sarif")
    return tmp_path / "findings.sarif"


def _results(log: Path) -> list[dict[str, object]]:
    return list(json.loads(log.read_text(encoding="utf-8"))["runs"][0]["results"])


@pytest.mark.external
def test_sarif_tools_reads_every_finding_at_its_place(log: Path) -> None:
    program = os.environ.get("TELECTL_SARIF_TOOLS") or shutil.which("sarif")
    if program is None:
        pytest.skip("needs sarif-tools")
    table = log.with_suffix(".csv")
    said(program, "csv", "--output", table, log)
    with table.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    results = _results(log)
    assert len(rows) == len(results) > 10
    project = "data/projects/akutboks-ved-kol.yaml"
    assert any(row["Severity"] == "error" and row["Location"] == project for row in rows)
    assert sorted(row["Code"] for row in rows) == sorted(str(each["ruleId"]) for each in results)
    assert all(int(row["Line"]) > 0 for row in rows)


def test_the_multitool_of_its_makers_finds_nothing_wrong(log: Path, tmp_path: Path) -> None:
    program = os.environ.get("TELECTL_SARIF_MULTITOOL")
    if program is None:
        pytest.skip("needs sarif-multitool: set TELECTL_SARIF_MULTITOOL to its program")
    found = tmp_path / "found.sarif"
    said(program, "validate", log, "--output", found)
    told = {each["ruleId"] for each in _results(found)}
    # telectl has no page of its own to point to.
    assert told <= {"SARIF2005"}
