"""A case goes out as a Word form, is filled in, and comes back."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from tests.desk import Desk, Said, new_portfolio
from tests.forms import Paper, element, form


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A portfolio with one case that is being prepared, and one that is decided."""
    with new_portfolio(tmp_path_factory.mktemp("template") / "center") as desk:
        for name in ("lise", "bo"):
            desk.run("member", "new", name, "--name", name.title(), "--since", "2025-09-01")
        desk.run(
            *("case", "new", "tablets", "--title", "Tablets til Bornholm"),
            *("--point", "at låne ud", "--background", "Der mangler tablets."),
            *("--amount", "250000", "--prepared-by", "lise"),
        )
        desk.run("case", "new", "andet", "--title", "Noget andet", "--point", "at lade det ligge")
        desk.run(
            *("decision", "record", "ure", "--title", "Ure", "--body", "koncerndirektionen"),
            *("--point", "at prøve ure", "--result", "approved", "--no-follow-up", "Intet"),
        )
    return desk.folder


def read(desk: Desk, paper: Paper, *words: str, code: int = 0) -> Said:
    return desk.run("read", str(paper.save()), *words, code=code)


def test_texts_written_in_the_form_stand_in_the_case_in_one_commit(desk: Desk) -> None:
    paper = form(desk, "case", "tablets")
    paper.write("Baggrund", "Hospitalet mangler 40 tablets.\n\nDe skal bruges »nu«.")
    paper.write("Risikovurdering", "Ingen æøå-problemer 😀")
    paper.write("Beløb i kroner", "1.250.000 kr.").write("Forberedt af", "Bo")
    before = len(desk.log())
    said = read(desk, paper, "--yes")
    assert "Baggrund: Der mangler tablets. → Hospitalet mangler 40 tablets." in said.out
    assert len(desk.log()) == before + 1
    assert desk.changed() == {"data/decisions/tablets.yaml"}
    shown = desk.run("case", "show", "tablets", "--format", "json").out
    case = json.loads(shown)
    text = desk.file("decisions/tablets.yaml")
    assert "amount: 1250000" in text
    assert "prepared_by: bo" in text
    assert "Ingen æøå-problemer 😀" in text
    assert "Hospitalet mangler 40 tablets.\\n\\nDe skal bruges »nu«." in json.dumps(
        case, ensure_ascii=False
    )


def test_the_same_form_read_again_changes_nothing(desk: Desk) -> None:
    paper = form(desk, "case", "tablets").write("Baggrund", "Nyt")
    paper.write("Punkt 3 (nyt)", "at købe flere")
    read(desk, paper, "--yes")
    before = desk.log()
    assert "Skemaet ændrer intet." in read(desk, paper, "--yes").out
    assert desk.log() == before


def test_points_are_changed_and_added_whichever_empty_row_was_used(desk: Desk) -> None:
    paper = form(desk, "case", "tablets").write("Punkt 1", "at låne 40 tablets ud")
    paper.write("Punkt 3 (nyt)", "at følge op")
    read(desk, paper, "--yes")
    text = desk.file("decisions/tablets.yaml")
    assert "- number: 1\n    text: at låne 40 tablets ud\n" in text
    assert "- number: 2\n    text: at følge op\n" in text


def test_a_field_that_was_emptied_is_taken_away(desk: Desk) -> None:
    paper = form(desk, "case", "tablets").write("Baggrund", "").write("Beløb i kroner", "")
    said = read(desk, paper, "--yes")
    assert "Baggrund: Der mangler tablets. → (tomt)" in said.out
    text = desk.file("decisions/tablets.yaml")
    assert "background" not in text
    assert "finances" not in text


def test_a_title_or_a_point_is_not_emptied(desk: Desk) -> None:
    paper = form(desk, "case", "tablets").write("Titel", "").write("Punkt 1", "")
    said = read(desk, paper, "--yes", code=4)
    assert "Titel: kan ikke tømmes" in said.out
    assert "Punkt 1: kan ikke tømmes" in said.out
    assert desk.status() == ""


def test_without_anyone_to_ask_it_is_shown_and_not_written(desk: Desk) -> None:
    paper = form(desk, "case", "tablets").write("Baggrund", "Nyt")
    before = desk.log()
    said = read(desk, paper, code=2)
    assert "Baggrund: Der mangler tablets. → Nyt" in said.out
    assert "--yes" in said.err
    assert desk.log() == before
    assert desk.status() == ""


