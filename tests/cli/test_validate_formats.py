"""`telectl validate` in what CI reads: several formats at once, and no data that give orders."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import git
import pytest

from tests.desk import Said, run
from tests.obeyed import HOSTILE, commands_in

FIXTURE = Path(__file__).parents[1] / "reports" / "fixture"
ON = ("--on", "2026-06-01")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return Path(shutil.copytree(FIXTURE, tmp_path / "data"))


def validate(*words: str) -> Said:
    return run("validate", *ON, *words)


def spoil(folder: Path, line: str = "nonsense: 1") -> None:
    path = folder / "projects" / "ny-ide.yaml"
    path.write_text(f"{path.read_text(encoding='utf-8')}{line}\n", encoding="utf-8")


def read(name: str) -> str:
    return Path(name).read_text(encoding="utf-8")


def test_one_run_writes_every_format_that_is_named(folder: Path) -> None:
    spoil(folder)
    files = ("findings.sarif", "gl-code-quality-report.json", "junit.xml", "own.json", "page.md")
    words = [word for name in files for word in ("-o", name)]
    said = validate("--format", "github", *words, "-o", "text:findings.log")
    assert said.code == 1
    assert "::error file=data/projects/ny-ide.yaml,line=14," in said.out
    assert len(json.loads(read(files[0]))["runs"]) == 1
    assert {each["check_name"] for each in json.loads(read(files[1]))} >= {"S001"}
    assert read(files[2]).startswith("<?xml ")
    assert json.loads(read(files[3]))["report"] == "findings"
    assert "S001" in read(files[4])
    assert "S001" in read("findings.log")


@pytest.mark.parametrize(
    ("output", "file", "begins"),
    [
        ("sarif:a.json", "a.json", '{\n  "$schema"'),
        ("b.sarif.json", "b.sarif.json", '{\n  "$schema"'),
        ("gitlab:c.json", "c.json", "[\n"),
        ("junit:d", "d", "<?xml"),
        ("md:e.txt", "e.txt", "# "),
        ("./sarif:f.json", "sarif:f.json", '{\n  "telectl"'),
        ("nothing:g.json", "nothing:g.json", '{\n  "telectl"'),
    ],
)
@pytest.mark.skipif("os.name == 'nt'", reason="no file has a colon in its name there")
def test_a_word_before_the_file_says_its_format(
    folder: Path, output: str, file: str, begins: str
) -> None:
    said = validate("-o", output)
    assert (said.code, said.out) == (0, "")
    assert read(file).startswith(begins)


def test_stdout_gets_the_format_that_no_file_has(folder: Path) -> None:
    assert validate("--format", "sarif", "-o", "sarif:x").out == ""
    assert validate("--format", "sarif", "-o", "x.json").out.startswith('{\n  "$schema"')
    said = validate("--format", "text", "-o", "x.sarif")
    assert said.out.startswith("data/")
    assert "advarsler i 26 filer" in said.err


def test_formats_of_findings_are_for_findings(folder: Path) -> None:
    for words in (("--format", "sarif"), ("-o", "x.xml"), ("-o", "gitlab:x")):
        said = run("status", *ON, *words)
        assert said.code == 2
        assert "telectl validate" in said.err
    assert not Path("x.xml").exists()


def test_records_are_never_overwritten_whatever_is_said_before_the_file(folder: Path) -> None:
    assert validate("-o", "sarif:data/projects/ny-ide.yaml").code == 2


def test_a_refusal_is_told_in_the_format_and_keeps_its_code(folder: Path) -> None:
    told = {name: validate("data/nope", "--format", name) for name in ("github", "sarif", "junit")}
    assert {said.code for said in told.values()} == {2}
    (command,) = commands_in(told["github"].out)
    assert (command.name, "data/nope" in command.data) == ("error", True)
    (ended,) = json.loads(told["sarif"].out)["runs"][0]["invocations"]
    assert (ended["executionSuccessful"], ended["exitCode"]) == (False, 2)
    assert "<error " in told["junit"].out


def test_paths_are_seen_from_the_top_of_the_repository(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git.Git(folder.parent).init("-q")
    spoil(folder)
    monkeypatch.chdir(folder / "projects")
    said = validate("--format", "github", "--errors")
    (told, *_) = commands_in(said.out)
    assert told.properties["file"] == "data/projects/ny-ide.yaml"
    validate("--format", "sarif", "-o", "../../x.sarif")
    uri = json.loads(read("../../x.sarif"))["runs"][0]["results"][0]["locations"][0]
    assert uri["physicalLocation"]["artifactLocation"]["uri"].startswith("data/")


def test_a_portfolio_at_the_top_has_no_folder(folder: Path) -> None:
    git.Git(folder).init("-q")
    spoil(folder)
    (told, *_) = commands_in(validate("--format", "github").out)
    assert told.properties["file"] == "projects/ny-ide.yaml"


class TestStepSummary:
    """The page of a step, where GitHub asks for one."""

    @pytest.fixture
    def page(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        path = tmp_path / "summary.md"
        path.write_text("before\n", encoding="utf-8")
        monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(path))
        return path

    def test_the_findings_are_appended(self, folder: Path, page: Path) -> None:
        spoil(folder, "'<img src=x> [a](b) @all': 1")
        validate("--format", "github")
        text = page.read_text(encoding="utf-8")
        assert text.startswith("before\n# ")
        assert "S001" in text
        assert "<img" not in text.replace("\\<img", "").replace("`<img", "")
        assert "[a](b)" not in text

    def test_only_where_that_format_was_asked_for(self, folder: Path, page: Path) -> None:
        validate("--format", "sarif")
        validate()
        assert page.read_text(encoding="utf-8") == "before\n"

    def test_a_summary_that_can_not_be_written_changes_no_answer(
        self, folder: Path, page: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(page.parent))
        said = validate("--format", "github")
        assert said.code == 0
        assert str(page.parent) in said.err


def test_the_same_fingerprints_the_next_day_and_in_both_languages(folder: Path) -> None:
    def marks(*words: str) -> set[tuple[str, str]]:
        issues = json.loads(run("validate", *words, "--format", "gitlab").out)
        return {(each["check_name"], each["fingerprint"]) for each in issues}

    today = marks(*ON)
    assert today == marks(*ON, "--lang", "en")
    kept = {code for code, _ in today} & {code for code, _ in marks("--on", "2026-06-02")}
    assert len(kept) > 3
    assert today & marks("--on", "2026-06-02") >= {each for each in today if each[0] in kept}


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_in_a_record_gives_an_order_to_ci(folder: Path, text: str) -> None:
    path = folder / "projects" / "ny-ide.yaml"
    lines = path.read_text(encoding="utf-8").splitlines()
    kept = [each for each in lines if not each.startswith("title:")]
    held = json.dumps(text, ensure_ascii=True)
    path.write_text("\n".join([*kept, f"title: {held}", f"{held}: 1", ""]), encoding="utf-8")
    commands = [("validate", "-v"), ("validate",), ("status", "-v"), ("project", "list")]
    commands += [("project", "show", "ny-ide"), ("project", "show", text), ("set", "ny-ide", text)]
    for words in commands:
        for kind in ("text", "json", "md", "html"):
            said = run(*words, "--data", str(folder), *ON, "--format", kind)
            assert not commands_in(said.out), (words, kind)
            assert not commands_in(said.err), (words, kind)
    for kind in ("sarif", "gitlab", "junit", "github"):
        said = validate("--format", kind)
        names = {each.name for each in commands_in(said.out)}
        assert names <= ({"error", "warning", "notice"} if kind == "github" else set())
        assert not commands_in(said.err)
