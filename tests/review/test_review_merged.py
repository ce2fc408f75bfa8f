"""Two changes, each valid, that are invalid together are found before they meet."""

from __future__ import annotations

from pathlib import Path

from tests.review.bench import Bench, places

TASK = "tasks/saarkursus-i-herlev.yaml"
IDEA = "projects/hofteopfoelgning-paa-video.yaml"
NEW_TASK = "id: det-nye\ntitle: Det nye\nfictional: true\nowner: lene-oestergaard\n"
NOTE = "    by: lene-oestergaard\n\ninvolvement:"


def other_side(bench: Bench) -> str:
    """What was done since becomes a branch of others; back to where both began."""
    theirs = bench.commit("Det, de andre gjorde")
    bench.desk.repo.checkout("--quiet", "-b", "mine", bench.base)
    return theirs


def test_one_id_given_on_both_sides_is_found(bench: Bench):
    bench.write("tasks/det-nye.yaml", NEW_TASK)
    theirs = other_side(bench)
    need = bench.text("needs/udstyr-uden-oplaering.yaml")
    bench.write("needs/det-nye.yaml", need.replace("id: udstyr-uden-oplaering", "id: det-nye"))
    bench.commit()
    assert bench.codes() == set()
    told = bench.wrong(theirs)
    assert places(told) == {("F005", "tasks/det-nye.yaml"), ("CH014", "needs/det-nye.yaml")}
    assert all(each.together for each in told)


def test_a_gate_made_stricter_meets_a_move_through_it(bench: Bench):
    demands = "  - id: start\n    demands:\n"
    bench.edit("workflow.yaml", (demands, f"{demands}      - evidence: pid\n"))
    theirs = other_side(bench)
    bench.desk.run("project", "advance", "hofteopfoelgning-paa-video", "--to", "analysis")
    assert bench.codes() == set()
    assert places(bench.wrong(theirs)) == {("G001", IDEA)}


def test_two_that_go_together_are_fine(bench: Bench):
    bench.edit(TASK, ("title: Planlægge", "title: Nu planlægge"))
    theirs = other_side(bench)
    bench.desk.run("project", "advance", "hofteopfoelgning-paa-video", "--to", "analysis")
    assert bench.wrong(theirs) == []


def test_one_key_with_two_values_is_a_conflict_and_named(bench: Bench):
    bench.edit(TASK, ("due: 2026-12-11", "due: 2026-12-18"))
    theirs = other_side(bench)
    bench.edit(TASK, ("due: 2026-12-11", "due: 2027-01-15"))
    bench.commit()
    (told,) = bench.wrong(theirs)
    assert (told.finding.code, told.finding.file) == ("CH016", TASK)
    assert told.finding.facts == {
        "id": "saarkursus-i-herlev",
        "title": "Planlægge to ekstra hold i Herlev Kommune",
        "keys": ("due",),
        "why": "fields",
    }


def test_two_notes_in_one_place_are_a_conflict_that_needs_no_choice(bench: Bench):
    for text, parts in (("Ja.", True), ("Nej.", False)):
        new = f"  - date: 2026-11-20\n    text: {text}\n    by: lene-oestergaard\n"
        bench.edit(IDEA, (NOTE, f"    by: lene-oestergaard\n{new}\ninvolvement:"))
        if parts:
            theirs = other_side(bench)
    bench.commit()
    (told,) = bench.wrong(theirs)
    assert (told.finding.code, told.finding.facts["why"]) == ("CH016", "beside")


def test_one_deletes_what_the_other_changes(bench: Bench):
    bench.remove(TASK)
    theirs = other_side(bench)
    bench.edit(TASK, ("due: 2026-12-11", "due: 2027-01-15"))
    bench.commit()
    (told,) = bench.wrong(theirs)
    assert (told.finding.code, told.finding.facts["why"]) == ("CH016", "removed")


def test_nothing_of_the_tree_or_the_settings_is_run_and_nothing_is_left_behind(
    bench: Bench, tmp_path: Path
):
    ran = tmp_path / "ran"
    bench.desk.repo.config("merge.evil.driver", f"touch {ran} %A")
    (bench.desk.folder / ".gitattributes").write_text("*.yaml merge=evil\n", encoding="utf-8")
    bench.commit()
    ran.unlink(missing_ok=True)
    bench.begin()
    bench.edit(TASK, ("due: 2026-12-11", "due: 2026-12-18"))
    theirs = other_side(bench)
    bench.edit(TASK, ("due: 2026-12-11", "due: 2027-01-15"))
    bench.commit()
    ran.unlink(missing_ok=True)
    before = bench.desk.repo.count_objects("-v")
    assert bench.codes(theirs) == {"CH016"}
    assert not ran.exists()
    assert bench.desk.repo.count_objects("-v") == before
