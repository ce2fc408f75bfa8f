"""What was there before is told and fails nothing; what is new fails, wherever it came in."""

from __future__ import annotations

from datetime import date

from telectl.workspace.home import home_of
from telectl.workspace.review import review
from tests.desk import TODAY
from tests.review.bench import Bench
from tests.review.illegal import IDEA, LEAPT

TASK = "tasks/saarkursus-i-herlev.yaml"
MINUTES = "meetings/kd-2026-10-13.yaml"
VIDEO = "anvisning-om-video-i-hjemmet"
OWNER = "owner: lene-oestergaard"


def ghost(bench: Bench, file: str = TASK) -> None:
    bench.edit(file, (OWNER, "owner: ingen-kender"))


def test_an_error_that_the_base_had_is_marked_and_fails_nothing(bench: Bench):
    ghost(bench)
    bench.commit()
    bench.begin()
    bench.edit(TASK, ("due: 2026-12-11", "due: 2026-12-18"))
    bench.commit()
    found = bench.review()
    told = [each for each in found.told if each.finding.code == "R001"]
    assert [each.standing for each in told] == ["old"]
    assert found.failing() == ()
    assert [each.finding.code for each in found.failing(old=True)] == ["R001"]


def test_a_second_error_that_is_just_like_an_old_one_is_new(bench: Bench):
    bench.edit(TASK, ("  - saarvurdering-i-fire-kommuner\n", "  - ingen-kender\n"))
    bench.commit()
    bench.begin()
    bench.edit(TASK, ("  - ingen-kender\n", "  - ingen-kender\n  - ingen-kender\n"))
    brought = bench.commit()
    told = [each for each in bench.review().told if each.finding.code == "R001"]
    assert [each.standing for each in told] == ["old", "new"]
    assert [each.commit for each in told] == ["", brought]
    assert [each.finding.path for each in told] == [("about", 0), ("about", 1)]


def test_the_passage_of_time_fails_nothing(bench: Bench):
    bench.edit(TASK, ("title: Planlægge", "title: Nu planlægge"))
    bench.commit()
    late = bench.review(day=date(2027, 6, 1))
    assert late.failing() == ()
    assert {each.standing for each in late.told if each.finding.code == "J001"} == {"old"}


def test_a_finding_names_the_commit_that_brought_it(bench: Bench):
    first = bench.commit_id()
    bench.edit(TASK, ("title: Planlægge", "title: Nu planlægge"))
    bench.commit("Ret titlen")
    ghost(bench)
    second = bench.commit("Giv opgaven til en anden")
    (wrong,) = bench.wrong()
    assert (wrong.commit, wrong.subject) == (second, "Giv opgaven til en anden")
    assert not wrong.passing
    assert bench.review(base=first).commits == 2


def test_what_a_later_commit_put_right_is_told_of_the_commit_where_it_was(bench: Bench):
    ghost(bench)
    between = bench.commit()
    bench.edit(TASK, ("owner: ingen-kender", OWNER))
    bench.commit()
    (wrong,) = bench.wrong()
    assert (wrong.finding.code, wrong.commit, wrong.passing) == ("R001", between, True)


def test_each_move_is_listed_also_one_that_was_taken_out_again(bench: Bench):
    LEAPT(bench)
    leap = bench.commit()
    bench.desk.repo.checkout("HEAD^", "--", ".")
    bench.commit()
    (moved,) = bench.review().moves
    facts = (moved.project, moved.move.origin, moved.move.to, moved.commit, moved.stands)
    assert facts == ("hofteopfoelgning-paa-video", "idea", "operation", leap, False)


def test_a_move_that_the_gate_allows_is_listed_and_told_of_nobody(bench: Bench):
    bench.desk.run("project", "advance", "hofteopfoelgning-paa-video", "--to", "analysis")
    found = bench.review()
    assert [(each.project, each.move.to, each.stands) for each in found.moves] == [
        ("hofteopfoelgning-paa-video", "analysis", True)
    ]
    assert found.failing() == ()


