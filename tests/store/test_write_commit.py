"""An act with a commit: exactly its paths, on what was read, whatever lies beside it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from telectl.findings import Exit, Refusal
from telectl.store import lock
from telectl.store.write import Done, perform
from tests.store import clone
from tests.store.clone import ME, act, change, git, hook, put, write


@pytest.fixture(autouse=True)
def _identity(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in ME.items():
        monkeypatch.setenv(name, value)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return clone.make(
        tmp_path / "clone", {"data/a.yaml": b"a: 1\n", "data/b.yaml": b"b: 1\n", "c.txt": b"c\n"}
    )


def refused(root: Path, path: str = "data/a.yaml", after: bytes | None = b"a: 2\n") -> Refusal:
    """The refusal of a write, which has changed nothing."""
    before = clone.shown(root)
    with pytest.raises(Refusal) as refusal:
        write(root, path, after)
    assert clone.shown(root) == before
    assert not (root / ".git" / "telectl" / "journal.json").exists()
    return refusal.value


def paths_of(root: Path, commit: str | None) -> list[str]:
    assert commit is not None
    return git(root, "diff-tree", "-r", "--root", "--name-status", "--no-commit-id", commit).split()


class TestTheCommit:
    def test_holds_a_change_a_new_file_and_a_removal(self, root: Path) -> None:
        data = root / "data"
        changes = (
            change(data / "a.yaml", b"a: 2\n"),
            change(data / "new" / "æ.yaml", b"n\n"),
            change(data / "b.yaml", None),
        )
        done = perform(root, act(*changes), commit=True)
        assert git(root, "rev-parse", "HEAD").strip() == done.commit
        assert git(root, "status", "--porcelain") == ""
        assert git(root, "show", "HEAD:data/new/æ.yaml") == "n\n"
        assert sorted(p.name for p in data.rglob("*")) == ["a.yaml", "new", "æ.yaml"]
        assert not (data / "b.yaml").exists()

    def test_leaves_out_what_is_staged_dirty_announced_or_untracked(self, root: Path) -> None:
        put(root / "staged.txt", b"s\n")
        put(root / "announced.txt", b"i\n")
        git(root, "add", "staged.txt")
        git(root, "add", "-N", "announced.txt")
        git(root, "rm", "-q", "--cached", "data/b.yaml")
        put(root / "c.txt", b"dirty\n")
        before = git(root, "status", "--porcelain")
        done = write(root, "data/a.yaml", b"a: 2\n")
        assert paths_of(root, done.commit) == ["M", "data/a.yaml"]
        assert git(root, "status", "--porcelain") == before

    def test_on_an_unborn_branch_is_the_first(self, tmp_path: Path) -> None:
        git(tmp_path, "init", "-q", "-b", "main")
        put(tmp_path / "other.txt", b"o\n")
        git(tmp_path, "add", "other.txt")
        done = write(tmp_path, "data/a.yaml", b"a: 1\n")
        assert paths_of(tmp_path, done.commit) == ["A", "data/a.yaml"]
        assert git(tmp_path, "status", "--porcelain") == "A  other.txt\n"

    def test_in_a_linked_work_tree_goes_to_its_branch(self, root: Path, tmp_path: Path) -> None:
        git(root, "worktree", "add", "-q", "-b", "æøå/side", os.fspath(tmp_path / "side"))
        done = write(tmp_path / "side", "data/a.yaml", b"a: 2\n")
        assert git(root, "rev-parse", "æøå/side").strip() == done.commit
        assert git(root, "rev-parse", "main").strip() != done.commit
        assert git(tmp_path / "side", "status", "--porcelain") == ""

    def test_in_a_shallow_clone_with_packed_branches(self, root: Path, tmp_path: Path) -> None:
        write(root, "data/a.yaml", b"a: 2\n")
        shallow = tmp_path / "shallow"
        git(tmp_path, "clone", "-q", "--depth=1", root.as_uri(), os.fspath(shallow))
        git(shallow, "pack-refs", "--all")
        done = write(shallow, "data/a.yaml", b"a: 3\n")
        assert paths_of(shallow, done.commit) == ["M", "data/a.yaml"]

    def test_in_a_sparse_tree_leaves_the_rest_out_of_sight(self, root: Path) -> None:
        put(root / "docs" / "d.txt", b"d\n")
        git(root, "add", "docs")
        git(root, "commit", "-qm", "docs")
        git(root, "sparse-checkout", "set", "--cone", "data")
        done = write(root, "data/a.yaml", b"a: 2\n")
        assert paths_of(root, done.commit) == ["M", "data/a.yaml"]
        assert git(root, "status", "--porcelain") == ""
        assert not (root / "docs").exists()

    def test_in_a_submodule_goes_to_the_submodule(self, root: Path, tmp_path: Path) -> None:
        outer = clone.make(tmp_path / "outer", {"o.txt": b"o\n"})
        git(
            outer,
            "-c",
            "protocol.file.allow=always",
            "submodule",
            "add",
            "-q",
            root.as_uri(),
            "sub",
        )
        git(outer, "commit", "-qm", "submodule")
        done = write(outer / "sub", "data/a.yaml", b"a: 2\n")
        assert paths_of(outer / "sub", done.commit) == ["M", "data/a.yaml"]
        assert git(outer, "status", "--porcelain") == " M sub\n"
        assert git(outer, "rev-list", "--count", "HEAD") == "2\n"

    def test_in_a_repository_with_longer_ids(self, tmp_path: Path) -> None:
        git(tmp_path, "init", "-q", "-b", "main", "--object-format=sha256")
        write(tmp_path, "data/a.yaml", b"a: 1\n")
        write(tmp_path, "data/a.yaml", None)
        assert git(tmp_path, "status", "--porcelain") == ""
        assert git(tmp_path, "ls-files") == ""

    def test_keeps_the_rights_of_a_file(self, root: Path) -> None:
        (root / "data" / "a.yaml").chmod(0o755)
        git(root, "update-index", "--chmod=+x", "data/a.yaml")
        git(root, "commit", "-qm", "executable")
        write(root, "data/a.yaml", b"a: 2\n")
        assert git(root, "ls-tree", "HEAD", "data/a.yaml").startswith("100755")
        assert git(root, "status", "--porcelain") == ""


class TestLineEndings:
    @pytest.mark.parametrize("attributes", ["*.yaml text eol=crlf", "*.yaml text=auto", "* -text"])
    @pytest.mark.parametrize("autocrlf", ["true", "input", "false"])
    def test_no_file_shows_as_modified_afterwards(
        self, root: Path, attributes: str, autocrlf: str
    ) -> None:
        git(root, "config", "core.autocrlf", autocrlf)
        put(root / ".gitattributes", attributes.encode())
        git(root, "add", ".gitattributes")
        git(root, "commit", "-qm", "attributes")
        (root / "data" / "a.yaml").unlink()
        git(root, "checkout", "-q", "--", "data/a.yaml")
        text = (root / "data" / "a.yaml").read_bytes().replace(b"1", b"2")
        write(root, "data/a.yaml", text)
        assert git(root, "status", "--porcelain") == ""
        assert git(root, "diff-files") == ""
        assert (root / "data" / "a.yaml").read_bytes() == text
        assert git(root, "diff", "--stat", "HEAD~1").count("|") == 1

    def test_a_file_stored_with_crlf_changes_in_one_line_only(self, root: Path) -> None:
        put(root / "data" / "crlf.yaml", b"a: 1\r\nb: 1\r\nc: 1\r\n")
        git(root, "-c", "core.autocrlf=false", "add", ".")
        git(root, "commit", "-qm", "crlf")
        git(root, "config", "core.autocrlf", "true")
        write(root, "data/crlf.yaml", b"a: 1\r\nb: 2\r\nc: 1\r\n")
        assert git(root, "diff", "--numstat", "HEAD~1").startswith("1\t1\t")
        assert git(root, "status", "--porcelain") == ""


class TestATargetThatIsNotAsCommitted:
    def test_dirty(self, root: Path) -> None:
        put(root / "data" / "a.yaml", b"a: dirty\n")
        assert (refused(root).key, refused(root).exit_code) == ("write.dirty", Exit.CONFLICT)

    def test_staged(self, root: Path) -> None:
        put(root / "data" / "a.yaml", b"a: staged\n")
        git(root, "add", "data/a.yaml")
        put(root / "data" / "a.yaml", b"a: 1\n")
        assert refused(root).key == "write.staged"

    def test_staged_for_removal(self, root: Path) -> None:
        git(root, "rm", "-q", "--cached", "data/a.yaml")
        assert refused(root).key == "write.staged"

    def test_removed(self, root: Path) -> None:
        (root / "data" / "a.yaml").unlink()
        assert refused(root).key == "write.dirty"

    def test_untracked(self, root: Path) -> None:
        put(root / "data" / "u.yaml", b"u\n")
        assert refused(root, "data/u.yaml").key == "write.untracked"

    def test_skipped(self, root: Path) -> None:
        git(root, "update-index", "--skip-worktree", "data/a.yaml")
        assert refused(root).key == "write.skip_worktree"

    def test_changed_since_it_was_read(self, root: Path) -> None:
        read = change(root / "data" / "a.yaml", b"a: 2\n")
        put(root / "data" / "a.yaml", b"a: 9\n")
        git(root, "commit", "-qam", "somebody")
        with pytest.raises(Refusal, match=r"write\.changed"):
            perform(root, act(read), commit=True)
        assert (root / "data" / "a.yaml").read_bytes() == b"a: 9\n"

    def test_a_new_record_never_takes_the_place_of_one_that_is_there(self, root: Path) -> None:
        new = change(root / "data" / "n.yaml", b"mine\n")
        put(root / "data" / "n.yaml", b"theirs\n")
        with pytest.raises(Refusal, match=r"write\.changed"):
            perform(root, act(new), commit=True)
        assert (root / "data" / "n.yaml").read_bytes() == b"theirs\n"

    def test_outside(self, root: Path, tmp_path: Path) -> None:
        with pytest.raises(Refusal, match=r"write\.outside"):
            perform(root, act(change(tmp_path / "x.yaml", b"x\n")), commit=True)
        with pytest.raises(Refusal, match=r"write\.outside"):
            perform(root, act(change(root / ".." / "x.yaml", b"x\n")), commit=True)

    @pytest.mark.skipif(os.name == "nt", reason="making a symlink takes special rights there")
    def test_a_symlink_or_a_file_below_one(self, root: Path, tmp_path: Path) -> None:
        outside = put(tmp_path / "outside" / "x.yaml", b"x\n")
        (root / "data" / "link.yaml").symlink_to(outside)
        (root / "data" / "folder").symlink_to(outside.parent)
        git(root, "add", ".")
        git(root, "commit", "-qm", "links")
        assert refused(root, "data/link.yaml").key == "write.symlink"
        assert refused(root, "data/folder/x.yaml").key == "write.symlink"
        assert outside.read_bytes() == b"x\n"


class TestARepositoryThatRefuses:
    def test_nobody_is_committing(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        for name in (*ME, "EMAIL"):
            monkeypatch.delenv(name, raising=False)
        monkeypatch.setenv("TELECTL_TEST", "1")
        with pytest.raises(Refusal) as refusal:
            write(root, "data/a.yaml", b"a: 2\n")
        assert (refusal.value.key, refusal.value.exit_code) == ("git.identity", Exit.GIT)
        assert git(root, "status", "--porcelain") == ""

    def test_detached(self, root: Path) -> None:
        git(root, "checkout", "-q", "--detach")
        assert refused(root).key == "git.detached"

    def test_in_the_middle_of_a_merge(self, root: Path) -> None:
        put(root / ".git" / "MERGE_HEAD", git(root, "rev-parse", "HEAD").encode())
        assert refused(root).key == "git.merge"

    def test_a_signature_that_cannot_be_made(self, root: Path) -> None:
        git(root, "config", "commit.gpgsign", "true")
        git(root, "config", "gpg.program", "no-such-program")
        assert refused(root).key == "git.signature"

    def test_an_index_lock_is_waited_for_named_and_left(self, root: Path) -> None:
        left = put(root / ".git" / "index.lock", b"")
        began = time.monotonic()
        refusal = refused_with_lock(root)
        assert 2.5 < time.monotonic() - began < 10
        assert refusal.key == "git.index_locked"
        assert refusal.facts["file"] == ".git/index.lock"
        assert left.exists()

    def test_a_branch_lock_is_waited_for_named_and_left(self, root: Path) -> None:
        left = put(root / ".git" / "refs" / "heads" / "main.lock", b"")
        refusal = refused(root)
        assert refusal.key == "git.ref_locked"
        assert refusal.facts["file"] == ".git/refs/heads/main.lock"
        assert left.exists()

    def test_inside_a_hook(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("GIT_INDEX_FILE", ".git/index")
        with pytest.raises(Refusal, match=r"git\.in_hook"):
            write(root, "data/a.yaml", b"a: 2\n")
        assert not (root / ".git" / "telectl").exists()

    def test_damage(self, root: Path) -> None:
        tree = git(root, "rev-parse", "HEAD^{tree}").strip()
        file = root / ".git" / "objects" / tree[:2] / tree[2:]
        file.chmod(0o600)
        file.write_bytes(b"")
        with pytest.raises(Refusal, match=r"git\.damaged"):
            write(root, "data/a.yaml", b"a: 2\n")
        assert (root / "data" / "a.yaml").read_bytes() == b"a: 1\n"


def refused_with_lock(root: Path) -> Refusal:
    with pytest.raises(Refusal) as refusal:
        write(root, "data/a.yaml", b"a: 2\n")
    assert (root / "data" / "a.yaml").read_bytes() == b"a: 1\n"
    return refusal.value


class TestHooks:
    def test_see_the_commit_to_come(self, root: Path, tmp_path: Path) -> None:
        seen = (tmp_path / "seen").as_posix()
        put(root / "staged.txt", b"s\n")
        git(root, "add", "staged.txt")
        hook(
            root,
            "pre-commit",
            f"git diff --cached --name-only > '{seen}'; git show :data/a.yaml >> '{seen}'",
        )
        write(root, "data/a.yaml", b"a: 2\n")
        assert Path(seen).read_text(encoding="utf-8") == "data/a.yaml\na: 2\n"

    @pytest.mark.parametrize("name", ["pre-commit", "prepare-commit-msg", "commit-msg"])
    def test_that_fail_refuse_and_say_why(self, root: Path, name: str) -> None:
        hook(root, name, "echo 'ikke \033[31mgodt'; exit 3")
        refusal = refused(root)
        assert (refusal.key, refusal.facts["hook"]) == ("git.hook", name)
        assert refusal.facts["reason"] == "ikke [31mgodt"

    def test_of_the_branch_refuse_too(self, root: Path) -> None:
        hook(root, "reference-transaction", "exit 1")
        assert refused(root).exit_code == Exit.GIT

    def test_may_change_the_message(self, root: Path) -> None:
        hook(root, "commit-msg", 'echo "Reviewed-by: en anden" >> "$1"')
        write(root, "data/a.yaml", b"a: 2\n")
        assert "Reviewed-by: en anden" in git(root, "log", "-1", "--format=%(trailers)")

    def test_may_change_the_acts_own_file(self, root: Path) -> None:
        hook(
            root,
            "pre-commit",
            "id=$(printf 'a: 3\\n' | git hash-object -w --stdin)\n"
            "git update-index --cacheinfo 100644,$id,data/a.yaml",
        )
        done = write(root, "data/a.yaml", b"a: 2\n")
        assert done.hook_changed == (root.resolve() / "data" / "a.yaml",)
        assert (root / "data" / "a.yaml").read_bytes() == b"a: 3\n"
        assert git(root, "status", "--porcelain") == ""

    def test_may_not_add_other_files(self, root: Path) -> None:
        hook(
            root, "pre-commit", "echo x > c.txt.new; git update-index --add c.txt.new; rm c.txt.new"
        )
        refusal = refused(root)
        assert (refusal.key, refusal.facts["files"]) == ("git.hook_paths", "c.txt.new")

    def test_that_change_the_target_itself_are_noticed(self, root: Path) -> None:
        hook(root, "pre-commit", "echo 'a: hook' > data/a.yaml")
        with pytest.raises(Refusal, match=r"write\.changed"):
            write(root, "data/a.yaml", b"a: 2\n")
        assert (root / "data" / "a.yaml").read_bytes() == b"a: hook\n"

    def test_meanwhile_the_branch_may_move_and_that_commit_is_not_lost(self, root: Path) -> None:
        hook(
            root,
            "pre-commit",
            "git update-ref HEAD $(git commit-tree -m theirs -p HEAD 'HEAD^{tree}')",
        )
        with pytest.raises(Refusal, match=r"git\.moved"):
            write(root, "data/a.yaml", b"a: 2\n")
        assert git(root, "log", "--format=%s") == "theirs\nbegin\n"
        assert git(root, "status", "--porcelain") == ""

    def test_afterwards_may_fail(self, root: Path, tmp_path: Path) -> None:
        hook(
            root, "post-commit", f"git rev-parse HEAD > '{(tmp_path / 'told').as_posix()}'; exit 1"
        )
        done = write(root, "data/a.yaml", b"a: 2\n")
        assert (tmp_path / "told").read_text(encoding="utf-8").strip() == done.commit

    def test_lie_where_the_user_says(self, root: Path, tmp_path: Path) -> None:
        git(root, "config", "core.hooksPath", (tmp_path / "hooks").as_posix())
        hook(root, "pre-commit", "exit 1")
        assert isinstance(write(root, "data/a.yaml", b"a: 2\n"), Done)
        put(tmp_path / "hooks" / "pre-commit", b"#!/bin/sh\nexit 1\n").chmod(0o755)
        assert refused(root, after=b"a: 3\n").key == "git.hook"

    def test_that_hang_hold_up_only_the_next_act(
        self, root: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(lock, "WAIT", 0.2)
        hook(root, "pre-commit", "touch .git/hangs; while test -e .git/hangs; do sleep 0.1; done")
        named = root / ".git" / "named"
        first = another(root, f"{TELLS_WHO}write(root, 'data/a.yaml', b'a: 2\\n')")
        while not (root / ".git" / "hangs").exists():
            time.sleep(0.01)
        with pytest.raises(Refusal) as refusal:
            write(root, "data/b.yaml", b"b: 2\n")
        (root / ".git" / "hangs").unlink()
        assert first.wait() == 0
        assert (refusal.value.key, refusal.value.exit_code) == ("lock.held", Exit.CONFLICT)
        facts = refusal.value.facts
        assert (facts["what"], facts["pid"]) == ("set", named.read_text(encoding="utf-8"))
        assert git(root, "log", "-1", "--format=%s", "main") == "Sæt a\n"


# In an environment on Windows the program that was started starts the one that runs.
TELLS_WHO = "import os\n(root / '.git' / 'named').write_bytes(b'%d' % os.getpid())\n"


def another(root: Path, lines: str) -> subprocess.Popen[bytes]:
    """Another process at work in the same clone."""
    begin = "import sys\nfrom pathlib import Path\nfrom tests.store.clone import write\n"
    program = f"{begin}root = Path(sys.argv[1])\n{lines}"
    environment = {**os.environ, "PYTHONPATH": os.fspath(Path(__file__).parents[2])}
    return subprocess.Popen([sys.executable, "-c", program, os.fspath(root)], env=environment)


@pytest.mark.slow
def test_eight_at_once_lose_nothing(root: Path) -> None:
    """Each process writes a record of its own, three times; a user's staged file stays."""
    put(root / "staged.txt", b"s\n")
    git(root, "add", "staged.txt")
    turns = "for turn in range(3): write(root, 'data/w{}.yaml', b'turn: %d\\n' % turn)"
    running = [another(root, turns.format(n)) for n in range(8)]
    assert [process.wait() for process in running] == [0] * 8
    commits = git(root, "rev-list", "main", "^main~24").split()
    assert len(commits) == 24
    written = sorted(tuple(paths_of(root, commit)) for commit in commits)
    assert {len(paths) for paths in written} == {2}
    expected = sorted(f"data/w{n}.yaml" for n in range(8) for _ in range(3))
    assert sorted(path for _, path in written) == expected
    assert git(root, "status", "--porcelain") == "A  staged.txt\n"
    git(root, "fsck", "--strict")