@pytest.mark.parametrize(("answer", "background"), [("ja", "Nyt"), ("n", "Der mangler tablets.")])
def test_whoever_sits_there_is_asked(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, answer: str, background: str
) -> None:
    paper = form(desk, "case", "tablets").write("Baggrund", "Nyt")
    monkeypatch.setattr("sys.stdin", io.StringIO(f"måske\n{answer}\n"))
    monkeypatch.setattr("telectl.cli.asking.at_terminal", lambda: True)
    said = read(desk, paper)
    assert said.out.count("Skal det skrives i porteføljen?") == 2
    assert f"background: {background}" in desk.file("decisions/tablets.yaml")


def test_a_trial_shows_the_change_and_writes_nothing(desk: Desk) -> None:
    paper = form(desk, "case", "tablets").write("Baggrund", "Nyt")
    before = desk.log()
    assert "+background: Nyt" in read(desk, paper, "--dry-run").out
    assert desk.log() == before


class TestChangedOnBothSides:
    @pytest.fixture
    def paper(self, desk: Desk) -> Paper:
        paper = form(desk, "case", "tablets").write("Baggrund", "Skemaets")
        desk.run("set", "tablets", "background=Porteføljens")
        return paper.write("Risikovurdering", "Lille")

    def test_both_are_shown_and_the_field_is_left_alone(self, desk: Desk, paper: Paper) -> None:
        said = read(desk, paper, "--yes")
        assert "Baggrund: porteføljen siger »Porteføljens«, skemaet »Skemaets«" in said.out
        text = desk.file("decisions/tablets.yaml")
        assert "background: Porteføljens" in text
        assert "risk: Lille" in text

    @pytest.mark.parametrize(("said", "held"), [("skema", "Skemaets"), ("form", "Skemaets")])
    def test_the_form_goes_before(self, desk: Desk, paper: Paper, said: str, held: str) -> None:
        read(desk, paper, "--yes", "--prefer", said)
        assert f"background: {held}" in desk.file("decisions/tablets.yaml")

    def test_the_portfolio_goes_before(self, desk: Desk, paper: Paper) -> None:
        said = read(desk, paper, "--yes", "--prefer", "portefølje")
        assert "Skemaets" not in said.out
        assert "background: Porteføljens" in desk.file("decisions/tablets.yaml")

    def test_what_only_the_portfolio_changed_is_kept(self, desk: Desk) -> None:
        paper = form(desk, "case", "tablets")
        desk.run("set", "tablets", "background=Porteføljens")
        assert "Skemaet ændrer intet." in read(desk, paper).out


class TestWhatCanNotBePlaced:
    def test_text_beside_the_fields_is_named_and_nothing_is_written(self, desk: Desk) -> None:
        paper = form(desk, "case", "tablets").write("Baggrund", "Nyt")
        paper.document.add_paragraph("Husk at ringe til Hanne")
        said = read(desk, paper, "--yes", code=4)
        assert "Tekst uden for felterne: »Husk at ringe til Hanne«" in said.out
        assert "--leave-out" in said.err
        assert "Nyt" not in desk.file("decisions/tablets.yaml")

    def test_the_rest_is_written_where_it_is_left_out(self, desk: Desk) -> None:
        paper = form(desk, "case", "tablets").write("Baggrund", "Nyt")
        paper.document.add_paragraph("Husk at ringe til Hanne")
        said = read(desk, paper, "--yes", "--leave-out")
        assert "Udeladt: én ting" in said.out
        assert "background: Nyt" in desk.file("decisions/tablets.yaml")

    def test_an_unknown_member_has_the_nearest_named(self, desk: Desk) -> None:
        paper = form(desk, "case", "tablets").write("Forberedt af", "Lisse")
        said = read(desk, paper, "--yes", code=4)
        assert "Forberedt af: »Lisse« er ikke ét kendt medlem. Mente du Lise?" in said.out

    def test_an_amount_in_words_is_none(self, desk: Desk) -> None:
        paper = form(desk, "case", "tablets").write("Beløb i kroner", "en million")
        said = read(desk, paper, "--yes", code=4)
        assert "»en million« er ikke et beløb i hele kroner" in said.out

    def test_a_row_and_a_column_that_somebody_added(self, desk: Desk) -> None:
        paper = form(desk, "case", "tablets")
        added = paper.document.tables[1].add_row()
        added.cells[1].text = "at gøre noget helt tredje"
        said = read(desk, paper, "--yes", code=4)
        assert "»at gøre noget helt tredje«" in said.out

    def test_comments_are_named_and_stop_nothing(self, desk: Desk) -> None:
        paper = form(desk, "case", "tablets").write("Baggrund", "Nyt")
        runs = paper.cell("Baggrund").paragraphs[0].runs
        paper.document.add_comment(runs, "Er det nu rigtigt?", "Bo")
        said = read(desk, paper, "--yes")
        assert "Én kommentar i margenen er ikke taget med:" in said.out
        assert "Er det nu rigtigt?" in said.out
        assert "background: Nyt" in desk.file("decisions/tablets.yaml")


