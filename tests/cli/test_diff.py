"""``telectl diff`` as it is typed, in a real repository."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.desk import Desk

PROJECT = "videomoede-ved-udskrivning"


@pytest.fixture
def after(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A step back by hand committed on the second of December, and one that isn't committed."""
    _commit_on(desk, monkeypatch, "2026-12-01T09:00:00+01:00", "Begyndt")
    desk.run("task", "new", "ring", "--title", "Ring til Herlev", "--due", "2026-12-10")
    _commit_on(desk, monkeypatch, "2026-12-02T23:30:00+00:00", "Efter midnat")
    desk.run("set", "ring", "due=2026-12-24", "--no-commit")
    return desk


def _commit_on(desk: Desk, patch: pytest.MonkeyPatch, when: str, subject: str) -> None:
    patch.setenv("GIT_COMMITTER_DATE", when)
    desk.repo.commit("--allow-empty", "-q", "-m", subject)


def test_to_the_working_folder_where_no_second_is_given(after: Desk) -> None:
    said = after.run("diff", "HEAD").out
    assert "Ring til Herlev: Frist: 10-12-2026 → 24-12-2026 (2 uger senere)" in said
    assert "Fra  commit " in said
    assert "fra 3. december 2026 kl. 00:30; set pr. 23-11-2026" in said
    assert "Til  arbejdsmappen, som filerne ligger nu; set pr. 23-11-2026" in said


def test_from_revision_to_revision_the_work_tree_is_not_looked_at(after: Desk) -> None:
    said = after.run("diff", "HEAD~2", "HEAD").out
    assert "Ring til Herlev: ny opgave (frist 10-12-2026)" in said
    assert "24-12-2026" not in said


def test_a_day_is_the_last_commit_before_it_ends_in_copenhagen(after: Desk) -> None:
    made = json.loads(after.run("diff", "2026-12-02", "2026-12-03", "--format", "json").out)
    assert made["before"]["day"] == "2026-12-02"
    assert made["after"]["day"] == "2026-12-03"
    assert made["after"]["written"] == "2026-12-03T00:30:00+01:00"
    assert made["before"]["commit"] != made["after"]["commit"]
    assert any(each["sort"] == "overdue" for each in made["changes"]) or made["changes"] == []


def test_nothing_changed_is_said(desk: Desk) -> None:
    assert "Intet er ændret." in desk.run("diff", "HEAD").out
    assert "Nothing has changed." in desk.run("diff", "HEAD", "HEAD", "--lang", "en").out


def test_the_work_tree_is_left_as_it_is(after: Desk) -> None:
    before = after.status()
    after.run("diff", "HEAD~1")
    after.run("diff", "HEAD~2", "HEAD", "-o", str(after.folder.parent / "diff.md"))
    assert after.status() == before


@pytest.mark.parametrize("revision", ["nowhere", "-x", "HEAD..HEAD~1", "2020-01-01", ""])
def test_what_is_no_revision_is_refused(desk: Desk, revision: str) -> None:
    said = desk.run("diff", "--", revision, code=3)
    assert said.out == ""
    assert said.err.strip()


def test_a_day_that_is_none_is_refused(desk: Desk) -> None:
    desk.run("diff", "2026-02-30", code=2)


def test_a_folder_without_git_is_refused(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "bare").mkdir()
    (tmp_path / "bare" / "telectl.yaml").write_text(desk.file("telectl.yaml"), encoding="utf-8")
    said = desk.run("diff", "HEAD", "--data", str(tmp_path / "bare"), code=3)
    assert "git" in said.err


def test_a_commit_without_the_folder_is_refused(desk: Desk) -> None:
    empty = "4b825dc642cb6eb9a060e54bf8d69288fbee4904"  # the tree that holds nothing
    commit = desk.repo.commit_tree(empty, "-m", "Tom")
    assert desk.run("diff", str(commit), code=3).out == ""


def test_unreadable_files_are_named(desk: Desk) -> None:
    (desk.folder / "data" / "tasks" / "x.yaml").write_text("id: [\n", encoding="utf-8")
    assert "tasks/x.yaml kan ikke læses nu" in desk.run("diff", "HEAD").out


def test_the_comment_on_a_pull_request_stands_in_a_file(after: Desk) -> None:
    page = after.folder.parent / "kommentar.md"
    after.run("diff", "HEAD~2", "-o", str(page))
    assert page.read_text(encoding="utf-8").startswith("# Ændringer i porteføljen\n")


def test_a_bare_repository_is_read_too(after: Desk, tmp_path: Path) -> None:
    after.repo.clone("--bare", "-q", str(after.folder), str(tmp_path / "hub.git"))
    said = after.run("diff", "HEAD~2", "HEAD", "--data", str(tmp_path / "hub.git")).out
    assert "Ring til Herlev: ny opgave (frist 10-12-2026)" in said
