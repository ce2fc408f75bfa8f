"""``validate --base`` as it is typed: what it says, in which format, and how it ends."""

from __future__ import annotations

import contextlib
import json
import shutil
from collections.abc import Callable
from typing import Any

import pytest

from tests.desk import run
from tests.hub import git
from tests.review.bench import Bench
from tests.review.illegal import LEAPT

TASK = "tasks/saarkursus-i-herlev.yaml"


def told(bench: Bench, *more: str, code: int) -> dict[str, Any]:
    said = run("--format", "json", "validate", "--base", bench.base, *more)
    assert said.code == code, said
    made: dict[str, Any] = json.loads(said.out)
    return made


def test_a_change_that_is_fine_ends_with_0_and_says_what_was_there_before(bench: Bench):
    bench.desk.run("project", "advance", "hofteopfoelgning-paa-video", "--to", "analysis")
    said = run("validate", "--base", bench.base)
    assert said.code == 0
    first, *rest = said.out.splitlines()
    assert first.startswith(
        "Opfølgning efter hofteoperation på video: idé → analyse den 23-11-2026"
    )
    assert rest
    assert all("(stod der i forvejen)" in each for each in rest if ": warning " in each)
    assert "Nyt: 0 fejl, 0 advarsler i 1 commit." in said.err


def test_an_illegal_move_ends_with_1_and_names_its_commit(bench: Bench):
    LEAPT(bench)
    commit = bench.commit("Spring over\x1b[31m")
    said = run("--lang", "en", "validate", "--base", bench.base, "--errors")
    assert said.code == 1
    (line,) = (each for each in said.out.splitlines() if ": error " in each)
    assert "error P005" in line
    assert f"(came in commit {commit[:9]}: Spring over" in line
    assert "\x1b" not in said.out


def test_json_tells_the_moves_and_where_each_finding_comes_from(bench: Bench):
    LEAPT(bench)
    commit = bench.commit()
    made = told(bench, code=1)
    assert made["review"] == {
        "base": bench.base,
        "head": commit,
        "fork": bench.base,
        "merged_with": None,
        "commits": 1,
        "moves": [
            {
                "project": "hofteopfoelgning-paa-video",
                "title": "Opfølgning efter hofteoperation på video",
                "from": "idea",
                "to": "operation",
                "date": "2026-11-20",
                "by": "hanne-brandstrup",
                "decision": None,
                "commit": commit,
                "stands": True,
            }
        ],
        "undone": [],
    }
    new = [each for each in made["findings"] if each["review"] == "new"]
    assert [(each["code"], each["commit"]) for each in new] == [("P005", commit[:9])]
    assert {each["review"] for each in made["findings"]} == {"new", "old"}


def test_old_errors_fail_with_all_and_not_without(bench: Bench):
    bench.edit(TASK, ("owner: lene-oestergaard", "owner: ingen-kender"))
    bench.commit()
    bench.begin()
    bench.edit(TASK, ("due: 2026-12-11", "due: 2026-12-18"))
    bench.commit()
    assert {each["review"] for each in told(bench, code=0)["findings"]} == {"old"}
    assert told(bench, "--all", code=1)["errors"] == 1


def test_what_is_in_no_commit_is_not_judged_and_said(bench: Bench):
    LEAPT(bench)
    said = run("validate", "--base", bench.base)
    assert said.code == 0
    assert "ikke er i et commit; de er ikke bedømt" in said.err


def test_sarif_marks_what_was_there_before(bench: Bench):
    LEAPT(bench)
    bench.commit()
    said = run("--format", "sarif", "validate", "--base", bench.base)
    results = json.loads(said.out)["runs"][0]["results"]
    states = {(each["ruleId"], each["baselineState"]) for each in results}
    assert ("P005", "new") in states
    assert ("P020", "unchanged") in states


def test_a_merge_is_judged_on_request(bench: Bench):
    bench.edit(TASK, ("due: 2026-12-11", "due: 2026-12-18"))
    theirs = bench.commit()
    bench.desk.repo.checkout("--quiet", "-b", "mine", bench.base)
    bench.edit(TASK, ("due: 2026-12-11", "due: 2027-01-15"))
    bench.commit()
    assert told(bench, code=0)["errors"] == 0
    made = told(bench, "--merge-with", theirs, code=1)
    (wrong,) = (each for each in made["findings"] if each["severity"] == "error")
    assert (wrong["code"], wrong["review"]) == ("CH016", "together")
    assert "due" in wrong["message"]


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("--base", "findes-ikke"), 3, "findes-ikke"),
        (("--base", "HEAD", "--merge-with", "findes-ikke"), 3, "findes-ikke"),
        (("--base", "-x"), 3, "-x"),
        (("--base", "HEAD..HEAD"), 3, "HEAD..HEAD"),
        (("--merge-with", "HEAD"), 2, "--base"),
        (("--all",), 2, "--base"),
        (("--base", "HEAD", "--staged"), 2, "--staged"),
        (("--base", "HEAD", "data/tasks"), 2, "data/tasks"),
    ],
)
def test_what_can_not_be_judged_is_refused_and_never_passed(
    bench: Bench, words: tuple[str, ...], code: int, said: str
):
    done = run("validate", *words)
    assert done.code == code
    assert said in done.err


def test_a_rebase_under_way_keeps_nobody_from_judging(bench: Bench):
    bench.edit(TASK, ("due: 2026-12-11", "due: 2026-12-18"))
    theirs = bench.commit()
    bench.desk.repo.checkout("--quiet", "-b", "mine", bench.base)
    bench.edit(TASK, ("due: 2026-12-11", "due: 2027-01-15"))
    bench.commit()
    bench.desk.repo.execute(["git", "rebase", "--quiet", theirs], with_exceptions=False)
    assert (bench.desk.folder / ".git" / "rebase-merge").exists()
    assert run("validate", "--base", bench.base).code == 0


def _move(bench: Bench) -> None:
    git(bench.desk.folder, "mv", "data", "pf")


def _link(bench: Bench) -> None:
    _move(bench)
    (bench.desk.folder / "data").symlink_to("pf")


def _plant(bench: Bench) -> None:
    data = bench.desk.folder / "data"
    for name in ("telectl.yaml", "workflow.yaml"):
        shutil.copy(data / name, bench.desk.folder / name)


@pytest.mark.parametrize(
    ("change", "data"), [(_move, "pf"), (_link, "data"), (_plant, "."), (_plant, "")]
)
def test_no_other_portfolio_is_judged_in_the_place_of_the_one(
    bench: Bench, change: Callable[[Bench], None], data: str
):
    change(bench)
    git(bench.desk.folder, "add", "-A")
    bench.commit()
    words = ("--data", str(bench.desk.folder / data)) if data else ()
    with contextlib.chdir(bench.desk.folder):
        said = run("validate", "--base", bench.base, *words)
    assert said.code == 3, said
    assert "telectl validate --data data --base" in said.err


def test_a_merge_with_what_has_nothing_in_common_is_refused(bench: Bench):
    folder = bench.desk.folder
    tree = git(folder, "rev-parse", "HEAD^{tree}")
    other = git(folder, "commit-tree", "-m", "andet", tree)
    said = run("validate", "--base", bench.base, "--merge-with", other)
    assert said.code == 3
    assert "intet til fælles" in said.err
