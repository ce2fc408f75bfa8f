"""Whatever the history: ``--as-of C`` tells what checking C out and running there tells."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.desk import Desk, new_portfolio, peopled, run
from tests.store.clone import git, put

pytestmark = pytest.mark.skipif(os.name == "nt", reason="names and links that are none there")

# What stands in a file: sound or not, of another form, a link, or nothing any more.
TEXTS = {
    "tasks/opgave.yaml": (b"id: opgave\ntitle: Opgave\nowner: lise\n", b"id: other\n"),
    "tasks/-a.yaml": (b"id: -a\n", b"{"),
    "tasks/ny\nlinje.yaml": (b"id: x\n", b"\xff"),
    "tasks/inner/a.yaml": (b"id: a\n",),
    "tasks/a.yml": (b"id: a\n",),
    "telectl.yaml": (b"schema_version: 2\ncentre:\n  name: Senere\n", b"language: en\n"),
    "members/lise.yaml": (b"id: lise\nname: Lise\n", b"title: 070761-4285\n"),
    "needs": (b"a file\n",),
    "effects/link.yaml": ("telectl.yaml", "../../../outside"),
    "extra.yaml": (b"id: x\n",),
}  # fmt: skip
Write = tuple[str, bytes | str | None]
WRITES: st.SearchStrategy[Write] = st.one_of(
    *(st.tuples(st.just(path), st.sampled_from((*texts, None))) for path, texts in TEXTS.items())
)
# A commit on the branch, or one beside it that is merged with what the branch got in between.
COMMITS = st.lists(st.tuples(st.lists(WRITES, max_size=3), st.booleans()), min_size=1, max_size=3)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    with new_portfolio(tmp_path_factory.mktemp("template") / "center") as desk:
        peopled(desk)
        git(desk.folder, "config", "user.name", "A")
        git(desk.folder, "config", "user.email", "a@example.org")
    return desk.folder


def write(folder: Path, changes: list[Write]) -> None:
    for path, data in changes:
        file = folder / "data" / path
        shutil.rmtree(file) if file.is_dir() else file.unlink(missing_ok=True)
        if isinstance(data, bytes):
            put(file, data)
        elif data is not None:
            file.parent.mkdir(exist_ok=True)
            file.symlink_to(data)


def made(folder: Path, history: list[tuple[list[Write], bool]]) -> None:
    """Commits a day after the other, and merges that prefer what came from the side."""
    for number, (changes, beside) in enumerate(history):
        when = {"GIT_COMMITTER_DATE": f"2026-11-{number + 1:02}T23:30:00Z"}
        if beside:
            git(folder, "checkout", "-q", "-B", "side", "main~1" if number else "main")
        write(folder, changes)
        git(folder, "add", "-A")
        git(folder, "commit", "-q", "--allow-empty", "-m", f"change {number}", **when)
        if beside:
            git(folder, "checkout", "-q", "main")
            joined = ("merge", "-q", "--no-ff", "-s", "ort", "-X", "theirs", "-m", "merge", "side")
            try:
                git(folder, *joined, **when)
            except subprocess.CalledProcessError:  # a folder on one side, a file on the other
                git(folder, "add", "-A")
                git(folder, "commit", "-q", "-m", "merge by hand", **when)


def told(*words: str) -> tuple[int, object, list[str]]:
    """What a command answers, but for the clock that only ``--as-of`` has."""
    said = run(*words)
    err = [line for line in said.err.splitlines() if "efter det, der stod i commit" not in line
           and "by what stood in commit" not in line]  # fmt: skip
    if "json" not in words:
        return said.code, said.out, err
    view = json.loads(said.out)
    view.pop("as_of", None)
    return said.code, view, err


@pytest.mark.slow
@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(history=COMMITS)
def test_as_of_a_commit_is_as_checked_out(
    template: Path,
    tmp_path_factory: pytest.TempPathFactory,
    history: list[tuple[list[Write], bool]],
) -> None:
    place = tmp_path_factory.mktemp("history")
    one, other = (shutil.copytree(template, place / each, symlinks=True) for each in "ab")
    made(one, history)
    git(other, "fetch", "-q", os.fspath(one), "main")
    for commit in git(one, "rev-list", "main").split()[:6]:
        git(other, "checkout", "-q", "--force", commit)
        for line in ("validate --format json", "validate -v", "status --format json"):
            with pytest.MonkeyPatch.context() as patch:
                patch.chdir(one)
                code, view, err = told(*line.split(), "--as-of", commit)
                day = run("status", "--as-of", commit, "--format", "json")
                patch.chdir(other)
                if code == 3:  # no telectl.yaml in it
                    assert run(*line.split()).code == 3
                    continue
                on = json.loads(day.out)["day"]
                assert told(*line.split(), "--on", on) == (code, view, err)


def test_the_example_that_has_it_all(template: Path, tmp_path: Path) -> None:
    """A fixed history through the same comparison, so that each oddity is tried every time."""
    folder = shutil.copytree(template, tmp_path / "center", symlinks=True)
    made(folder, [([(path, texts[0]) for path, texts in TEXTS.items()], True)])
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        code, view, err = told("validate", "--format", "json", "--as-of", "HEAD")
        assert told("validate", "--format", "json", "--on", "2026-11-02") == (code, view, err)
    assert isinstance(view, dict)
    found = {each["code"] for each in view["findings"]}
    assert {"F001", "F002", "F003", "F006", "F010", "S004"} <= found
    assert code == 1
    assert Desk(folder).status() == ""
