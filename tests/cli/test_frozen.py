"""What a decision fixed stays so: each edit is an error that names the commit which made it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.desk import Desk, new_portfolio, run

CASE = "decisions/proevning.yaml"
MEETING = "meetings/kd-2026-11-10.yaml"


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A portfolio in which a case with all its parts was decided at a meeting."""
    with new_portfolio(tmp_path_factory.mktemp("template") / "center") as desk:
        desk.run("member", "new", "lise", "--name", "Lise", "--since", "2025-09-01")
        desk.run("project", "new", "proeven", "--title", "Prøven", "--owner", "lise")
        desk.run(
            *("new", "meeting", "kd-2026-11-10", "title=KD", "body=koncerndirektionen"),
            *("date=2026-11-10", "status=held", "minutes.status=draft"),
        )
        desk.run(
            *("case", "new", "proevning", "--title", "Prøvning", "--moves", "proeven:analysis"),
            *("--point", "at prøven begynder", "finances.public=Intet", "finances.amount=1000"),
            *("background=Baggrund", "publicity.reference=Sag"),
        )
        desk.run(
            *("advice", "record", "proevning", "--subject", "clinical_content"),
            *("--body", "vicedirektoerkredsen", "--conclusion", "recommended"),
            *("--text", "Godt", "--given", "2026-11-02"),
        )
        desk.run(
            *("decision", "record", "proevning", "--meeting", "kd-2026-11-10"),
            *("--result", "approved", "--proviso", "Inden for rammen", "--condition", "Et år"),
            *("--follow-up", "Begynd;lise;2026-12-15"),
        )
    return desk.folder


def wrong(desk: Desk) -> list[dict[str, object]]:
    """The errors that validate tells."""
    said = run("validate", "--format", "json")
    found = [e for e in json.loads(said.out)["findings"] if e["severity"] == "error"]
    assert said.code == (1 if found else 0)
    return found


def changed(desk: Desk, old: str, new: str, file: str = CASE) -> None:
    """An edit by hand."""
    path = desk.folder / "data" / file
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, text
    path.write_text(text.replace(old, new), encoding="utf-8")


def committed(desk: Desk, says: str) -> str:
    desk.repo.add("-A")
    desk.repo.commit("-q", "--no-verify", "-m", says)
    return str(desk.repo.rev_parse("--short", "HEAD"))


def noted(desk: Desk, n: int) -> None:
    """Commits that leave what was decided alone."""
    for i in range(n):
        desk.run("set", "proevning", f"publicity.reference=Sag {i}")
        desk.run("set", "lise", f"note=Note {i}")


EDITS = {
    "title": ("title: Prøvning", "title: Prøvningen"),
    "finances": ("amount: 1000", "amount: 2000"),
    "points[1]": ("text: at prøven begynder", "text: at prøven stopper"),
    "advice[1]": ("text: Godt", "text: Skidt"),
    "outcomes[1]": ("proviso: Inden for rammen", "proviso: Uden rammer"),
    "follow_ups[1]": ("text: Begynd", "text: Vent"),
}


def test_what_was_decided_is_sound_and_stamped(desk: Desk) -> None:
    assert wrong(desk) == []
    assert desk.file(CASE).count("- record: proevning") == 1


@pytest.mark.parametrize("field", EDITS)
def test_an_edit_names_its_commit_among_others(desk: Desk, field: str) -> None:
    noted(desk, 1)
    changed(desk, *EDITS[field])
    commit = committed(desk, "Pynt på sagen")
    noted(desk, 1)
    (found,) = wrong(desk)
    assert (found["code"], found["facts"]["field"]) == ("D034", field)
    assert found["facts"]["commit"] == commit
    assert "Pynt på sagen" in str(found["message"])
    line = desk.file(CASE).splitlines()[int(str(found["line"])) - 1]
    assert line.strip() in {"title: Prøvningen", "public: Intet"} or "- " in line


def test_every_kind_of_change_to_an_outcome_is_seen(desk: Desk) -> None:
    edits = {
        "result: approved": "result: rejected",
        "- Et år": "- Ti år",
        "body: koncerndirektionen\n    date: 2026-11-10": (
            "body: koncerndirektionen\n    date: 2026-11-09"
        ),
        "    deciding: true\n": "",
        "to: analysis": "to: idea",
    }
    for old, new in edits.items():
        changed(desk, old, new)
        assert "D034" in {each["code"] for each in wrong(desk)}, old
        desk.repo.checkout("-q", "--", ".")


def test_an_edit_that_is_not_in_git_says_so(desk: Desk) -> None:
    changed(desk, *EDITS["title"])
    (found,) = wrong(desk)
    assert found["facts"]["why"] == "worded_uncommitted"
    assert "ikke lagt i git endnu" in str(found["message"])
    desk.repo.add("-A")
    staged = json.loads(run("validate", "--staged", "--format", "json").out)["findings"]
    assert [each["facts"]["why"] for each in staged if each["code"] == "D034"] == [
        "worded_uncommitted"
    ]


