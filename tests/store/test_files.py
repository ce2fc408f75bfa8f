"""What lies in the folder and can't be read is told once, and stays known."""

from __future__ import annotations

import os
import shutil
import sys
from datetime import date
from pathlib import Path

import pytest

from telectl.workspace import Workspace, open_folder

SAMPLE = Path(__file__).parents[2] / "data"
DAY = date(2026, 11, 23)
OWNER = "members/jakob-winther.yaml"


@pytest.fixture
def portfolio(tmp_path: Path) -> Path:
    shutil.copytree(SAMPLE, tmp_path / "data")
    return tmp_path / "data"


def errors(folder: Path) -> list[tuple[str, str]]:
    workspace: Workspace = open_folder(folder, DAY)
    return [(each.file, each.code) for each in workspace.findings if each.severity == "error"]


def test_the_sample_has_no_errors(portfolio: Path):
    assert errors(portfolio) == []


def test_a_folder_in_the_place_of_a_record(portfolio: Path):
    (portfolio / OWNER).unlink()
    (portfolio / OWNER).mkdir()
    assert errors(portfolio) == [(OWNER, "F006")]


def test_another_suffix(portfolio: Path):
    (portfolio / OWNER).rename(portfolio / "members/jakob-winther.yml")
    assert errors(portfolio) == [("members/jakob-winther.yml", "F010")]


def test_a_file_in_the_place_of_a_folder_of_records(portfolio: Path):
    shutil.rmtree(portfolio / "members")
    (portfolio / "members").write_text("", encoding="utf-8")
    told = errors(portfolio)
    assert ("members", "F006") in told
    assert "R001" not in {code for _, code in told}


@pytest.mark.skipif(sys.platform == "win32", reason="a pipe is no file there")
def test_a_pipe_in_the_place_of_a_record(portfolio: Path):
    (portfolio / OWNER).unlink()
    os.mkfifo(portfolio / OWNER)
    assert errors(portfolio) == [(OWNER, "F006")]


def test_a_link_in_the_place_of_a_record(portfolio: Path, tmp_path: Path):
    (portfolio / OWNER).rename(tmp_path / "elsewhere.yaml")
    try:
        (portfolio / OWNER).symlink_to(tmp_path / "elsewhere.yaml")
    except OSError:
        pytest.skip("no right to make links")
    assert errors(portfolio) == [(OWNER, "F002")]


def test_a_folder_that_may_not_be_listed(portfolio: Path, monkeypatch: pytest.MonkeyPatch):
    real = os.scandir

    def refusing(path: str | os.PathLike[str]) -> object:
        if Path(path).name == "members":
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(os, "scandir", refusing)
    told = errors(portfolio)
    assert ("members", "F007") in told
    assert "R001" not in {code for _, code in told}


@pytest.mark.parametrize("title", ['""', '" "', '"\u00a0"'])
def test_a_title_of_nothing_is_none(portfolio: Path, title: str):
    file = portfolio / "tasks/rykke-styregruppen-for-raad.yaml"
    lines = file.read_text(encoding="utf-8").splitlines()
    lines = [f"title: {title}" if line.startswith("title:") else line for line in lines]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert errors(portfolio) == [("tasks/rykke-styregruppen-for-raad.yaml", "S006")]