def test_changed_rules_are_listed_with_those_on_their_way(bench: Bench):
    bench.edit(
        "workflow.yaml",
        ("  - id: start\n    demands:\n", "  - id: start\n    demands:\n      - evidence: pid\n"),
    )
    bench.commit()
    found = bench.review()
    (told,) = (each.finding for each in found.told if each.finding.code == "CH011")
    assert told.facts["keys"] == ("gates",)
    assert "hofteopfoelgning-paa-video" in str(told.facts["projects"])
    assert "telemedicin-til-nyresyge-i-hjemmet" in str(told.facts["projects"])
    assert "kol-hjemmemonitorering-i-byen" not in str(told.facts["projects"])


def test_a_threshold_that_nobody_is_near_affects_nobody(bench: Bench):
    bench.edit("telectl.yaml", ("  mapping_months: 12", "  mapping_months: 13"))
    bench.commit()
    (told,) = (e.finding for e in bench.review().told if e.finding.code == "CH011")
    assert (told.facts["keys"], told.facts["projects"]) == (("thresholds.mapping_months",), ())
    assert told.severity == "warning"


def test_a_first_portfolio_has_no_rules_before_it(bench: Bench):
    home = home_of(bench.desk.folder / "data")
    first = review(home, None, bench.base, TODAY, TODAY)
    assert (first.failing(), first.commits, first.fork) == ((), 1, None)
    assert len(first.moves) > 20


def test_an_undo_of_what_the_base_had_is_legal_and_named(bench: Bench):
    bench.desk.run("project", "advance", "hofteopfoelgning-paa-video", "--to", "analysis")
    act = bench.commit_id()
    bench.begin()
    bench.desk.run("undo")
    found = bench.review()
    assert found.failing() == ()
    assert [each.act for each in found.undone] == [act]
    assert bench.text(IDEA).count("to: analysis") == 0


def test_a_commit_that_only_calls_itself_an_undo_is_none(bench: Bench):
    bench.desk.run("project", "advance", "hofteopfoelgning-paa-video", "--to", "analysis")
    act = bench.commit_id()
    bench.begin()
    bench.desk.repo.checkout("HEAD^", "--", ".")
    bench.edit(IDEA, ("title: Opfølgning", "title: Kontrol"))
    bench.commit(
        f"Revert\n\nThis reverts commit {act}.\n\nTelectl-Act: undo\n"
        "Telectl-Record: hofteopfoelgning-paa-video\n"
    )
    found = bench.review()
    assert {each.finding.code for each in found.failing()} == {"CH002"}
    assert found.undone == ()


def test_an_id_is_free_again_where_its_making_was_undone(bench: Bench):
    new = ("task", "new", "opgave", "--owner", "lene-oestergaard", "--title")
    bench.desk.run(*new, "Det ene")
    bench.begin()
    bench.desk.run("undo")
    bench.desk.run(*new, "Noget ganske andet")
    assert bench.review().failing() == ()
    bench.begin()
    bench.edit("tasks/opgave.yaml", ("Noget", "Et eller"))
    bench.commit()
    assert bench.review().failing() == ()


def reworded(bench: Bench) -> str:
    """A decided case put right while its minutes are a draft still; the commit before that."""
    bench.cut(MINUTES, "stamps:")
    bench.edit(MINUTES, ("status: final", "status: draft"))
    draft = bench.commit()
    bench.desk.run("case", "correct", VIDEO, "title=Video i hjemmet", "--reason", "Skrivefejl")
    return draft


def test_wording_put_right_before_the_minutes_are_approved_is_legal(bench: Bench):
    assert bench.review(base=reworded(bench)).failing() == ()


def test_wording_put_right_by_hand_after_the_approval_is_not(bench: Bench):
    reworded(bench)
    done = bench.commit_id()
    bench.desk.repo.checkout("--quiet", bench.base)
    bench.desk.repo.checkout(done, "--", "data/decisions")
    bench.commit()
    assert bench.codes() == {"CH004", "D036"}
