"""Ways past a review that were open once: each is told, whichever commit it stands in."""

from __future__ import annotations

from telectl.store.git import find
from telectl.store.git.between import removed_before
from tests.hub import git
from tests.review.bench import Bench

PROJECT = "projects/akutboks-ved-kol.yaml"
CASE = "decisions/afslutning-af-gravide-foerste-etape.yaml"
TASK = "tasks/afloeser-i-coreteamet.yaml"


def test_what_cannot_be_read_is_not_changed_out_of_sight(bench: Bench):
    bench.edit(PROJECT, ("purpose:", "purpose2:"))
    bench.commit()
    bench.begin()
    bench.edit(PROJECT, ("state: pilot", "state: operation"))
    bench.commit()
    assert "CH013" in bench.codes()


def test_a_trailer_without_a_reason_corrects_nothing(bench: Bench):
    bench.edit(CASE, ("    deciding: true\n", "    deciding: true\n    source: Referat A\n"))
    bench.commit()
    bench.begin()
    bench.edit(CASE, ("Referat A", "Et helt andet referat"))
    bench.commit("Ret\n\nTelectl-Act: case correct")
    assert "CH007" in bench.codes()


def test_an_id_is_not_used_again_by_another_kind_in_a_later_change(bench: Bench):
    bench.remove(TASK)
    bench.commit()
    bench.begin()
    old = min((bench.desk.folder / "data" / "needs").glob("*.yaml"))
    text = old.read_text("utf-8").replace(f"id: {old.stem}", "id: afloeser-i-coreteamet")
    bench.write("needs/afloeser-i-coreteamet.yaml", text)
    bench.commit()
    assert "CH014" in bench.codes()


def test_a_merge_does_not_bring_back_a_taken_id(bench: Bench):
    folder = bench.desk.folder
    old = bench.text(TASK)
    bench.remove(TASK)
    bench.commit()
    bench.begin()
    branch = git(folder, "rev-parse", "--abbrev-ref", "HEAD")
    for name, start in (("side", "HEAD"), (branch, "")):
        git(folder, "checkout", "-q", *(("-b", name, start) if start else (name,)))
        (folder / f"{name}.txt").write_text("x\n", "utf-8")
        bench.commit()
    git(folder, "merge", "-q", "--no-ff", "--no-commit", "side")
    title = old.split("title: ", 1)[1].split("\n", 1)[0]
    bench.write(TASK, old.replace(title, "Genbrugt nummer"))
    bench.commit()
    assert "CH014" in bench.codes()


def test_however_many_ids_are_new_the_one_that_was_taken_is_found(bench: Bench):
    bench.remove(TASK)
    bench.commit()
    taken = f"data/{TASK}"
    asked = {taken, *(f"data/tasks/opgave-nummer-{i}-i-en-lang-raekke.yaml" for i in range(60_000))}
    repository = find(bench.desk.folder)
    assert repository is not None
    assert set(removed_before(repository, bench.commit_id(), "data", asked)) == {taken}
