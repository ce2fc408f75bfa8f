"""The reading commands as a user types them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from telectl.findings import Exit, Refusal
from telectl.store.git import health
from tests.desk import Said, run

FIXTURE = Path(__file__).parents[1] / "reports" / "fixture"
PAGES = (
    "status",
    "project list",
    "project show maaling-paa-tvaers",
    "project gates maaling-paa-tvaers",
    "solution list",
    "solution show maaling-hjemme",
    "member list",
    "member coverage",
    "solution map",
    "effects",
    "plan",
    "member show oscar-oe",
    "organisation list",
    "organisation show aehospitalet",
    "decision list",
    "decision show pilot-af-maaling",
    "meeting list",
    "meeting show ledelsen-2026-06-10",
    "effect list",
    "effect show faerre-ture",
    "task list",
)
NOTE = {"da": "Eksempeldata – opdigtede beslutninger", "en": "Sample data – invented decisions"}


@pytest.fixture(autouse=True)
def _here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELECTL_DATA", str(FIXTURE))


def say(line: str, *words: str) -> Said:
    return run(*line.split(), "--on", "2026-06-01", *words)


def titles(line: str, *words: str) -> list[str]:
    said = say(line, "--format", "json", *words)
    assert said.code == 0, said.err
    return [each["id"] for each in json.loads(said.out)["records"]]


@pytest.mark.parametrize("language", NOTE)
@pytest.mark.parametrize("page", PAGES)
def test_every_page_says_that_its_records_are_invented(page: str, language: str) -> None:
    for shape in ("text", "markdown"):
        said = say(page, "--format", shape, "--lang", language)
        assert (said.code, said.err) == (0, "")
        assert NOTE[language] in said.out
    assert json.loads(say(page, "--format", "json").out)["fictional"] is True


@pytest.mark.parametrize("page", PAGES)
def test_no_wording_is_missing(page: str) -> None:
    out = say(page).out + say(page, "--lang", "en").out
    assert not any(f"[{word}." in out for word in ("column", "label", "enum", "list", "report"))


def test_lists_are_restricted_by_what_is_asked() -> None:
    assert titles("project list", "--state", "idea") == ["ny-ide"]
    assert titles("project list", "--sector", "municipality") == ["maaling-paa-tvaers"]
    assert titles("decision list", "--open") == ["pilot-af-maaling", "rangorden-2027"]
    assert titles("decision list", "--about", "stoppet-forsoeg") == ["stop-for-forsoeget"]
    assert titles("member list", "--org", "aehospitalet") == ["oscar-oe"]
    assert titles("organisation list", "--type", "municipality") == ["kommune-oeby"]
    assert titles("meeting list", "--state", "held") == []
    assert titles("effect list", "--direction", "improved") == ["faerre-ture"]
    assert titles("solution list", "--org", "kommune-oeby") == []
    assert titles("task list", "--owner", "bodil-aaris") == []


def test_as_of_an_earlier_day_a_later_project_is_not_there() -> None:
    said = run("project", "list", "--on", "2025-06-01", "--format", "json")
    assert [each["id"] for each in json.loads(said.out)["records"]] == ["stoppet-forsoeg"]


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("project show maaling-paa-tvers", "maaling-paa-tvaers"),
        ("project list --owner oscar-o", "oscar-oe"),
        ("project list --state anlysis", "analysis"),
        ("project show maaling-hjemme", "solutions"),
        ("project gates ny-ide --to piloot", "pilot"),
    ],
)
def test_what_is_not_known_is_refused_with_what_is(line: str, hint: str) -> None:
    said = say(line, "--lang", "en")
    assert said.code == 2
    assert hint in said.err


def test_a_fact_that_nobody_knows_is_shown_with_its_reason() -> None:
    out = say("solution show maaling-hjemme").out
    assert "ikke bekræftet: Ejerskabet er ikke afklaret" in out


def test_gates_names_the_command_for_each_unmet_demand() -> None:
    out = say("project gates maaling-paa-tvaers --to pilot", "--lang", "en").out
    assert "missing Paper: impact assessment (DPIA)" in out
    assert "telectl add maaling-paa-tvaers evidence kind=dpia" in out
    assert "met Paper: business case" in out


def test_an_unreadable_record_is_shown_as_that(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(FIXTURE, tmp_path / "data"))
    (folder / "tasks" / "rykke-raadet.yaml").write_bytes(b"- no record\n")
    (folder / "projects" / "ny-ide.yaml").write_bytes(b"id: [\n")
    said = say("project show ny-ide", "--data", str(folder))
    assert said.code == 1
    assert "kan ikke læses" in said.out
    assert say("status", "--data", str(folder)).code == 0


def test_status_is_fine_whatever_is_wrong(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(FIXTURE, tmp_path / "data"))
    for name in ("telectl.yaml", "workflow.yaml"):
        (folder / name).write_bytes(b"{broken\n")
    said = say("status", "--data", str(folder), "--strict")
    assert said.code == 0


def test_data_is_shown_literally(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(FIXTURE, tmp_path / "data"))
    file = folder / "projects" / "ny-ide.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("En ny idé", "'[bold]x[/] \u202e'"), encoding="utf-8")
    for page in ("status", "project list", "project show ny-ide", "project gates ny-ide"):
        out = say(page, "--data", str(folder)).out
        assert "\u202e" not in out


def test_rules_lists_every_code_once() -> None:
    codes = [each["code"] for each in json.loads(run("rules", "--format", "json").out)["rules"]]
    assert codes == sorted(set(codes))
    assert {"Y001", "F001", "S001", "R001", "G001", "W001", "X001"} <= set(codes)


def test_explain_knows_the_nearest_code() -> None:
    assert run("explain", "r001").code == 0
    said = run("explain", "R01", "--lang", "en")
    assert (said.code, "R0" in said.err) == (2, True)


def test_doctor_looks_at_everything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = run("doctor", "--format", "json", "--data", str(FIXTURE))
    names = {each["name"] for each in json.loads(said.out)["checks"]}
    assert {"python", "packages", "fast_yaml", "git", "portfolio", "repository"} <= names
    monkeypatch.delenv("TELECTL_DATA")
    monkeypatch.chdir(tmp_path)
    lost = run("doctor", "--lang", "en")
    assert lost.code == 1
    assert "telectl init" in lost.out


def test_doctor_tells_what_git_says(monkeypatch: pytest.MonkeyPatch) -> None:
    """As of a folder on a shared drive, which git takes for somebody else's."""

    def find(_: Path) -> None:
        raise Refusal(Exit.GIT, "git.failed", command="symbolic-ref", reason="dubious ownership")

    monkeypatch.setattr(health, "find", find)
    told = json.loads(run("doctor", "--format", "json", "--data", str(FIXTURE)).out)
    (repository,) = (each for each in told["checks"] if each["name"] == "repository")
    assert not repository["fine"]
    assert "symbolic-ref: dubious ownership" in repository["facts"]["reason"]


@pytest.mark.parametrize(("noun", "head"), [("member", "Navn"), ("organisation", "Navn")])
def test_what_bears_a_name_is_listed_by_it(noun: str, head: str) -> None:
    said = run("--data", str(FIXTURE), noun, "list", "--lang", "da").out
    assert [line for line in said.splitlines() if line.startswith(f"{head} ")]
