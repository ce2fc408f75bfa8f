"""Histories that part and meet: merges, forks, clones that lack something, and other histories."""

from __future__ import annotations

from pathlib import Path

import git
import pytest

from telectl.findings import Refusal
from telectl.store.git.revisions import resolve
from telectl.workspace.home import home_of
from telectl.workspace.review import review
from tests.desk import TODAY
from tests.review.bench import Bench

NOTE = "  - date: 2026-11-20\n    text: Det går godt.\n    by: lene-oestergaard\n"
PILOT = "projects/teledermatologi-i-nord.yaml"
IDEA = "projects/hofteopfoelgning-paa-video.yaml"
TASK = "tasks/saarkursus-i-herlev.yaml"


def branch(bench: Bench, name: str, start: str = "") -> None:
    bench.desk.repo.checkout("--quiet", "-b", name, start or bench.base)


def merge(bench: Bench, other: str, *more: str) -> None:
    bench.desk.repo.merge("--quiet", "--no-ff", "--no-verify", "-m", "Læg sammen", *more, other)


def test_what_came_with_a_merge_of_the_main_branch_is_not_the_branchs(bench: Bench):
    branch(bench, "mine")
    bench.edit(TASK, ("title: Planlægge", "title: Nu planlægge"))
    bench.commit()
    branch(bench, "theirs")
    bench.edit(
        PILOT,
        ("decision: pilot-teledermatologi\n", "decision: pilot-teledermatologi\n    reason: x\n"),
    )
    theirs = bench.commit()
    bench.desk.repo.checkout("--quiet", "mine")
    merge(bench, "theirs")
    assert bench.review(base=theirs).failing() == ()
    told = bench.review().failing()
    assert {(each.finding.code, each.commit) for each in told} == {("CH002", theirs)}


def test_a_merge_that_drops_what_one_side_did_is_found(bench: Bench):
    branch(bench, "theirs")
    bench.desk.run("project", "advance", "hofteopfoelgning-paa-video", "--to", "analysis")
    branch(bench, "mine")
    bench.edit(TASK, ("title: Planlægge", "title: Nu planlægge"))
    bench.commit()
    merge(bench, "theirs", "--strategy=ours")
    assert {(e.finding.code, e.commit) for e in bench.wrong()} == {("CH002", bench.commit_id())}


def test_a_merge_that_adds_an_illegal_move_of_its_own_is_found(bench: Bench):
    branch(bench, "theirs")
    bench.edit(TASK, ("title: Planlægge", "title: Nu planlægge"))
    bench.commit()
    branch(bench, "mine")
    bench.edit(IDEA, ("Klar til analyse", "Snart klar til analyse"))
    bench.commit()
    merge(bench, "theirs", "--no-commit")
    bench.edit(PILOT, ("by: hanne-brandstrup\n    decision", "by: lene-oestergaard\n    decision"))
    bench.commit()
    assert {(e.finding.code, e.commit) for e in bench.wrong()} == {("CH002", bench.commit_id())}


def test_a_base_that_is_no_part_of_it_is_left_for_where_both_parted(bench: Bench):
    branch(bench, "theirs")
    bench.edit(TASK, ("owner: lene-oestergaard", "owner: ingen-kender"))
    theirs = bench.commit()
    branch(bench, "mine")
    bench.edit(IDEA, ("Klar til analyse", "Snart klar til analyse"))
    bench.commit()
    found = bench.review(base=theirs)
    assert (found.base, found.fork, found.commits) == (theirs, bench.base, 1)
    assert found.failing() == ()


def test_two_histories_with_nothing_in_common_are_refused(bench: Bench):
    bench.desk.repo.checkout("--quiet", "--orphan", "other")
    other = bench.commit("Begynd forfra")
    bench.desk.repo.checkout("--quiet", bench.base)
    with pytest.raises(Refusal) as refused:
        bench.review(base=other)
    assert (refused.value.key, refused.value.exit_code) == ("review.unrelated", 3)


def test_a_shallow_clone_without_what_it_is_built_on_is_refused(bench: Bench, tmp_path: Path):
    bench.edit(TASK, ("title: Planlægge", "title: Nu planlægge"))
    bench.commit()
    branch(bench, "theirs")
    bench.edit(IDEA, ("Klar til analyse", "Snart klar til analyse"))
    bench.commit()
    url = bench.desk.folder.resolve().as_uri()
    git.Git(tmp_path).clone("--quiet", "--depth=1", "--no-single-branch", url, "shallow")
    home = home_of(tmp_path / "shallow" / "data")
    tips = [resolve(home.repository, f"origin/{each}") for each in ("main", "theirs")]
    with pytest.raises(Refusal) as refused:
        review(home, tips[0], tips[1], TODAY, TODAY)
    assert (refused.value.key, refused.value.exit_code) == ("review.shallow", 3)


def test_a_portfolio_that_is_gone_in_the_end_is_refused(bench: Bench):
    bench.desk.repo.rm("-r", "-q", "data")
    bench.commit()
    with pytest.raises(Refusal) as refused:
        bench.review()
    assert refused.value.exit_code == 3


def test_a_bare_repository_is_reviewed_like_any(bench: Bench, tmp_path: Path):
    bench.edit(TASK, ("owner: lene-oestergaard", "owner: ingen-kender"))
    bench.commit()
    git.Git(tmp_path).clone("--quiet", "--bare", str(bench.desk.folder), "bare.git")
    from telectl.store.git import find
    from telectl.workspace.home import Home

    repository = find(tmp_path / "bare.git")
    assert repository is not None
    head = resolve(repository, "HEAD")
    found = review(Home(repository, "data"), bench.base, head, TODAY, TODAY)
    assert [each.finding.code for each in found.failing()] == ["R001"]
