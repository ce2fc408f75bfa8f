"""Acts as git sees them: what is committed, what is left alone, what is refused."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import git
import pytest

from tests.desk import Desk, identify, new_portfolio, run


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new portfolio with two tasks."""
    with new_portfolio(tmp_path_factory.mktemp("template") / "center") as desk:
        desk.run("task", "new", "ringe", "--title", "Ringe")
        desk.run("task", "new", "skrive", "--title", "Skrive")
    return desk.folder


def test_each_act_is_one_commit_of_its_own_files(desk: Desk) -> None:
    before = len(desk.log())
    said = desk.run("set", "ringe", "text=Til alle")
    assert len(desk.log()) == before + 1
    assert desk.changed() == {"data/tasks/ringe.yaml"}
    assert desk.trailers() == {"Telectl-Act": "set", "Telectl-Record": "ringe"}
    assert str(desk.repo.rev_parse("HEAD"))[:9] in said.out


def test_the_users_own_staged_and_dirty_files_stay_out(desk: Desk) -> None:
    (desk.folder / "brev.txt").write_bytes(b"kladde\n")
    desk.repo.add("brev.txt")
    task = desk.folder / "data" / "tasks" / "skrive.yaml"
    task.write_bytes(task.read_bytes() + b"text: Kladde\n")
    desk.run("set", "ringe", "text=Til alle")
    assert desk.changed() == {"data/tasks/ringe.yaml"}
    assert set(desk.status().splitlines()) == {"A  brev.txt", " M data/tasks/skrive.yaml"}
    desk.run("set", "skrive", "title=Skrive i dag", code=5)
    desk.run("--no-commit", "set", "skrive", "title=Skrive i dag")
    assert desk.file("tasks/skrive.yaml").endswith(
        "title: Skrive i dag\nopened: 2026-11-23\ntext: Kladde\n"
    )


def test_without_a_commit_the_files_are_written_all_the_same(desk: Desk) -> None:
    before = desk.log()
    said = desk.run("--format", "json", "set", "ringe", "text=Til alle", "--no-commit")
    assert json.loads(said.out)["commit"] is None
    assert desk.log() == before
    assert desk.status().strip() == "M data/tasks/ringe.yaml"


def test_the_same_value_again_is_no_act(desk: Desk) -> None:
    before = desk.log()
    desk.run("set", "ringe", "title=Ringe")
    assert desk.log() == before


def test_an_act_can_be_told_in_json_and_into_a_file(desk: Desk) -> None:
    said = desk.run("set", "ringe", "text=Til alle", "-o", "svar.json", "--format", "json")
    told = json.loads((desk.folder / "svar.json").read_text(encoding="utf-8"))
    assert (told["act"], told["records"], said.out) == ("set", ["ringe"], "")
    assert "+text: Til alle" in told["diff"]


def test_the_history_speaks_the_language_of_the_portfolio(desk: Desk) -> None:
    desk.run("--lang", "en", "set", "ringe", "title=Ringe op")
    english = desk.log()[0]
    desk.run("--lang", "da", "set", "ringe", "title=Ringe til alle")
    assert desk.log()[0] == english


def test_undo_goes_step_by_step_back_and_forth(desk: Desk) -> None:
    for word in ("en", "to"):
        desk.run("set", "ringe", f"text={word}")
    undone, brought = "Fortrudt: Rettet i ringe: text", "Genindført: Rettet i ringe: text"
    for left in ("text: en\n", "title: Ringe\nopened: 2026-11-23\n"):
        assert desk.run("undo").out.startswith(undone)
        assert desk.file("tasks/ringe.yaml").endswith(left)
    assert desk.run("undo", "--redo").out.startswith(brought)
    assert desk.file("tasks/ringe.yaml").endswith("text: en\n")
    assert desk.log()[:3] == [brought, undone, undone]
    assert desk.trailers() == {"Telectl-Act": "redo", "Telectl-Record": "ringe"}


def test_the_portfolio_itself_is_not_undone(desk: Desk) -> None:
    desk.run("undo")
    desk.run("undo")
    assert "porteføljen" in desk.run("undo", code=5).err
    assert (desk.folder / "data" / "telectl.yaml").exists()


def test_undo_takes_the_last_act_back_unless_its_files_changed_since(desk: Desk) -> None:
    desk.run("task", "new", "hente", "--title", "Hente")
    desk.run("undo")
    assert not (desk.folder / "data" / "tasks" / "hente.yaml").exists()
    desk.run("set", "ringe", "text=Til alle")
    task = desk.folder / "data" / "tasks" / "ringe.yaml"
    task.write_bytes(task.read_bytes() + b"due: 2026-12-01\n")
    before = desk.log()
    desk.run("undo", code=5)
    desk.run("undo", "--no-commit", code=2)
    assert desk.log() == before


