"""The findings of one portfolio in each format that CI reads, as they were approved."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from telectl import __version__
from telectl.locale import LANGUAGES
from tests.desk import run
from tests.reports.conftest import FIXTURE

ENDINGS = {"sarif": "sarif", "github": "github.txt", "gitlab": "gitlab.json", "junit": "xml"}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The fixture with a key too many, a reference to nobody, and a file that can't be read."""
    monkeypatch.chdir(tmp_path)
    made = Path(shutil.copytree(FIXTURE, tmp_path / "data"))
    with (made / "projects" / "ny-ide.yaml").open("a", encoding="utf-8") as file:
        file.write("nonsense: 1\n")
    task = made / "tasks" / "rykke-raadet.yaml"
    text = task.read_text(encoding="utf-8")
    lines = ["owner: nobody" if each.startswith("owner:") else each for each in text.split("\n")]
    task.write_text("\n".join(lines), encoding="utf-8")
    (made / "members" / "bodil-aaris.yaml").write_bytes(b"id: [\n")
    return made


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("format", ENDINGS)
def test_the_findings_are_as_approved(
    format: str, language: str, folder: Path, golden: Callable[[str, str], None]
) -> None:
    said = run("validate", "--on", "2026-06-01", "--lang", language, "--format", format)
    assert (said.code, said.err) == (1, "")
    golden(f"validate.{language}.{ENDINGS[format]}", said.out.replace(f'"{__version__}"', '"…"'))
