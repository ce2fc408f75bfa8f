"""An act without a commit, and what an act that was left is brought to."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from telectl.findings import Exit, Refusal
from telectl.store import journal
from telectl.store import write as writing
from telectl.store.git import commit as commits
from telectl.store.git.run import Answer, Git
from telectl.store.write import perform, recover
from tests.store import clone
from tests.store.clone import ME, act, change, git, put, write

STATES = {"data/a.yaml": b"a: 1\n", "data/b.yaml": b"b: 1\n"}


class Dead(BaseException):
    """Nothing runs any more."""


@pytest.fixture(autouse=True)
def _identity(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in ME.items():
        monkeypatch.setenv(name, value)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return clone.make(tmp_path / "clone", STATES)


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    for path, content in STATES.items():
        put(tmp_path / "plain" / path, content)
    return tmp_path / "plain"


def both(root: Path) -> writing.Act:
    data = root / "data"
    return act(change(data / "a.yaml", b"a: 2\n"), change(data / "b.yaml", b"b: 2\n"))


def contents(root: Path) -> list[bytes]:
    return [(root / path).read_bytes() for path in STATES]


def dies(place: object, name: str, after: int = 0) -> Callable[[], None]:
    """From the call on, the process is dead; what undoes this is given back."""
    patch = pytest.MonkeyPatch()
    real = getattr(place, name)
    left = [after]

    def step(*arguments: object, **named: object) -> object:
        if left[0] == 0:
            raise Dead
        left[0] -= 1
        return real(*arguments, **named)

    def dead(*_: object, **__: object) -> object:
        raise Dead

    patch.setattr(place, name, step)
    patch.setattr(writing, "_settled", dead)
    return patch.undo


class TestWithoutACommit:
    def test_in_a_repository_a_dirty_file_is_edited(self, root: Path) -> None:
        put(root / "data" / "a.yaml", b"a: dirty\n")
        done = write(root, "data/a.yaml", b"a: 2\n", commit=False)
        assert done.commit is None
        assert git(root, "status", "--porcelain") == " M data/a.yaml\n"
        assert git(root, "rev-list", "--count", "HEAD") == "1\n"

    def test_while_git_is_in_the_middle_of_something(self, root: Path) -> None:
        git(root, "checkout", "-q", "--detach")
        write(root, "data/a.yaml", b"a: 2\n", commit=False)
        assert contents(root)[0] == b"a: 2\n"

    def test_without_any_repository(self, plain: Path) -> None:
        done = write(plain, "data/a.yaml", b"a: 2\n", commit=True)
        assert (done.commit, contents(plain)[0]) == (None, b"a: 2\n")
        assert (plain / ".telectl" / ".gitignore").read_bytes() == b"*\n"

    def test_only_if_nobody_changed_it_since(self, plain: Path) -> None:
        wanted = both(plain)
        put(plain / "data" / "b.yaml", b"b: 9\n")
        with pytest.raises(Refusal, match=r"write\.changed") as refusal:
            perform(plain, wanted, commit=False)
        assert refusal.value.exit_code == Exit.CONFLICT
        assert contents(plain) == [b"a: 1\n", b"b: 9\n"]

    def test_new_folders_and_removals(self, plain: Path) -> None:
        data = plain / "data"
        files = (change(data / "n" / "m" / "æ.yaml", b"n\n"), change(data / "a.yaml", None))
        perform(plain, act(*files), commit=False)
        assert sorted(p.name for p in data.rglob("*")) == ["b.yaml", "m", "n", "æ.yaml"]


class TestAnActThatWasLeft:
    def test_nothing_is_looked_for_where_nothing_was_left(self, root: Path) -> None:
        assert recover(root) is None
        assert not (root / ".git" / "telectl").exists()

    def test_before_the_branch_moved_it_is_rolled_back(self, root: Path) -> None:
        undo = dies(commits, "move_branch")
        with pytest.raises(Dead):
            perform(root, both(root), commit=True)
        undo()
        assert contents(root) == [b"a: 2\n", b"b: 2\n"]
        assert recover(root) == "rolled_back"
        assert contents(root) == [b"a: 1\n", b"b: 1\n"]
        assert git(root, "status", "--porcelain") == ""

    def test_after_the_branch_moved_it_is_finished(self, root: Path) -> None:
        undo = dies(commits, "free_branch")
        with pytest.raises(Dead):
            perform(root, both(root), commit=True)
        undo()
        assert recover(root) == "finished"
        assert contents(root) == [b"a: 2\n", b"b: 2\n"]
        assert git(root, "status", "--porcelain") == ""
        assert recover(root) is None

    def test_the_next_act_settles_it_first(self, root: Path) -> None:
        undo = dies(commits, "move_branch")
        with pytest.raises(Dead):
            perform(root, both(root), commit=True)
        undo()
        done = perform(
            root,
            act(writing.FileChange(root / "data" / "a.yaml", b"a: 1\n", b"a: 3\n")),
            commit=True,
        )
        assert done.recovered
        assert contents(root) == [b"a: 3\n", b"b: 1\n"]

    def test_meanwhile_git_itself_is_locked_out(self, root: Path) -> None:
        undo = dies(commits, "move_branch")
        with pytest.raises(Dead):
            perform(root, both(root), commit=True)
        undo()
        with pytest.raises(Exception, match="128"):
            git(root, "commit", "-qam", "half")
        recover(root)
        git(root, "commit", "-q", "--allow-empty", "-m", "whole")

    def test_what_the_user_changed_since_stays(self, root: Path) -> None:
        undo = dies(commits, "move_branch")
        with pytest.raises(Dead):
            perform(root, both(root), commit=True)
        undo()
        put(root / "data" / "a.yaml", b"a: mine\n")
        assert recover(root) == "rolled_back"
        assert contents(root) == [b"a: mine\n", b"b: 1\n"]

    def test_what_the_user_committed_since_stays(self, root: Path) -> None:
        """The user takes git's lock away by hand, as git advises, and commits the half act."""
        undo = dies(commits, "move_branch")
        with pytest.raises(Dead):
            perform(root, both(root), commit=True)
        undo()
        (root / ".git" / "index.lock").unlink()
        git(root, "commit", "-qm", "half", "data/a.yaml")
        assert recover(root) == "rolled_back"
        assert contents(root) == [b"a: 2\n", b"b: 1\n"]
        assert git(root, "status", "--porcelain") == ""

    def test_a_commit_on_top_of_it_leaves_it_finished(self, root: Path) -> None:
        undo = dies(commits, "free_branch")
        with pytest.raises(Dead):
            perform(root, both(root), commit=True)
        undo()
        (root / ".git" / "index.lock").unlink()
        git(root, "reset", "-q")
        put(root / "data" / "b.yaml", b"b: 3\n")
        git(root, "commit", "-qam", "on top")
        assert recover(root) == "finished"
        assert contents(root) == [b"a: 2\n", b"b: 3\n"]
        assert git(root, "status", "--porcelain") == ""

    def test_what_the_user_staged_since_stays_staged(self, root: Path) -> None:
        undo = dies(commits, "free_branch")
        with pytest.raises(Dead):
            perform(root, both(root), commit=True)
        undo()
        (root / ".git" / "index.lock").unlink()
        put(root / "data" / "a.yaml", b"a: mine\n")
        git(root, "add", "data/a.yaml")
        assert recover(root) == "finished"
        assert git(root, "show", ":data/a.yaml") == "a: mine\n"
        assert git(root, "status", "--porcelain") == "M  data/a.yaml\n"

    def test_reading_goes_on_while_git_holds_its_index(self, root: Path) -> None:
        undo = dies(commits, "free_branch")
        with pytest.raises(Dead):
            perform(root, both(root), commit=True)
        undo()
        lock = put(root / ".git" / "index.lock", b"")
        assert recover(root) == "finished"
        assert lock.exists()
        lock.unlink()
        assert recover(root) == "finished"
        assert git(root, "status", "--porcelain") == ""

    def test_without_a_commit_all_or_nothing(self, plain: Path) -> None:
        undo = dies(writing, "_put", after=1)
        with pytest.raises(Dead):
            perform(plain, both(plain), commit=False)
        undo()
        assert contents(plain) == [b"a: 2\n", b"b: 1\n"]
        assert recover(plain) == "rolled_back"
        assert contents(plain) == [b"a: 1\n", b"b: 1\n"]
        assert [p.name for p in (plain / "data").iterdir() if p.name.startswith(".")] == []

    def test_inside_a_hook_nothing_is_touched(
        self, root: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        undo = dies(commits, "move_branch")
        with pytest.raises(Dead):
            perform(root, both(root), commit=True)
        undo()
        monkeypatch.setenv("GIT_INDEX_FILE", ".git/index")
        assert recover(root) is None
        assert contents(root) == [b"a: 2\n", b"b: 2\n"]

    def test_a_journal_that_cannot_be_read_is_said(self, root: Path) -> None:
        put(root / ".git" / "telectl" / journal.NAME, b'{"form": 1, "check": "", "act": "{}"}')
        with pytest.raises(Refusal, match=r"journal\.unreadable"):
            recover(root)

    def test_a_moved_folder_is_settled_where_it_is(self, root: Path, tmp_path: Path) -> None:
        undo = dies(commits, "move_branch")
        with pytest.raises(Dead):
            perform(root, both(root), commit=True)
        undo()
        moved = tmp_path / "flyttet æøå"
        root.rename(moved)
        assert recover(moved) == "rolled_back"
        assert contents(moved) == [b"a: 1\n", b"b: 1\n"]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_folder_without_the_right_to_write(root: Path) -> None:
    (root / "data").chmod(0o500)
    with pytest.raises(Refusal, match=r"write\.failed"):
        write(root, "data/a.yaml", b"a: 2\n")
    (root / "data").chmod(0o700)
    assert git(root, "status", "--porcelain") == ""


def test_an_interrupt_from_the_keyboard_leaves_no_half_act(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(commits, "move_branch", interrupted)
    with pytest.raises(KeyboardInterrupt):
        perform(root, both(root), commit=True)
    assert contents(root) == [b"a: 1\n", b"b: 1\n"]
    assert recover(root) is None


@pytest.mark.parametrize("holds", [b"", b"commit"], ids=["empty", "with the commit"])
def test_branch_locks_of_a_git_that_was_killed_alone_are_taken_away(
    root: Path, monkeypatch: pytest.MonkeyPatch, holds: bytes
) -> None:
    """Git died over its locks while telectl lived: the act is rolled back, and can be repeated."""
    real = Git.ask

    def ask(self: Git, *arguments: str, **named: Any) -> Answer:
        if arguments[0] != "update-ref":
            return real(self, *arguments, **named)
        put(root / ".git" / "HEAD.lock", b"")
        put(root / ".git" / "refs" / "heads" / "main.lock", arguments[5].encode() if holds else b"")
        return Answer(-9, b"", b"")

    wanted = both(root)
    with monkeypatch.context() as patch:
        patch.setattr(Git, "ask", ask)
        with pytest.raises(Refusal, match=r"git\.failed"):
            perform(root, wanted, commit=True)
    assert contents(root) == [b"a: 1\n", b"b: 1\n"]
    assert perform(root, wanted, commit=True).tidy


def test_a_branch_lock_older_than_the_act_is_anothers_and_stays(root: Path) -> None:
    lock = put(root / ".git" / "HEAD.lock", b"")
    os.utime(lock, (1, 1))
    undo = dies(commits, "require_free_branch")
    with pytest.raises(Dead):
        perform(root, both(root), commit=True)
    undo()
    assert recover(root) == "rolled_back"
    assert lock.exists()