def test_fmt_puts_white_space_right_and_touches_nothing_else(desk: Desk) -> None:
    task = desk.folder / "data" / "tasks" / "ringe.yaml"
    untidy = task.read_bytes().replace(b"title: Ringe\n", b"title: Ringe  # nu  \r\n") + b"\n\n"
    task.write_bytes(untidy)
    desk.repo.commit("-qam", "Uorden")
    found = desk.run("fmt", "--check", code=1)
    assert found.out.split() == ["data/tasks/ringe.yaml"]
    assert task.read_bytes() == untidy
    desk.run("fmt", "data/tasks/skrive.yaml")
    assert task.read_bytes() == untidy
    desk.run("fmt", "data/tasks")
    assert b"title: Ringe  # nu\n" in task.read_bytes()
    assert desk.changed() == {"data/tasks/ringe.yaml"}
    assert desk.trailers()["Telectl-Act"] == "fmt"
    desk.run("fmt", "--check")
    desk.run("fmt", "andetsteds", code=2)


def test_schemas_are_checked_and_written_anew(desk: Desk) -> None:
    desk.run("schema", "check")
    (desk.folder / "schemas" / "task.schema.json").write_bytes(b"{}")
    (desk.folder / "schemas" / "need.schema.json").unlink()
    found = desk.run("schema", "check", code=1)
    assert len(found.out.splitlines()) == 2
    desk.run("schema", "export")
    desk.run("schema", "check")
    assert desk.status() == "?? schemas/reports/"
    (desk.folder / "schemas" / "reports" / "act.schema.json").write_bytes(b"{}")
    (stale,) = desk.run("schema", "check", code=1).out.splitlines()
    assert Path(stale) == desk.folder / "schemas" / "reports" / "act.schema.json"


def test_schemas_are_stale_once_the_workflow_has_another_state(desk: Desk) -> None:
    workflow = desk.folder / "data" / "workflow.yaml"
    text = workflow.read_text(encoding="utf-8")
    workflow.write_text(text.replace("- id: pilot", "- id: hvile\n  - id: pilot"), encoding="utf-8")
    stale = desk.run("schema", "check", code=1).out
    names = {Path(each).name for each in stale.splitlines()}
    assert names == {"decision.schema.json", "project.schema.json", "workflow.schema.json"}
    desk.run("schema", "export")
    desk.run("schema", "check")


def _states() -> list[str]:
    from telectl.store.seed import sample_files
    from telectl.store.yaml import read

    workflow: Any = read(sample_files()["workflow.yaml"])[0]
    return [each["id"] for each in workflow["states"]]


def test_the_schemas_beside_the_code_are_fresh() -> None:
    from telectl.reports.schemas import schema_files
    from telectl.reports.view_schemas import view_schemas

    folder = Path(__file__).parents[2] / "schemas"
    there = {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in folder.rglob("*.json")
    }
    assert there == {**schema_files(_states()), **view_schemas()}


