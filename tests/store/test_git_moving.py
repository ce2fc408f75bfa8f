"""A branch taken to another commit, broken off at any point, and taken back."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from telectl.findings import Refusal
from telectl.store.git.moving import move, settle_move
from tests.store.clone import git, make, repository, shown

OLD = {"data/a.yaml": b"a: 1\n", "data/b.yaml": b"b: 1\n", "c.txt": b"c\n"}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """On the first of two commits; the second is ``new``."""
    root = make(tmp_path / "clone", OLD)
    (root / "data" / "a.yaml").write_bytes(b"a: 2\n")
    (root / "data" / "b.yaml").unlink()
    (root / "data" / "d.yaml").write_bytes(b"d: 1\n")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "second")
    git(root, "branch", "new")
    git(root, "reset", "-q", "--hard", "HEAD^")
    return root


def ids(root: Path) -> tuple[str, str]:
    own, new = git(root, "rev-parse", "main", "new").split()
    return own, new


def state(root: Path) -> Path:
    place = root / ".git" / "telectl"
    place.mkdir(exist_ok=True)
    return place


def test_branch_index_and_files_go_and_what_lies_beside_stays(root: Path) -> None:
    (root / "c.txt").write_bytes(b"mine\n")
    own, new = ids(root)
    move(repository(root), state(root), own, new)
    assert git(root, "rev-parse", "main").strip() == new
    assert git(root, "status", "--porcelain") == " M c.txt\n"
    assert (root / "data" / "d.yaml").exists()
    assert not (root / "data" / "b.yaml").exists()


def test_a_branch_that_moved_meanwhile_stays_where_it_is(root: Path) -> None:
    own, new = ids(root)
    found = repository(root)
    git(root, "commit", "-q", "--allow-empty", "-m", "meanwhile")
    before = shown(root)
    with pytest.raises(Refusal) as refusal:
        move(found, state(root), own, new)
    assert refusal.value.key == "git.moved"
    assert shown(root) == before


def test_another_who_holds_the_index_is_waited_for_and_named(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("telectl.store.git.moving.LOCK_WAIT", 0.2)
    own, new = ids(root)
    before = shown(root)
    (root / ".git" / "index.lock").write_bytes(b"")
    with pytest.raises(Refusal) as refusal:
        move(repository(root), state(root), own, new)
    assert refusal.value.key == "git.index_locked"
    (root / ".git" / "index.lock").unlink()
    assert shown(root) == before


def _files_only(root: Path, new: str) -> None:
    """As where git died over the files, before the index was in place."""
    index = os.fspath(root / ".git" / "other")
    git(root, "read-tree", new, GIT_INDEX_FILE=index)
    git(root, "checkout-index", "-f", "-a", GIT_INDEX_FILE=index)
    (root / "data" / "b.yaml").unlink()
    (root / ".git" / "other").unlink()


def _files_and_index(root: Path, new: str) -> None:
    """As where we died before the branch was moved."""
    git(root, "read-tree", "-m", "-u", "main", new)


@pytest.mark.parametrize("broken_off", [_files_only, _files_and_index])
def test_what_was_broken_off_is_taken_back(root: Path, broken_off) -> None:
    before = shown(root)
    own, new = ids(root)
    (state(root) / "moving.json").write_text(json.dumps({"own": own, "new": new}), "utf-8")
    broken_off(root, new)
    settle_move(repository(root), state(root))
    git(root, "update-index", "-q", "--refresh")
    assert shown(root) == before
    assert not (state(root) / "moving.json").exists()


def test_the_users_own_change_is_not_taken_back(root: Path) -> None:
    own, new = ids(root)
    (state(root) / "moving.json").write_text(json.dumps({"own": own, "new": new}), "utf-8")
    _files_and_index(root, new)
    (root / "data" / "d.yaml").write_bytes(b"d: mine\n")
    settle_move(repository(root), state(root))
    assert (root / "data" / "d.yaml").read_bytes() == b"d: mine\n"
    assert (root / "data" / "a.yaml").read_bytes() == b"a: 1\n"


@pytest.mark.parametrize("mark", ["", "{}", "nonsense", '{"own": "x", "new": "y"}'])
def test_a_mark_that_says_nothing_changes_nothing(root: Path, mark: str) -> None:
    before = shown(root)
    (state(root) / "moving.json").write_text(mark, "utf-8")
    settle_move(repository(root), state(root))
    assert shown(root) == before
