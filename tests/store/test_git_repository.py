"""Where a repository stands, what is staged in it, and what of the environment it believes."""

from __future__ import annotations

import os
import stat
import subprocess
from pathlib import Path

import pytest

from telectl.findings import Exit, Refusal
from telectl.store.git import Repository, Standing, find, git_folder, in_hook
from tests.store.clone import ME, git, repository


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A clone's folder with a name that git could take for a pattern."""
    folder = tmp_path / "må [x]*?" if os.name != "nt" else tmp_path / "må [x]"
    folder.mkdir()
    git(folder, "init", "-q", "-b", "main")
    (folder / "data").mkdir()
    (folder / "data" / "a.yaml").write_bytes(b"a: 1\n")
    (folder / "b.txt").write_bytes(b"b\n")
    git(folder, "add", ".")
    git(folder, "commit", "-q", "-m", "begin")
    return folder


def refused(folder: Path) -> str:
    with pytest.raises(Refusal) as refusal:
        repository(folder).require_quiet()
    assert refusal.value.exit_code == Exit.GIT
    return refusal.value.key


def diverge(root: Path) -> None:
    """Two branches that can't be merged without a conflict."""
    git(root, "checkout", "-q", "-b", "other")
    (root / "b.txt").write_bytes(b"other\n")
    git(root, "commit", "-qam", "other")
    git(root, "checkout", "-q", "main")
    (root / "b.txt").write_bytes(b"main\n")
    git(root, "commit", "-qam", "main")


def fails(root: Path, *arguments: str) -> None:
    with pytest.raises(subprocess.CalledProcessError):
        git(root, *arguments)


