"""What waits to be sent is known by a look, and git is asked once."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from telectl.store.git.run import Git
from telectl.store.git.unsent import Unsent, shared, unsent
from tests.store.clone import git, make


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    make(tmp_path / "first", {"a.yaml": b"a: 1\n"})
    git(tmp_path, "clone", "-q", "--bare", "first", "hub.git")
    git(tmp_path, "clone", "-q", "hub.git", "clone")
    return tmp_path / "clone"


@pytest.fixture
def no_git(monkeypatch: pytest.MonkeyPatch):
    def forbid() -> None:
        def started(*_words: object, **_more: object) -> None:
            raise AssertionError("git was started")

        monkeypatch.setattr(Git, "start", started)

    return forbid


def commit(folder: Path, day: str) -> None:
    git(folder, "commit", "-q", "--allow-empty", "-m", day, GIT_AUTHOR_DATE=f"{day}T12:00:00Z")


def test_the_number_and_the_oldest_day(clone: Path) -> None:
    assert unsent(clone) is None
    commit(clone, "2026-11-20")
    commit(clone, "2026-11-19")
    assert unsent(clone) == Unsent(2, date(2026, 11, 19))
    git(clone, "push", "-q")
    assert unsent(clone) is None


def test_git_is_not_started_where_nothing_waits_or_nobody_is_there(
    clone: Path, tmp_path: Path, no_git
) -> None:
    commit(tmp_path / "first", "2026-11-20")
    no_git()
    assert unsent(clone) is None
    assert unsent(tmp_path / "first") is None
    assert unsent(tmp_path) is None


def test_git_is_asked_once_for_the_same_two_ends(clone: Path, no_git) -> None:
    commit(clone, "2026-11-20")
    first = unsent(clone)
    no_git()
    assert unsent(clone) == first is not None


def test_what_others_did_is_not_ours_to_send(clone: Path, tmp_path: Path, no_git) -> None:
    git(tmp_path, "clone", "-q", "hub.git", "other")
    commit(tmp_path / "other", "2026-11-20")
    git(tmp_path / "other", "push", "-q")
    git(clone, "fetch", "-q")
    assert unsent(clone) is None
    no_git()
    assert unsent(clone) is None


def test_packed_refs_a_linked_work_tree_and_odd_names_are_read(clone: Path) -> None:
    git(clone, "checkout", "-q", "-b", 'a/"b"')
    git(clone, "push", "-q", "-u", "origin", 'a/"b"')
    git(clone, "pack-refs", "--all")
    commit(clone, "2026-11-20")
    assert unsent(clone) == Unsent(1, date(2026, 11, 20))
    git(clone, "checkout", "-q", "main")
    side = clone.with_name("side")
    git(clone, "worktree", "add", "-q", os.fspath(side), 'a/"b"')
    assert unsent(side) == Unsent(1, date(2026, 11, 20))
    assert unsent(clone) is None


@pytest.mark.parametrize("broken", ["HEAD", "config", "packed-refs", "telectl"])
def test_what_cannot_be_read_says_nothing(clone: Path, broken: str) -> None:
    commit(clone, "2026-11-20")
    file = clone / ".git" / broken
    file.unlink(missing_ok=True)
    file.write_bytes(b"\xff\xfe\x00")
    assert unsent(clone) in (None, Unsent(1, date(2026, 11, 20)))


def test_whether_there_is_anybody_to_send_to(clone: Path, tmp_path: Path) -> None:
    assert shared(clone)
    assert not shared(tmp_path / "first")
    assert not shared(tmp_path)
