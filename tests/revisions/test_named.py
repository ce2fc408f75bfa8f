"""A commit named by a text or a day, and each text and day that names none."""

from __future__ import annotations

import os
import subprocess
from datetime import date
from pathlib import Path

import pytest

from telectl.findings import Exit, Refusal
from telectl.store.git.revisions import commit_before, committed_day, resolve
from tests.store.clone import git, make, put, repository


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make(tmp_path / "center", {"data/a.yaml": b"a: 1\n"})


def on(root: Path, moment: str, name: str) -> str:
    """A commit made at a moment."""
    put(root / "data" / "a.yaml", name.encode())
    when = {"GIT_COMMITTER_DATE": moment, "GIT_AUTHOR_DATE": "2020-01-01T00:00:00Z"}
    git(root, "commit", "-qam", name, **when)
    return tip(root)


def tip(root: Path, revision: str = "HEAD") -> str:
    return git(root, "rev-parse", revision).strip()


def refused(root: Path, text: str) -> Refusal:
    with pytest.raises(Refusal) as refusal:
        resolve(repository(root), text)
    assert refusal.value.exit_code == Exit.NO_PORTFOLIO
    return refusal.value


class TestByName:
    @pytest.mark.parametrize("text", ["HEAD", "main", "@", "v1", "heads/main", "HEAD^{commit}"])
    def test_a_branch_a_tag_and_where_one_stands(self, root: Path, text: str) -> None:
        git(root, "tag", "-a", "-m", "first", "v1")
        assert resolve(repository(root), text) == tip(root)

    def test_an_id_whole_and_short(self, root: Path) -> None:
        first = tip(root)
        on(root, "2026-01-02T00:00:00Z", "second")
        for text in (first, first[:8], first[:8].upper(), "main~1"):
            assert resolve(repository(root), text) == first

    @pytest.mark.parametrize(
        "text",
        ["nosuch", "", "-", "--all", "-nmain", "main..HEAD", "main\nHEAD", "0" * 40, "fedcba98",
         "main~9", "HEAD:nofile", ":/nosuch", "HEAD^{/nosuch}", "\udcff", "main\0", "@{upstream}"],
    )  # fmt: skip
    def test_what_names_nothing(self, root: Path, text: str) -> None:
        assert refused(root, text).key == "revision.unknown"

    def test_the_branch_that_was_probably_meant(self, root: Path) -> None:
        assert refused(root, "mian").facts["nearest"] == "main"

    @pytest.mark.parametrize(
        ("text", "kind"), [("HEAD:data/a.yaml", "blob"), ("HEAD:data", "tree"), ("odd", "tag")]
    )
    def test_what_is_no_commit(self, root: Path, text: str, kind: str) -> None:
        git(root, "tag", "-a", "-m", "odd", "odd", "HEAD:data")
        told = refused(root, text)
        assert (told.key, told.facts["kind"]) == ("revision.not_commit", kind)

    def test_a_branch_and_a_tag_of_one_name(self, root: Path) -> None:
        git(root, "tag", "release")
        git(root, "branch", "release")
        assert resolve(repository(root), "release") == tip(root)
        on(root, "2026-01-02T00:00:00Z", "second")
        git(root, "branch", "-f", "release")
        told = refused(root, "release~0")
        assert told.key == "revision.ambiguous"
        assert told.facts["candidates"] == ("refs/heads/release", "refs/tags/release")

    def test_a_short_id_of_two_commits(self, root: Path) -> None:
        short = _made_alike(root)
        told = refused(root, short)
        assert told.key == "revision.ambiguous"
        candidates = told.facts["candidates"]
        assert isinstance(candidates, tuple)
        assert len(candidates) == 2
        assert all(each.startswith(short) and "alike" in each for each in candidates)

    def test_a_branch_yet_unborn(self, tmp_path: Path) -> None:
        git(tmp_path, "init", "-q", "-b", "main")
        assert refused(tmp_path, "HEAD").key == "revision.unborn"
        with pytest.raises(Refusal) as refusal:
            commit_before(repository(tmp_path), date(2026, 1, 1))
        assert refusal.value.key == "revision.unborn"

    def test_a_shallow_clone_that_lacks_it(self, root: Path, tmp_path: Path) -> None:
        first = tip(root)
        on(root, "2026-01-02T12:00:00Z", "second")
        git(tmp_path, "clone", "-q", "--depth=1", root.as_uri(), "shallow")
        shallow = tmp_path / "shallow"
        assert resolve(repository(shallow), "main") == tip(root)
        for text in (first, "main~1"):
            assert refused(shallow, text).key == "revision.shallow"
        with pytest.raises(Refusal) as refusal:
            commit_before(repository(shallow), date(2026, 1, 1))
        assert refusal.value.key == "revision.shallow_day"

    def test_a_damaged_commit(self, root: Path) -> None:
        commit = tip(root)
        file = root / ".git" / "objects" / commit[:2] / commit[2:]
        file.chmod(0o644)
        file.write_bytes(b"")
        with pytest.raises(Refusal) as refusal:
            resolve(repository(root), commit[:9])
        assert refusal.value.exit_code == Exit.GIT

    def test_nothing_is_fetched_for_a_stranger(self, root: Path, tmp_path: Path) -> None:
        first = tip(root)
        mark = tmp_path / "ran"
        for key, value in {
            "core.repositoryFormatVersion": "1",
            "extensions.partialClone": "origin",
            "remote.origin.url": os.fspath(root),
            "remote.origin.promisor": "true",
            "remote.origin.uploadpack": f"touch '{mark}'; false",
        }.items():
            git(root, "config", key, value)
        (root / ".git" / "objects" / first[:2] / first[2:]).unlink()
        with pytest.raises(Refusal):
            resolve(repository(root), first)
        assert not mark.exists()


