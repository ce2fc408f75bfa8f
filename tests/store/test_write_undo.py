"""Telectl's last act, found in the history, and taken back."""

from __future__ import annotations

from pathlib import Path

import pytest

from telectl.findings import Refusal
from telectl.store.acts import Act, message
from telectl.store.undo import plan_undo, undo
from telectl.store.write import perform
from tests.store import clone
from tests.store.clone import ME, change, git, put, repository, write


@pytest.fixture(autouse=True)
def _identity(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in ME.items():
        monkeypatch.setenv(name, value)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return clone.make(tmp_path / "clone", {"data/a.yaml": b"a: 1\n", "c.txt": b"c\n"})


def full(root: Path) -> Act:
    files = (change(root / "data" / "a.yaml", b"a: 2\n"), change(root / "data" / "n.yaml", b"n\n"))
    return Act("advance", "KOL: pilot → drift", ("kol", "n"), "2026-kol", files, "Fordi æøå.")


class TestHistory:
    def test_tells_the_acts_newest_first(self, root: Path) -> None:
        write(root, "data/a.yaml", b"a: 0\n")
        done = perform(root, full(root), commit=True)
        git(root, "commit", "-q", "--allow-empty", "-m", "by hand")
        newest, older = repository(root).last_acts(5)
        assert (newest.commit, newest.act, newest.records) == (done.commit, "advance", ("kol", "n"))
        assert (newest.decision, newest.subject) == ("2026-kol", "KOL: pilot → drift")
        assert newest.time == int(git(root, "log", "-1", "--format=%ct", newest.commit))
        assert (older.act, older.decision) == ("set", None)
        assert [a.commit for a in repository(root).last_acts(1)] == [newest.commit]

    def test_leaves_out_what_another_branch_did(self, root: Path) -> None:
        git(root, "checkout", "-q", "-b", "other")
        write(root, "data/o.yaml", b"o\n")
        git(root, "checkout", "-q", "main")
        git(root, "merge", "-q", "--no-ff", "-m", "merge", "other")
        assert repository(root).last_acts(5) == []

    def test_is_empty_before_the_first_commit(self, tmp_path: Path) -> None:
        git(tmp_path, "init", "-q", "-b", "main")
        assert repository(tmp_path).last_acts(5) == []


class TestUndo:
    def test_takes_back_every_file_of_the_act_in_one_commit(self, root: Path) -> None:
        done = perform(root, full(root), commit=True)
        which, taken = undo(root)
        assert which.commit == done.commit
        assert (root / "data" / "a.yaml").read_bytes() == b"a: 1\n"
        assert not (root / "data" / "n.yaml").exists()
        assert git(root, "diff", "HEAD~2", "HEAD") == ""
        newest = repository(root).last_acts(1)[0]
        assert (newest.commit, newest.act, newest.records) == (taken.commit, "undo", ("kol", "n"))
        assert newest.subject == 'Revert "KOL: pilot → drift"'

    def three(self, root: Path) -> None:
        for number in (2, 3, 4):
            write(root, "data/a.yaml", f"a: {number}\n".encode())

    def number(self, root: Path) -> str:
        return (root / "data" / "a.yaml").read_text(encoding="utf-8")[3]

    def test_one_after_the_other_goes_further_back(self, root: Path) -> None:
        self.three(root)
        told = []
        for _ in range(3):
            undo(root)
            told.append(self.number(root))
        assert told == ["3", "2", "1"]
        with pytest.raises(Refusal, match=r"undo\.nothing"):
            undo(root)

    def test_what_was_undone_comes_back_step_by_step(self, root: Path) -> None:
        self.three(root)
        undo(root)
        undo(root)
        told = []
        for _ in range(2):
            undo(root, redo=True)
            told.append(self.number(root))
        assert told == ["3", "4"]
        with pytest.raises(Refusal, match=r"undo\.no_redo"):
            undo(root, redo=True)

    def test_what_was_brought_back_can_be_undone_again(self, root: Path) -> None:
        done = perform(root, full(root), commit=True)
        undo(root)
        undo(root, redo=True)
        assert (root / "data" / "n.yaml").read_bytes() == b"n\n"
        last, _ = undo(root)
        assert last.commit == done.commit
        assert not (root / "data" / "n.yaml").exists()

    @pytest.mark.parametrize("file", ["data/a.yaml", "data/other.yaml"])
    def test_nothing_comes_back_over_what_was_done_since(self, root: Path, file: str) -> None:
        perform(root, full(root), commit=True)
        undo(root)
        write(root, file, b"a: 9\n")
        with pytest.raises(Refusal, match=r"undo\.past"):
            undo(root, redo=True)

    def test_an_act_that_git_reverted_is_not_undone_again(self, root: Path) -> None:
        self.three(root)
        git(root, "revert", "--no-edit", "HEAD")
        undo(root)
        assert self.number(root) == "2"

    def test_the_act_that_made_the_portfolio_stays(self, root: Path) -> None:
        files = (change(root / "data" / "a.yaml", b"a: 2\n"),)
        perform(root, Act("init", "Ny", (), None, files), commit=True)
        with pytest.raises(Refusal, match=r"undo\.init"):
            undo(root)

    def test_looks_as_far_back_as_it_takes(
        self, root: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("telectl.store.undo.FIRST_LOOK", 1)
        self.three(root)
        for _ in range(3):
            undo(root)
        assert self.number(root) == "1"

    def test_reaches_past_commits_on_other_files(self, root: Path) -> None:
        perform(root, full(root), commit=True)
        put(root / "c.txt", b"mine\n")
        git(root, "commit", "-qam", "mine")
        undo(root)
        assert (root / "data" / "a.yaml").read_bytes() == b"a: 1\n"
        assert (root / "c.txt").read_bytes() == b"mine\n"

    @pytest.mark.parametrize("back", [False, True], ids=["changed", "changed and changed back"])
    def test_refuses_when_somebody_committed_on_its_files(self, root: Path, back: bool) -> None:
        perform(root, full(root), commit=True)
        put(root / "data" / "a.yaml", b"a: 9\n")
        git(root, "commit", "-qam", "mine")
        if back:
            put(root / "data" / "a.yaml", b"a: 2\n")
            git(root, "commit", "-qam", "back")
        with pytest.raises(Refusal, match=r"undo\.changed"):
            undo(root)

    @pytest.mark.parametrize("content", [b"a: mine\n", None])
    def test_refuses_when_a_file_is_dirty(self, root: Path, content: bytes | None) -> None:
        perform(root, full(root), commit=True)
        file = root / "data" / "a.yaml"
        file.unlink() if content is None else put(file, content)
        with pytest.raises(Refusal, match=r"undo\.changed") as refusal:
            undo(root)
        assert refusal.value.facts["file"] == "data/a.yaml"

    def test_refuses_when_there_is_nothing(self, root: Path, tmp_path: Path) -> None:
        with pytest.raises(Refusal, match=r"undo\.nothing"):
            undo(root)
        with pytest.raises(Refusal, match=r"git\.none"):
            undo(tmp_path)

    def test_takes_back_the_very_first_commit(self, tmp_path: Path) -> None:
        git(tmp_path, "init", "-q", "-b", "main")
        write(tmp_path, "data/a.yaml", b"a: 1\n")
        undo(tmp_path)
        assert not (tmp_path / "data" / "a.yaml").exists()

    def test_can_be_judged_before_it_is_done(self, root: Path) -> None:
        perform(root, full(root), commit=True)
        _, _, act = plan_undo(root, "Fortryd: {subject}")
        assert act.subject == "Fortryd: KOL: pilot → drift"
        assert {c.path.name: c.after for c in act.files} == {"a.yaml": b"a: 1\n", "n.yaml": None}
        assert (root / "data" / "a.yaml").read_bytes() == b"a: 2\n"

    def test_keeps_the_line_ends_of_the_work_tree(self, root: Path) -> None:
        git(root, "config", "core.autocrlf", "true")
        put(root / "data" / "a.yaml", b"a: 1\r\n")
        write(root, "data/a.yaml", b"a: 2\r\n")
        undo(root)
        assert (root / "data" / "a.yaml").read_bytes() == b"a: 1\r\n"
        assert git(root, "status", "--porcelain") == ""


class TestTheMessage:
    def said(self, root: Path, act: Act) -> str:
        done = perform(root, act, commit=True)
        assert done.commit is not None
        return git(root, "log", "-1", "--format=%(trailers)", done.commit)

    def test_is_subject_body_and_trailers(self, root: Path) -> None:
        assert message(full(root)) == (
            "KOL: pilot → drift\n\nFordi æøå.\n\n"
            "Telectl-Act: advance\nTelectl-Record: kol\nTelectl-Record: n\n"
            "Telectl-Decision: 2026-kol\n"
        )

    @pytest.mark.parametrize(
        "text",
        [
            "x\n\nSigned-off-by: Chefen <c@example.org>",
            "x\r\n\r\nApproved-by: Chefen",
            "x\u2028Approved-by: y\x85\x0bApproved-by: z",
            "---\nApproved-by: Chefen",
            "x\n\nTelectl-Decision: forged\n\n",
            "(cherry picked from commit 1234567)",
        ],
    )
    def test_no_text_forges_a_trailer(self, root: Path, text: str) -> None:
        file = change(root / "data" / "a.yaml", b"a: 2\n")
        act = Act("set", text, (text,), text, (file,), text)
        names = [line.split(":")[0] for line in self.said(root, act).splitlines() if line]
        assert names == ["Telectl-Act", "Telectl-Record", "Telectl-Decision"]
        body = git(root, "log", "-1", "--format=%B")
        assert not [line for line in body.splitlines() if line.startswith(("Signed", "Approved"))]

    def test_lines_with_a_number_sign_stay(self, root: Path) -> None:
        file = change(root / "data" / "a.yaml", b"a: 2\n")
        perform(root, Act("set", "# 1", ("a",), None, (file,), "#2 er løst"), commit=True)
        assert git(root, "log", "-1", "--format=%B").startswith("# 1\n\n  #2 er løst\n")

    def test_is_utf8_whatever_the_repository_says(self, root: Path) -> None:
        git(root, "config", "i18n.commitEncoding", "latin1")
        perform(root, full(root), commit=True)
        assert "encoding" not in git(root, "cat-file", "commit", "HEAD").split("\n\n")[0]
        assert "drift" in repository(root).last_acts(1)[0].subject


class TestOthers:
    """Acts of others that a sync brought are theirs to undo."""

    def by_other(self, root: Path, monkeypatch: pytest.MonkeyPatch, file: str, data: bytes) -> None:
        with monkeypatch.context() as other:
            other.setenv("GIT_AUTHOR_NAME", "Lars Olsen")
            other.setenv("GIT_AUTHOR_EMAIL", "lars@example.org")
            write(root, file, data)

    def test_ones_own_act_is_taken_back_and_not_a_newer_one(
        self, root: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        write(root, "data/a.yaml", b"a: 2\n")
        self.by_other(root, monkeypatch, "data/b.yaml", b"b: 1\n")
        last, _ = undo(root)
        assert last.author == ME["GIT_AUTHOR_NAME"]
        assert (root / "data" / "a.yaml").read_bytes() == b"a: 1\n"
        assert (root / "data" / "b.yaml").exists()

    def test_only_others_acts_are_named_and_left(
        self, root: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        self.by_other(root, monkeypatch, "data/a.yaml", b"a: 2\n")
        with pytest.raises(Refusal, match=r"undo\.others") as refused:
            undo(root)
        assert refused.value.facts["author"] == "Lars Olsen"
        assert undo(root, anyone=True)[0].author == "Lars Olsen"
        assert (root / "data" / "a.yaml").read_bytes() == b"a: 1\n"

    def test_what_another_wrote_over_since_stays(
        self, root: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        write(root, "data/a.yaml", b"a: 2\n")
        self.by_other(root, monkeypatch, "data/a.yaml", b"a: 3\n")
        with pytest.raises(Refusal, match=r"undo\.changed"):
            undo(root)

    def test_an_undo_is_brought_back_past_the_acts_of_others(
        self, root: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        write(root, "data/a.yaml", b"a: 2\n")
        undo(root)
        self.by_other(root, monkeypatch, "data/b.yaml", b"b: 1\n")
        undo(root, redo=True)
        assert (root / "data" / "a.yaml").read_bytes() == b"a: 2\n"
