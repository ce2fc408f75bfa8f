"""Settings that can't be read are told once; nothing else turns wrong by it."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

from telectl.workspace import open_folder

DATA = Path(__file__).parents[2] / "data"
DAY = date(2026, 11, 23)


def test_unreadable_settings_make_no_other_record_wrong(tmp_path: Path) -> None:
    before = {(each.code, each.file, each.path) for each in open_folder(DATA, DAY).findings}
    shutil.copytree(DATA, tmp_path / "data")
    (tmp_path / "data" / "telectl.yaml").write_text("centre: [oops\n", encoding="utf-8")
    after = open_folder(tmp_path / "data", DAY).findings
    others = {(each.code, each.file, each.path) for each in after if each.file != "telectl.yaml"}
    assert others <= before
    assert [each.file for each in after if each.severity == "error"] == ["telectl.yaml"]