class TestFinding:
    def test_from_a_folder_inside(self, root: Path) -> None:
        found = repository(root / "data")
        assert found.root == root.resolve()
        assert git_folder(root / "data") == found.folder == (root / ".git").resolve()

    def test_none_where_there_is_none(self, tmp_path: Path) -> None:
        assert find(tmp_path) is None
        assert git_folder(tmp_path) is None

    def test_a_linked_work_tree_is_its_own(self, root: Path, tmp_path: Path) -> None:
        git(root, "worktree", "add", "-q", "-b", "side", os.fspath(tmp_path / "side"))
        found = repository(tmp_path / "side")
        assert found.root == (tmp_path / "side").resolve()
        assert found.folder == git_folder(tmp_path / "side")
        assert found.folder != found.common == (root / ".git").resolve()
        found.require_quiet()

    def test_variables_in_a_path_are_letters(self, tmp_path: Path) -> None:
        odd = tmp_path / "$HOME"
        odd.mkdir()
        assert Repository.init(odd).root == odd.resolve()

    def test_what_a_hook_inherits_does_not_lead_elsewhere(
        self, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        foreign = Repository.init(_folder(tmp_path / "foreign"))
        monkeypatch.setenv("GIT_DIR", os.fspath(foreign.folder))
        monkeypatch.setenv("GIT_WORK_TREE", os.fspath(foreign.root))
        monkeypatch.setenv("GIT_INDEX_FILE", os.fspath(foreign.folder / "index"))
        assert repository(root).tip() == git_without(root, "rev-parse", "HEAD")
        assert os.environ["GIT_DIR"] == os.fspath(foreign.folder)

    def test_init_has_the_branch_main_and_no_commit(self, tmp_path: Path) -> None:
        made = Repository.init(tmp_path)
        assert (made.branch, made.tip()) == ("refs/heads/main", None)
        made.require_quiet()


def git_without(root: Path, *arguments: str) -> str:
    env = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    command = ["git", "-C", os.fspath(root), *arguments]
    return subprocess.run(command, capture_output=True, check=True, env=env).stdout.decode().strip()


def _folder(path: Path) -> Path:
    path.mkdir()
    return path


class TestBusyRepositories:
    def test_quiet(self, root: Path) -> None:
        repository(root).require_quiet()

    def test_detached(self, root: Path) -> None:
        git(root, "checkout", "-q", "--detach")
        assert refused(root) == "git.detached"

    def test_merge(self, root: Path) -> None:
        diverge(root)
        fails(root, "merge", "other")
        assert refused(root) == "git.merge"

    def test_rebase(self, root: Path) -> None:
        diverge(root)
        fails(root, "rebase", "other")
        assert refused(root) == "git.rebase"

    def test_cherry_pick(self, root: Path) -> None:
        diverge(root)
        fails(root, "cherry-pick", "other")
        assert refused(root) == "git.cherry_pick"

    def test_revert(self, root: Path) -> None:
        diverge(root)
        git(root, "checkout", "-q", "-b", "third")
        git(root, "commit", "-q", "--allow-empty", "-m", "more")
        (root / "b.txt").write_bytes(b"third\n")
        git(root, "commit", "-qam", "third")
        fails(root, "revert", "HEAD~2")
        assert refused(root) == "git.revert"

    def test_bisect(self, root: Path) -> None:
        diverge(root)
        git(root, "bisect", "start", "HEAD", "HEAD~1")
        assert refused(root) == "git.bisect"

    def test_patches_being_applied(self, root: Path) -> None:
        diverge(root)
        patch = root.parent / "p.patch"
        patch.write_bytes(git(root, "format-patch", "-1", "--stdout", "other").encode())
        fails(root, "am", os.fspath(patch))
        assert refused(root) == "git.am"

    def test_bare(self, tmp_path: Path) -> None:
        git(tmp_path, "init", "-q", "--bare", "x.git")
        assert refused(tmp_path / "x.git") == "git.bare"


class TestStanding:
    def standing(self, root: Path, path: str) -> Standing:
        file = root.resolve() / path
        return repository(root).status_of([file])[file]

    def test_clean(self, root: Path) -> None:
        os.utime(root / "data" / "a.yaml", (1, 1))
        assert self.standing(root, "data/a.yaml") is Standing.CLEAN

    def test_absent(self, root: Path) -> None:
        assert self.standing(root, "data/new.yaml") is Standing.ABSENT

    def test_dirty_also_with_the_same_size_and_time(self, root: Path) -> None:
        file = root / "data" / "a.yaml"
        time = file.stat().st_mtime_ns
        file.write_bytes(b"a: 2\n")
        os.utime(file, ns=(time, time))
        assert self.standing(root, "data/a.yaml") is Standing.DIRTY

    def test_removed(self, root: Path) -> None:
        (root / "data" / "a.yaml").unlink()
        assert self.standing(root, "data/a.yaml") is Standing.DIRTY

    def test_staged(self, root: Path) -> None:
        (root / "data" / "a.yaml").write_bytes(b"a: 2\n")
        git(root, "add", "data/a.yaml")
        assert self.standing(root, "data/a.yaml") is Standing.STAGED

    def test_staged_removal(self, root: Path) -> None:
        git(root, "rm", "-q", "--cached", "data/a.yaml")
        assert self.standing(root, "data/a.yaml") is Standing.STAGED

    def test_announced(self, root: Path) -> None:
        (root / "data" / "new.yaml").write_bytes(b"a: 2\n")
        git(root, "add", "-N", "data/new.yaml")
        assert self.standing(root, "data/new.yaml") is Standing.STAGED

    def test_untracked(self, root: Path) -> None:
        (root / "data" / "new.yaml").write_bytes(b"a: 2\n")
        assert self.standing(root, "data/new.yaml") is Standing.UNTRACKED

    def test_skipped(self, root: Path) -> None:
        git(root, "update-index", "--skip-worktree", "data/a.yaml")
        assert self.standing(root, "data/a.yaml") is Standing.SKIPPED

    @pytest.mark.skipif(os.name == "nt", reason="file systems of Windows know no such rights")
    def test_rights_that_git_does_not_watch(self, root: Path) -> None:
        (root / "data" / "a.yaml").chmod(stat.S_IRUSR | stat.S_IWUSR)
        assert self.standing(root, "data/a.yaml") is Standing.CLEAN


class TestStagedFiles:
    def test_holds_the_index_not_the_work_tree(self, root: Path) -> None:
        (root / "data" / "a.yaml").write_bytes(b"a: 2\n")
        git(root, "add", "data")
        (root / "data" / "a.yaml").write_bytes(b"a: 3\n")
        assert repository(root).staged_files(root / "data") == {"a.yaml": b"a: 2\n"}

    def test_names_and_contents_of_any_kind(self, root: Path) -> None:
        wanted = {"æ ø/-x.yaml": b"", "b.yaml": b"\0\nblob 3\n", ":(top)c.yaml": b"x" * 99}
        if os.name == "nt":
            del wanted[":(top)c.yaml"]
        else:
            wanted["line\nbreak"] = b"y"
        for name, content in wanted.items():
            (root / "data" / name).parent.mkdir(exist_ok=True)
            (root / "data" / name).write_bytes(content)
        git(root, "add", ".")
        assert repository(root).staged_files(root / "data") == {**wanted, "a.yaml": b"a: 1\n"}

    def test_what_is_only_announced_is_not_staged(self, root: Path) -> None:
        (root / "data" / "new.yaml").write_bytes(b"a: 2\n")
        git(root, "add", "-N", "data/new.yaml")
        assert set(repository(root).staged_files(root / "data")) == {"a.yaml"}

    def test_a_conflict_is_a_refusal(self, root: Path) -> None:
        diverge(root)
        fails(root, "merge", "other")
        with pytest.raises(Refusal, match=r"write\.unmerged"):
            repository(root).staged_files(root)

    def test_in_a_hook_it_is_the_commit_to_come(
        self, root: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """``git commit FILE`` hands its hook an index that isn't the repository's."""
        git(root, "read-tree", "--empty", GIT_INDEX_FILE=".git/partial")
        monkeypatch.setenv("GIT_INDEX_FILE", ".git/partial")
        assert repository(root).staged_files(root / "data") == {}
        assert in_hook()

    def test_symlinks_and_submodules_are_no_files(self, root: Path) -> None:
        blob = git(root, "rev-parse", "HEAD:b.txt").strip()
        commit = git(root, "rev-parse", "HEAD").strip()
        git(root, "update-index", "--add", "--cacheinfo", f"120000,{blob},data/link.yaml")
        git(root, "update-index", "--add", "--cacheinfo", f"160000,{commit},data/sub")
        assert repository(root).staged_odd(root / "data") == (("link.yaml",), ("sub",))
        assert set(repository(root).staged_files(root / "data")) == {"a.yaml"}


class TestIdentity:
    def test_nobody_is_refused(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        for name in (*ME, "EMAIL"):
            monkeypatch.delenv(name, raising=False)
        with pytest.raises(Refusal, match=r"git\.identity"):
            repository(root).require_identity()

    def test_somebody(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        git(root, "config", "user.name", "Åse")
        git(root, "config", "user.email", "aase@example.org")
        repository(root).require_identity()


class TestDamage:
    def test_an_empty_branch_file_is_not_a_repository_without_commits(self, root: Path) -> None:
        (root / ".git" / "refs" / "heads" / "main").write_bytes(b"")
        with pytest.raises(Refusal, match=r"git\.damaged"):
            repository(root).tip()

    def test_an_object_of_no_bytes(self, root: Path) -> None:
        tree = git(root, "rev-parse", "HEAD^{tree}").strip()
        file = root / ".git" / "objects" / tree[:2] / tree[2:]
        file.chmod(0o600)
        file.write_bytes(b"")
        with pytest.raises(Refusal, match=r"git\.damaged"):
            repository(root).committed(["b.txt"], "HEAD")

    def test_a_damaged_index(self, root: Path) -> None:
        (root / ".git" / "index").write_bytes(b"DIRC nonsense")
        with pytest.raises(Refusal, match=r"git\.damaged"):
            repository(root).indexed(["b.txt"])


def test_reading_runs_nothing_that_the_repository_names(root: Path, tmp_path: Path) -> None:
    """File system monitor, hooks and pager of a repository that somebody else prepared."""
    canary = tmp_path / "canary"
    program = tmp_path / "program"
    program.write_bytes(f"#!/bin/sh\ntouch '{canary.as_posix()}'\n".encode())
    program.chmod(0o755)
    for setting in ("core.fsmonitor", "core.pager", "diff.external", "gpg.program"):
        git(root, "config", setting, program.as_posix())
    found = repository(root)
    found.status_of([root.resolve() / "b.txt"])
    found.staged_files(root)
    found.last_acts(5)
    found.require_quiet()
    assert not canary.exists()