def test_schemas_mark_days_and_refuse_keys_that_are_unknown() -> None:
    from telectl.reports.schemas import schema_files

    task = json.loads(schema_files(())["task.schema.json"])
    assert task["additionalProperties"] is False
    due = task["properties"]["due"]
    assert (due["format"], due["pattern"]) == ("date", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$")
    assert due["type"] == ["string", "null"]
    assert "title" in task["properties"]
    assert (
        "from" in json.loads(schema_files(())["workflow.schema.json"])["$defs"]["Step"]["required"]
    )


def test_every_file_of_the_sample_fits_its_schema() -> None:
    validator = pytest.importorskip("jsonschema").Draft202012Validator
    from telectl.model import KINDS
    from telectl.reports.schemas import schema_files
    from telectl.store.seed import sample_files
    from telectl.store.yaml import read

    schemas = {name: validator(json.loads(text)) for name, text in schema_files(_states()).items()}
    for file, data in sample_files().items():
        folder, _, name = file.rpartition("/")
        kind = KINDS[folder].kind if folder else name.removesuffix(".yaml")
        wrong = [each.message for each in schemas[f"{kind}.schema.json"].iter_errors(read(data)[0])]
        assert not wrong, file


def test_a_new_portfolio_has_no_errors_and_knows_no_founding_day(desk: Desk) -> None:
    desk.run("validate")
    assert "established:" not in desk.file("telectl.yaml")
    assert "calendar" not in desk.file("bodies/koncerndirektionen.yaml")
    assert "fictional" not in desk.file("bodies/koncerndirektionen.yaml")
    assert "role: decide" in desk.file("bodies/koncerndirektionen.yaml")
    attributes = (desk.folder / ".gitattributes").read_text(encoding="utf-8").splitlines()
    assert "data/** -text" in attributes


def test_before_it_is_established_no_gate_opens(desk: Desk) -> None:
    desk.run("member", "new", "lise", "--name", "Lise", "--body", "coreteamet", "--role", "leader")
    desk.run("project", "new", "proeven", "--title", "Prøven", "--owner", "lise")
    refused = desk.run("project", "advance", "proeven", "--to", "analysis", code=4)
    assert "error G009" in refused.err


def test_init_refuses_a_folder_that_holds_a_portfolio(desk: Desk) -> None:
    before = desk.log()
    desk.run("init", code=5)
    desk.run("init", "data", code=5)
    assert desk.log() == before
    assert not desk.status()


def test_init_joins_the_repository_that_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    identify(monkeypatch)
    monkeypatch.chdir(tmp_path)
    git.Git(tmp_path).init("-q", "-b", "main")
    (tmp_path / "noter.txt").write_bytes(b"mine\n")
    (tmp_path / ".gitattributes").write_bytes(b"*.txt text\n")
    desk = Desk(tmp_path)
    desk.repo.add(".gitattributes")
    desk.repo.commit("-qm", "Begynd")
    desk.run("init")
    assert desk.status() == "?? noter.txt"
    assert len(desk.log()) == 2
    lines = (tmp_path / ".gitattributes").read_text(encoding="utf-8").splitlines()
    assert lines == ["*.txt text", "data/** -text", "schemas/** -text"]


def test_init_without_an_identity_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    identify(monkeypatch)
    for who in ("AUTHOR", "COMMITTER"):
        monkeypatch.delenv(f"GIT_{who}_NAME")
        monkeypatch.delenv(f"GIT_{who}_EMAIL")
    monkeypatch.setenv("GIT_CONFIG_COUNT", "1")
    monkeypatch.setenv("GIT_CONFIG_KEY_0", "user.useConfigOnly")
    monkeypatch.setenv("GIT_CONFIG_VALUE_0", "true")
    monkeypatch.chdir(tmp_path)
    said = run("init", "center")
    assert said.code == 6
    assert "git config --global user.name" in said.err
    assert list(tmp_path.iterdir()) == []
    assert run("init", "center", "--no-commit").code == 0
    assert (tmp_path / "center" / "data" / "workflow.yaml").exists()


def test_carriage_returns_stay_where_they_are(desk: Desk) -> None:
    task = desk.folder / "data" / "tasks" / "ringe.yaml"
    task.write_bytes(task.read_bytes().replace(b"\n", b"\r\n"))
    desk.repo.commit("-qam", "Windows")
    desk.run("set", "ringe", "text=Til alle på Ærø")
    assert task.read_bytes().endswith(b"\r\ntext: Til alle p\xc3\xa5 \xc3\x86r\xc3\xb8\r\n")
    shutil.rmtree(desk.folder / "data" / "tasks")
    desk.repo.checkout("--", "data")
    assert task.read_bytes().count(b"\r\n") == task.read_bytes().count(b"\n") > 3


def test_undo_refuses_to_break_what_came_after(desk: Desk) -> None:
    desk.run("task", "new", "hente", "--title", "Hente")
    later = desk.folder / "data" / "tasks" / "bringe.yaml"
    later.write_bytes(b"id: bringe\ntitle: Bringe\nabout:\n  - hente\n")
    desk.repo.add(".")
    desk.repo.commit("-qm", "Bringe")
    refused = desk.run("undo", code=1).err
    assert "error R001" in refused
    assert "2 fund følger" not in refused
    later.with_name("bringe-mere.yaml").write_bytes(
        b"id: bringe-mere\ntitle: Bringe\nabout:\n  - hente\n"
    )
    desk.repo.add(".")
    desk.repo.commit("-qm", "Bringe mere")
    assert "2 fund følger af, at »hente« mangler:" in desk.run("undo", code=1).err
    told = json.loads(desk.run("undo", "--format", "json", code=1).out)["refused"]
    assert [(each["cause"], each["count"]) for each in told["groups"]] == [("hente", 2)]


def test_a_number_like_a_cpr_number_never_gets_into_git(desk: Desk) -> None:
    refused = desk.run("set", "ringe", "text=Borger 010190-1234", code=1)
    assert "error X001" in refused.err
    assert not desk.status()