def _made_alike(root: Path) -> str:
    """The beginning that the ids of two commits share: made until there are such two."""
    seen: set[str] = set()
    stream = "".join(
        f"commit refs/heads/alike\ncommitter A <a@b> {n} +0000\ndata 5\nalike\n\n"
        for n in range(1, 1200)
    )
    subprocess.run(["git", "-C", root, "fast-import", "--quiet"], input=stream.encode(), check=True)
    for commit in git(root, "rev-list", "alike").split():
        if (short := commit[:4]) in seen:
            return short
        seen.add(short)
    raise AssertionError("no two alike")


class TestByDay:
    def test_a_day_ends_at_midnight_where_the_centre_is(self, root: Path) -> None:
        git(root, "checkout", "-q", "--orphan", "days")
        summer = on(root, "2026-07-01T21:59:59Z", "the last second of the first of July")
        night = on(root, "2026-07-01T22:00:00Z", "the first second of the second of July")
        winter = on(root, "2026-12-01T22:59:59+00:00", "the last second of the first of December")
        found = repository(root)
        assert commit_before(found, date(2026, 7, 1)) == summer
        assert commit_before(found, date(2026, 7, 2)) == night
        assert commit_before(found, date(2026, 12, 1)) == winter == commit_before(found, date.max)
        days = [committed_day(found, each) for each in (summer, night, winter)]
        assert days == [date(2026, 7, 1), date(2026, 7, 2), date(2026, 12, 1)]

    def test_what_was_merged_counts_from_its_merge(self, root: Path) -> None:
        git(root, "checkout", "-q", "--orphan", "trunk")
        first = on(root, "2026-03-01T12:00:00Z", "trunk")
        git(root, "checkout", "-q", "-b", "side")
        on(root, "2026-03-02T12:00:00Z", "side")
        git(root, "checkout", "-q", "trunk")
        when = {"GIT_COMMITTER_DATE": "2026-03-05T12:00:00Z"}
        git(root, "merge", "-q", "--no-ff", "-m", "merge", "side", **when)
        found = repository(root)
        assert commit_before(found, date(2026, 3, 4)) == first
        assert commit_before(found, date(2026, 3, 5)) == tip(root)

    @pytest.mark.parametrize("day", [date(2026, 2, 28), date(1969, 5, 5), date.min])
    def test_before_the_first_commit(self, root: Path, day: date) -> None:
        git(root, "checkout", "-q", "--orphan", "days")
        on(root, "2026-02-28T23:30:00Z", "the first of March")
        with pytest.raises(Refusal) as refusal:
            commit_before(repository(root), day)
        assert refusal.value.key == "revision.too_early"
        assert refusal.value.facts["first"] == date(2026, 3, 1)
