"""The commit with which a portfolio began, where it can be known."""

from __future__ import annotations

from pathlib import Path

from telectl.store.git.origin import first_commit
from tests.desk import Desk


def test_every_clone_knows_it_and_a_cut_off_one_does_not(desk: Desk, tmp_path: Path) -> None:
    first = str(desk.repo.rev_list("--max-parents=0", "HEAD"))
    desk.repo.commit("--allow-empty", "-qm", "mere", "--no-verify")
    assert first_commit(desk.folder / "data") == first
    desk.repo.clone("-q", str(desk.folder), str(tmp_path / "whole"))
    assert first_commit(tmp_path / "whole") == first
    desk.repo.clone("-q", "--depth", "1", f"file://{desk.folder}", str(tmp_path / "short"))
    assert first_commit(tmp_path / "short") is None
    assert first_commit(tmp_path) is None
