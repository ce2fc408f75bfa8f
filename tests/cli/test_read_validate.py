"""`telectl validate`: every finding with its place, and exit codes that CI can stand on."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import git
import pytest

from tests.desk import Said, run

FIXTURE = Path(__file__).parents[1] / "reports" / "fixture"
ON = ("--on", "2026-06-01")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return Path(shutil.copytree(FIXTURE, tmp_path / "data"))


def validate(*words: str) -> Said:
    return run("validate", *ON, *words)


def spoil(folder: Path, file: str = "projects/ny-ide.yaml") -> None:
    path = folder / file
    path.write_text(path.read_text(encoding="utf-8") + "nonsense: 1\n", encoding="utf-8")


def test_warnings_alone_are_fine_unless_strict(folder: Path) -> None:
    assert validate().code == 0
    assert validate("--strict").code == 1


def test_an_error_fails_and_is_told_with_its_place(folder: Path) -> None:
    spoil(folder)
    said = validate()
    assert said.code == 1
    lines = [line for line in said.out.splitlines() if line.startswith("data/")]
    assert any(line.startswith("data/projects/ny-ide.yaml:14:1: error S001: ") for line in lines)
    order = [(" warning " in line, line.split(":")[0]) for line in lines]
    assert order == sorted(order)


def test_errors_alone_are_shown_on_request_and_the_warnings_counted(folder: Path) -> None:
    spoil(folder)
    said = validate("--errors")
    assert said.code == 1
    lines = [line for line in said.out.splitlines() if line.startswith("data/")]
    assert [line.split()[1] for line in lines] == ["error"]
    assert re.search(r"^1 fejl, [1-9][0-9]* advarsler", said.err, re.MULTILINE)
    told = json.loads(validate("--errors", "--format", "json").out)["findings"]
    assert [each["severity"] for each in told] == ["error"]


def test_what_follows_from_a_missing_id_stands_together_under_one_line(folder: Path) -> None:
    gone = next(each for each in (folder / "members").iterdir())
    gone.unlink()
    view = json.loads(validate("--errors", "--format", "json").out)
    (group,) = view["groups"]
    missing = [each for each in view["findings"] if each["cause"] == gone.stem]
    assert len(missing) > 1
    assert {each["code"] for each in missing} == {"R001"}
    said = f"{len(missing)} fund følger af, at »{gone.stem}« mangler"
    assert group == {
        "cause": gone.stem,
        "severity": "error",
        "codes": ["R001"],
        "count": len(missing),
        "message": said,
    }
    head, *lines = validate("--errors").out.splitlines()
    assert head == f"{said}:"
    for line, each in zip(lines, missing, strict=False):
        place = f"{each['file']}:{each['line']}:{each['column']}"
        assert line == f"{place}: error R001: {each['message']}"
    assert f"**{said}**" in validate("--errors", "--format", "md").out


def test_of_many_that_follow_from_one_thing_every_one_is_shown(folder: Path) -> None:
    task = (folder / "tasks" / "rykke-raadet.yaml").read_text(encoding="utf-8")
    task = re.sub(r"(?m)^owner: .*$", "owner: nobody", task)
    for i in range(12):
        text = task.replace("rykke-raadet", f"t{i}")
        (folder / "tasks" / f"t{i}.yaml").write_text(text, encoding="utf-8")
    lines = validate("--errors").out.splitlines()
    assert lines[0].startswith("12 fund følger af, at »nobody« mangler")
    assert [line for line in lines if " R001: " in line] == lines[1:13]


def test_a_rule_that_could_not_be_asked_is_told_and_never_passed(folder: Path) -> None:
    assert "sprunget over" not in validate().err
    assert json.loads(validate("--format", "json").out)["skipped"] == []
    (folder / "members" / "bodil-aaris.yaml").write_bytes(b"id: [\n")
    said = validate()
    (line,) = [line for line in said.out.splitlines() if line.startswith("Sprunget over: ")]
    assert "K001" in line
    assert line.endswith(" data/members/bodil-aaris.yaml")
    told = json.loads(validate("--format", "json").out)["skipped"]
    assert {"code": "K001", "because": ["data/members/bodil-aaris.yaml"]} in told
    assert f"{len(told)} regler sprunget over" in said.err
    markdown = validate("--format", "md", "-v").out
    assert all(each["code"] in markdown for each in told)


def test_what_was_skipped_fails_where_it_is_to_be_strict(folder: Path) -> None:
    assert validate("data/organisations", "--strict").code == 0
    (folder / "members" / "bodil-aaris.yaml").write_bytes(b"id: [\n")
    assert validate("data/organisations").code == 0
    assert validate("data/organisations", "--strict").code == 1


def test_the_summary_goes_to_stderr(folder: Path) -> None:
    said = validate("--lang", "en")
    assert re.search(r"^0 errors, [1-9][0-9]* warnings in 26 files$", said.err, re.MULTILINE)
    assert "errors," not in said.out


def test_a_path_restricts_what_is_told(folder: Path) -> None:
    spoil(folder)
    assert validate("data/decisions").code == 0
    said = validate("data/projects/ny-ide.yaml")
    assert said.code == 1
    lines = [line for line in said.out.splitlines() if not line.startswith("Sprunget over")]
    assert all(line.startswith("data/projects/ny-ide.yaml") for line in lines)


def test_a_path_that_is_none_is_a_wrong_call(folder: Path) -> None:
    assert validate("data/nope").code == 2
    assert validate("/").code == 0


def test_an_unreadable_record_is_an_error_and_no_false_reference(folder: Path) -> None:
    (folder / "solutions" / "maaling-hjemme.yaml").write_bytes(b"id: [\n")
    said = validate()
    assert said.code == 1
    assert " R001: " not in said.out


def test_broken_settings_are_told_and_the_rest_is_judged(folder: Path) -> None:
    (folder / "telectl.yaml").write_bytes(b"schema_version: one\n")
    spoil(folder)
    said = validate()
    assert said.code == 1
    assert "data/telectl.yaml:1:" in said.out
    assert "data/projects/ny-ide.yaml" in said.out


def test_json_holds_code_place_message_and_record(folder: Path) -> None:
    spoil(folder)
    told = json.loads(validate("--format", "json").out)
    assert (told["errors"], told["fictional"]) == (1, True)
    (error,) = [each for each in told["findings"] if each["severity"] == "error"]
    assert (error["code"], error["record"], error["line"]) == ("S001", "ny-ide", 14)
    assert error["file"] == "data/projects/ny-ide.yaml"


def test_markdown_is_a_table(folder: Path) -> None:
    out = validate("--format", "md").out
    assert "| --- | --- | --- | --- |" in out
    assert "Eksempeldata" in out


def test_verbose_shows_the_line_and_a_caret(folder: Path) -> None:
    spoil(folder)
    lines = validate("-v", "data/projects/ny-ide.yaml").out.splitlines()
    at = next(i for i, line in enumerate(lines) if " S001: " in line)
    assert lines[at + 1] == "  14 | nonsense: 1"
    assert lines[at + 2] == "     | ^"


def test_a_path_in_other_letters_is_the_same_where_the_system_says_so(folder: Path) -> None:
    """As on Windows and macOS; elsewhere a link stands in for such a system."""
    spoil(folder)
    if not (folder / "PROJECTS").exists():
        (folder / "PROJECTS").symlink_to("projects")
    for path in ("data/PROJECTS", "data/PROJECTS/ny-ide.yaml"):
        assert "error S001" in validate(path).out


def test_another_file_whose_name_differs_in_capitals_is_not_it(folder: Path) -> None:
    spoil(folder)
    (folder / "projects" / "NY-IDE.txt").touch()
    assert validate("data/projects/NY-IDE.txt").code == 0


class TestStaged:
    """What is judged is what would be committed, whatever lies in the work tree."""

    @pytest.fixture
    def repo(self, folder: Path) -> git.Git:
        repo = git.Git(folder.parent)
        repo.init("-q")
        repo.add("data")
        return repo

    def test_the_index_is_judged_and_not_the_work_tree(self, folder: Path, repo: git.Git) -> None:
        spoil(folder)
        assert validate("--staged").code == 0
        repo.add("data")
        assert validate("--staged").code == 1
        shutil.copy(FIXTURE / "projects" / "ny-ide.yaml", folder / "projects")
        assert validate().code == 0
        assert validate("--staged").code == 1

    def test_odd_names_and_links_are_told(self, folder: Path, repo: git.Git) -> None:
        shutil.copy(FIXTURE / "tasks" / "rykke-raadet.yaml", folder / "tasks" / "Rykke Raadet.yaml")
        (folder / "tasks" / "gammel.yml").write_text("id: gammel\n", encoding="utf-8")
        repo.add("data")
        blob = repo.hash_object("-w", str(folder / "telectl.yaml"))
        repo.update_index("--add", "--cacheinfo", f"120000,{blob},data/tasks/link.yaml")
        said = validate("--staged")
        assert said.code == 1
        for code in ("F001", "F002", "F010"):
            assert f" error {code}: " in said.out

    def test_outside_a_repository_there_is_no_index(self, folder: Path) -> None:
        assert validate("--staged").code == 6