def test_without_git_no_commit_is_named(desk: Desk) -> None:
    changed(desk, *EDITS["title"])
    (desk.folder / ".git").rename(desk.folder / "gone")
    (found,) = wrong(desk)
    assert found["facts"].keys() == {"case", "field", "key", "date", "why"}


def test_put_back_and_changed_again_the_last_change_is_named(desk: Desk) -> None:
    old, new = EDITS["title"]
    changed(desk, old, new)
    committed(desk, "Ændr")
    changed(desk, new, old)
    committed(desk, "Ret")
    assert wrong(desk) == []
    changed(desk, old, "title: Helt andet")
    commit = committed(desk, "Ændr igen")
    (found,) = wrong(desk)
    assert found["facts"]["commit"] == commit


def test_a_change_that_came_by_a_merge_is_named_and_not_the_merge(desk: Desk) -> None:
    desk.repo.checkout("-q", "-b", "andet")
    noted(desk, 1)
    changed(desk, *EDITS["points[1]"])
    commit = committed(desk, "På en anden gren")
    desk.repo.checkout("-q", "main")
    desk.run("followup", "add", "proevning", *FOLLOW_UP)
    desk.repo.merge("-q", "--no-ff", "--no-verify", "-m", "Flet", "andet")
    noted(desk, 1)
    (found,) = wrong(desk)
    assert found["facts"]["commit"] == commit


FOLLOW_UP = ("--text", "Se efter", "--responsible", "lise", "--deadline", "2027-02-01")


def test_a_change_made_by_the_merge_itself_is_the_merges(desk: Desk) -> None:
    desk.repo.checkout("-q", "-b", "andet")
    noted(desk, 1)
    desk.repo.checkout("-q", "main")
    desk.run("followup", "add", "proevning", *FOLLOW_UP)
    desk.repo.merge("-q", "--no-ff", "--no-commit", "andet")
    changed(desk, *EDITS["title"])
    commit = committed(desk, "Flet, og ret lidt til")
    (found,) = wrong(desk)
    assert found["facts"]["commit"] == commit


def test_a_change_is_followed_through_a_renamed_file(desk: Desk) -> None:
    changed(desk, *EDITS["title"])
    commit = committed(desk, "Før omdøbningen")
    desk.repo.mv("data/decisions/proevning.yaml", "data/decisions/proeve-to.yaml")
    path = desk.folder / "data/decisions/proeve-to.yaml"
    path.write_text(path.read_text("utf-8").replace(": proevning", ": proeve-to"), "utf-8")
    changed(desk, "- proevning", "- proeve-to", MEETING)
    committed(desk, "Omdøb sagen")
    (found,) = wrong(desk)
    assert (found["file"], found["facts"]["commit"]) == ("data/decisions/proeve-to.yaml", commit)


def test_a_change_in_a_file_renamed_on_another_branch_is_found(desk: Desk) -> None:
    desk.repo.checkout("-q", "-b", "andet")
    changed(desk, *EDITS["title"])
    commit = committed(desk, "Under det gamle navn")
    desk.repo.checkout("-q", "main")
    desk.repo.mv("data", "portefoelje")
    committed(desk, "Flyt mappen")
    desk.repo.merge("-q", "--no-ff", "--no-verify", "-m", "Flet", "andet")
    said = run("validate", "--data", "portefoelje", "--format", "json")
    (found,) = [e for e in json.loads(said.out)["findings"] if e["severity"] == "error"]
    assert found["facts"]["commit"] == commit


def test_a_stamp_made_to_fit_by_hand_is_told_as_made_anew(desk: Desk) -> None:
    stamps = desk.file(CASE).partition("stamps:")[2]
    with (desk.folder / "data" / CASE).open("a", encoding="utf-8") as file:
        file.write(
            stamps.replace(stamps.partition("title:")[2][:12], "0123456789ab", 1).lstrip("\n")
        )
    assert {each["code"] for each in wrong(desk)} == {"D034", "D036"}


def test_at_a_commit_it_is_told_from_there(desk: Desk):
    changed(desk, "title: Prøvning", "title: Et andet navn")
    by = committed(desk, "Ret i en afgjort sag")
    changed(desk, "title: Et andet navn", "title: Prøvning")
    committed(desk, "Ret tilbage")
    said = run("validate", "--errors", "--as-of", "HEAD~1", "--format", "json")
    told = [each["facts"] for each in json.loads(said.out)["findings"]]
    assert (said.code, {each["commit"] for each in told}) == (1, {by})
    assert run("validate", "--as-of", "HEAD").code == 0