def test_tracked_changes_count_as_accepted(desk: Desk) -> None:
    paper = form(desk, "case", "tablets").write("Baggrund", "Der var ")
    paragraph = paper.cell("Baggrund").paragraphs[0]
    run = paragraph.add_run("mange")
    inserted = element("w:ins", id="1", author="Bo")
    run._r.addprevious(inserted)
    inserted.append(run._r)
    gone = paragraph.add_run("få")
    deleted = element("w:del", id="2", author="Bo")
    gone._r.addprevious(deleted)
    deleted.append(gone._r)
    gone._r[-1].tag = gone._r[-1].tag.replace("}t", "}delText")
    read(desk, paper, "--yes")
    assert "background: Der var mange\n" in desk.file("decisions/tablets.yaml")


class TestRefused:
    def test_a_deleted_row_is_named(self, desk: Desk) -> None:
        paper = form(desk, "case", "tablets").write("Risikovurdering", "Ny")
        row = paper.cell("Baggrund")._tc.getparent()
        row.getparent().remove(row)
        said = read(desk, paper, "--yes", "--leave-out", code=4)
        assert "slettet: Baggrund" in said.err
        assert "Ny" not in desk.file("decisions/tablets.yaml")

    def test_a_row_copied_with_its_key_is_named(self, desk: Desk) -> None:
        from copy import deepcopy

        paper = form(desk, "case", "tablets")
        row = paper.cell("Baggrund")._tc.getparent()
        row.addnext(deepcopy(row))
        assert "to gange: Baggrund" in read(desk, paper, "--yes", code=4).err

    @pytest.mark.parametrize("leave_out", [(), ("--leave-out",)])
    def test_a_field_merged_with_the_one_above_it(
        self, desk: Desk, leave_out: tuple[str, ...]
    ) -> None:
        """Word shows one text in both, and nobody can tell whose it is."""
        paper = form(desk, "case", "tablets").write("Titel", "Nyt navn")
        paper.cell("Titel").merge(paper.cell("Forberedt af"))
        said = read(desk, paper, "--yes", *leave_out, code=4)
        assert "lagt sammen med feltet ovenfor: Forberedt af" in said.err
        assert "Nyt navn" not in desk.file("decisions/tablets.yaml")

    def test_a_field_merged_with_the_one_beside_it(self, desk: Desk) -> None:
        paper = form(desk, "case", "tablets")
        paper.cell("Titel").merge(paper.cell("Titel", column=2))
        assert "Titel" in read(desk, paper, "--yes", code=4).err

    def test_a_case_that_is_gone(self, desk: Desk) -> None:
        paper = form(desk, "case", "tablets").write("Baggrund", "Nyt")
        desk.repo.rm("-q", "data/decisions/tablets.yaml")
        desk.repo.commit("-qm", "væk")
        assert "sagen tablets, som ikke findes her" in read(desk, paper, "--yes", code=4).err

    def test_a_form_of_another_portfolio(self, desk: Desk) -> None:
        paper = form(desk, "case", "tablets").write("Baggrund", "Nyt")
        desk.run("set", "telectl", "centre.name=Et andet center")
        said = read(desk, paper, "--yes", code=4)
        assert "anden portefølje" in said.err

    def test_a_form_of_another_portfolio_of_the_same_name(
        self, desk: Desk, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        paper = form(desk, "case", "tablets").write("Baggrund", "Nyt")
        monkeypatch.setattr("telectl.store.git.origin.first_commit", lambda folder: "0" * 40)
        said = read(desk, paper, "--yes", code=4)
        assert "skema til tablets i en anden portefølje, som også hedder" in said.err
        assert "Nyt" not in desk.file("decisions/tablets.yaml")

    def test_a_form_of_another_record_than_the_one_named(self, desk: Desk) -> None:
        paper = form(desk, "case", "tablets").write("Baggrund", "Nyt")
        said = read(desk, paper, "--yes", "--record", "andet", code=4)
        assert "skema til tablets, ikke til andet" in said.err
        assert "Nyt" not in desk.file("decisions/tablets.yaml")
        shown = read(desk, paper, "--yes", "--record", "tablets").out
        assert shown.startswith("skema.docx · Sagsskema: Tablets til Bornholm (tablets)")
        assert "Nyt" in desk.file("decisions/tablets.yaml")
        read(desk, paper, "--record", "tabletz", code=2)

    def test_a_case_decided_meanwhile(self, desk: Desk) -> None:
        paper = form(desk, "case", "tablets").write("Baggrund", "Nyt").write("Titel", "Andet")
        desk.run(
            *(
                "decision",
                "record",
                "tablets",
                "--body",
                "koncerndirektionen",
                "--result",
                "approved",
            ),
            *("--no-follow-up", "Intet"),
        )
        said = read(desk, paper, "--yes", code=4)
        assert "skemaet ændrer Titel og Baggrund" in said.err
        assert "Nyt" not in desk.file("decisions/tablets.yaml")

    def test_a_decided_case_gives_no_form(self, desk: Desk) -> None:
        said = desk.run("case", "form", "ure", "-o", "ure.docx", code=4)
        assert "står, som den blev besluttet" in said.err

    def test_a_form_has_to_be_a_word_file(self, desk: Desk) -> None:
        desk.run("case", "form", "tablets", code=2)
        desk.run("case", "form", "tablets", "-o", "tablets.pdf", code=2)

    def test_two_forms_of_one_case_at_once(self, desk: Desk) -> None:
        one, other = (form(desk, "case", "tablets", name) for name in ("a.docx", "b.docx"))
        said = desk.run("read", str(one.path), str(other.path), "--yes", code=4)
        assert "endnu et skema til tablets" in said.err


def test_several_forms_are_one_act(desk: Desk) -> None:
    one = form(desk, "case", "tablets", "a.docx").write("Baggrund", "Et")
    other = form(desk, "case", "andet", "b.docx").write("Baggrund", "To")
    before = len(desk.log())
    desk.run("read", str(one.save()), str(other.save()), "--yes")
    assert len(desk.log()) == before + 1
    assert desk.log()[0] == "Læst ind fra skemaer: tablets og andet"


def test_a_closed_case_has_no_fields_for_text(desk: Desk) -> None:
    desk.run(
        *("case", "new", "lukket", "--title", "Lukket", "--point", "at tie"),
        *("--closed", "Persondata", "--reference", "EKSEMPEL-2026-099"),
    )
    labels = [label for label, _ in form(desk, "case", "lukket").rows()]
    assert "Punkt 1" in labels
    assert "Baggrund" not in labels


def test_an_english_form_is_read_in_a_danish_portfolio(desk: Desk) -> None:
    paper = form(desk, "case", "tablets", "form.docx", "--lang", "en")
    read(desk, paper.write("Background", "New"), "--yes")
    assert "background: New" in desk.file("decisions/tablets.yaml")


def test_programs_are_told_of_changes_and_conflicts(desk: Desk) -> None:
    paper = form(desk, "case", "tablets").write("Baggrund", "Nyt")
    paper.save()
    said = desk.run("read", str(paper.path), "--format", "json", "--dry-run")
    assert json.loads(said.out)["dry_run"] is True
    said = desk.run("read", str(paper.path), "--format", "json", code=2)
    shown = json.loads(said.out[: said.out.index("\n}\n") + 3])
    [change] = shown["forms"][0]["changes"]
    assert (change["key"], change["new"]) == ("background", "Nyt")
