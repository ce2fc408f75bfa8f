"""The frame that every command stands in: options, errors, files, help."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from typer.testing import Result

from telectl.cli.options import Options
from telectl.findings import Exit

Call = Callable[..., Result]

PLACES = (
    ["{}", "project", "list"],
    ["project", "{}", "list"],
    ["project", "list", "{}"],
)


def line(place: list[str], *words: str) -> list[str]:
    return [out for word in place for out in (words if word == "{}" else [word])]


@pytest.mark.parametrize("place", PLACES)
def test_global_options_are_taken_before_and_after_the_command(
    place: list[str], call: Call, seen: list[Options], tmp_path: Path
) -> None:
    words = ["--data", str(tmp_path), "--on", "2026-11-23", "--lang", "en", "--format", "md"]
    words += ["-o", "a.md", "--output", "b.json", "-v", "--no-commit", "--yes"]
    result = call(*line(place, *words))
    assert result.exit_code == 0, result.output
    (options,) = seen
    assert options.data == tmp_path
    assert options.day == date(2026, 11, 23)
    assert options.voice.language == "en"
    assert options.format == "markdown"
    assert options.outputs == [Path("a.md"), Path("b.json")]
    assert (options.verbose, options.commit, options.yes) == (True, False, True)


def test_later_beats_earlier(call: Call, seen: list[Options]) -> None:
    call("--on", "2026-01-01", "project", "--on", "2026-02-02", "list", "--on", "2026-03-03")
    assert seen[0].on == date(2026, 3, 3)


def test_a_function_s_number_is_the_exit_code(call: Call) -> None:
    assert call("project", "list").exit_code == 0
    assert call("project", "list", "--strict").exit_code == 1


def test_one_run_knows_nothing_of_the_run_before(call: Call, seen: list[Options]) -> None:
    call("project", "list", "--strict", "--on", "2026-01-01")
    call("project", "list")
    assert (seen[1].strict, seen[1].on) == (False, None)


@pytest.mark.parametrize(
    ("words", "danish", "english"),
    [
        (["projcet"], "ingen kommando »projcet«. Mente du »project«?", "Did you mean 'project'?"),
        (["xyzzy"], "ingen kommando »xyzzy«.", "no command 'xyzzy'."),
        (["project", "lits"], "Mente du »list«?", "Did you mean 'list'?"),
        (["project", "list", "--stricct"], "Mente du --strict?", "Did you mean --strict?"),
        (["project", "list", "--zzz"], "intet flag »--zzz«.", "no option '--zzz'."),
        (["project", "show"], "mangler et argument: ID.", "argument is missing: ID."),
        (["project", "list", "--on"], "--on mangler sin værdi.", "--on needs a value."),
        (["project", "list", "--yes=1"], "--yes tager ingen værdi.", "--yes takes no value."),
        (["project", "show", "a", "b"], "for mange argumenter: b.", "too many arguments: b."),
        (
            ["project", "list", "--light", "x"],
            "vælg grønt eller rødt.",
            "choose green or red.",
        ),
        (["project", "list", "--count", "x"], "--count er ugyldig.", "--count is not valid."),
        (
            ["--on", "23/11/2026", "project", "list"],
            "»23/11/2026« er ikke en dato",
            "is not a date",
        ),
        (["--on", "2026-02-30", "project", "list"], "har 28 dage", "has 28 days"),
        (["--on", "２026-02-03", "project", "list"], "er ikke en dato", "is not a date"),
        (["--format", "doc", "project", "list"], "»doc« er ikke et format", "is not a format"),
        (["--yes"], "mangler en kommando.", "A command is missing."),
    ],
)
def test_wrong_calls_are_told_in_both_languages(
    words: list[str], danish: str, english: str, call: Call
) -> None:
    for language, expected in (("da", danish), ("en", english)):
        result = call(*words, TELECTL_LANG=language)
        assert result.exit_code == Exit.USAGE
        assert expected in result.stderr
        assert "--help" in result.stderr
        assert result.stdout == ""


def test_a_language_that_is_none_is_refused(call: Call) -> None:
    result = call("project", "list", "--lang", "de")
    assert result.exit_code == Exit.USAGE
    assert "»de« er ikke et sprog" in result.stderr


def test_no_command_at_all_shows_the_help(call: Call) -> None:
    result = call()
    assert result.exit_code == Exit.USAGE
    assert "Kommandoer" not in result.stderr
    assert "project" in result.output


def test_the_overview_imports_no_command(call: Call) -> None:
    result = call("--help")
    assert result.exit_code == 0
    assert "absent" in result.stdout
    assert "\nPoster:\n  project" in result.stdout
    assert "\nEksempel:\n  telectl " in result.stdout


def test_help_is_in_the_language_wherever_it_is_named(call: Call) -> None:
    assert "Options for every command:" in call("project", "list", "--help", "--lang", "en").stdout
    assert "Flag til alle kommandoer:" in call("--lang", "da", "project", "--help").stdout
    assert "Usage: " in call("project", "--help", TELECTL_LANG="en").stdout


def test_help_of_a_command_shows_its_parameters(call: Call) -> None:
    shown = call("project", "list", "--help").stdout
    assert "--light" in shown
    assert "En af: green eller red." in shown
    assert "--dry-run" in shown
    assert "--no-dry-run" not in shown


def test_the_data_say_the_language(call: Call, tmp_path: Path) -> None:
    text = 'centre: x\nlanguage: "en"  # English\n'
    (tmp_path / "telectl.yaml").write_text(text, encoding="utf-8")
    assert "is missing" in call("project", "show", "--data", str(tmp_path)).stderr
    assert "mangler" in call("project", "show", "--data", str(tmp_path), TELECTL_LANG="da").stderr
    assert "mangler" in call("project", "show", "--data", str(tmp_path), "--lang", "da").stderr


def test_a_refusal_is_said_with_its_findings(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = call("project", "refuse")
    assert result.exit_code == Exit.REFUSED
    first, second = result.stderr.splitlines()
    assert first == "»[b]⟨U+001B⟩⟨U+000A⟩x« kan ikke skrives: der er ikke plads på disken."
    assert second.startswith("projects/x.yaml:2:3: error Q999: ")
    assert result.stdout == ""


def test_a_refusal_is_json_for_those_who_asked_for_it(call: Call) -> None:
    result = call("project", "refuse", "--format", "json")
    told = json.loads(result.stdout)["refused"]
    assert told["key"] == "output.unwritable"
    assert told["exit_code"] == Exit.REFUSED
    assert told["facts"]["path"] == "[b]\x1b\nx"
    assert [each["code"] for each in told["findings"]] == ["Q999"]
    assert result.stderr


def test_a_report_goes_to_every_file_that_is_named(call: Call, tmp_path: Path) -> None:
    names = ["a.json", "b.md", "c.txt"]
    files = [word for name in names for word in ("-o", str(tmp_path / name))]
    result = call("project", "show", "[bold]å", *files)
    assert result.exit_code == 0
    assert result.stdout == ""
    assert json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))["id"] == "[bold]å"
    assert "\\[bold\\]å" in (tmp_path / "b.md").read_text(encoding="utf-8")
    assert "[bold]å" in (tmp_path / "c.txt").read_text(encoding="utf-8")
    assert sorted(p.name for p in tmp_path.iterdir()) == names


def test_a_file_whose_format_cannot_be_told_is_refused(call: Call, tmp_path: Path) -> None:
    target = tmp_path / "report"
    assert call("project", "show", "x", "-o", str(target)).exit_code == Exit.USAGE
    assert not target.exists()
    assert call("project", "show", "x", "-o", str(target), "--format", "md").exit_code == 0


def test_a_file_that_cannot_be_written_is_refused_and_leaves_nothing(
    call: Call, tmp_path: Path
) -> None:
    (tmp_path / "dir.md").mkdir()
    for target, why in (("no/x.md", "mappen findes ikke"), ("dir.md", "det er en mappe")):
        result = call("project", "show", "x", "-o", str(tmp_path / target))
        assert result.exit_code == Exit.CONFLICT
        assert why in result.stderr
    assert [p.name for p in tmp_path.iterdir()] == ["dir.md"]


def test_a_failing_write_keeps_the_old_file(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = tmp_path / "old.md"
    old.write_text("old", encoding="utf-8")

    def full(_: int) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr("os.fsync", full)
    result = call("project", "show", "x", "-o", str(old))
    assert result.exit_code == Exit.CONFLICT
    assert "plads på disken" in result.stderr
    assert old.read_text(encoding="utf-8") == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["old.md"]


def test_the_portfolio_is_found_upwards_and_in_data(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deep = tmp_path / "docs" / "deep"
    deep.mkdir(parents=True)
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "telectl.yaml").touch()
    monkeypatch.chdir(deep)
    assert call("crash").stdout == f"{tmp_path / 'data'}\n"
    monkeypatch.chdir(tmp_path / "data")
    assert call("crash").stdout == f"{tmp_path / 'data'}\n"


def test_no_portfolio_is_its_own_exit_code(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = call("crash")
    assert result.exit_code == Exit.NO_PORTFOLIO
    assert "telectl init" in result.stderr
    assert call("crash", "--data", "nowhere").exit_code == Exit.NO_PORTFOLIO
    assert call("crash", TELECTL_DATA="nowhere").exit_code == Exit.NO_PORTFOLIO


def complete(call: Call, words: str) -> list[str]:
    result = call(
        _TELECTL_COMPLETE="complete_bash", COMP_WORDS=words, COMP_CWORD=str(words.count(" "))
    )
    return result.stdout.split()


def test_completion_offers_ids_by_file_name(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "telectl.yaml").touch()
    (tmp_path / "projects").mkdir()
    for name in ("kol.yaml", "kold.yaml", "hjerte.yaml", "kol.txt"):
        (tmp_path / "projects" / name).touch()
    found = complete(call, "telectl --data . project show ko")
    assert found == ["kol", "kold"]


def test_completion_offers_commands_and_global_options(call: Call) -> None:
    assert complete(call, "telectl pro") == ["project"]
    assert complete(call, "telectl project list --for") == ["--format"]


@pytest.mark.parametrize("name", ["--data", "--on", "--lang", "--format", "-o", "--template"])
def test_an_empty_value_is_a_wrong_value(name: str, call: Call) -> None:
    """A script whose variable was never set means no particular day, folder or file."""
    assert call("project", "show", "a", name, "").exit_code == 2
