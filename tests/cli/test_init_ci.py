"""The workflow of a data repository: written with a portfolio, or for one that is there."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from tests.desk import Desk, run

COMMIT = "4f0c1f2a9d3b5e6c7a8091b2c3d4e5f60718293a"
SOURCE = f"center/telectl@{COMMIT}"
GITHUB, GITLAB = ".github/workflows/telectl.yml", ".gitlab-ci.yml"
SCHEMAS = {GITHUB: "vendor.github-workflows", GITLAB: "vendor.gitlab-ci"}


def _require_valid(path: Path, name: str) -> None:
    pytest.importorskip("check_jsonschema")
    more = ["--data-transform", "gitlab-ci"] if name == GITLAB else []
    words = ["check-jsonschema", "--builtin-schema", SCHEMAS[name], *more, str(path)]
    program = str(Path(sys.executable).with_name(words[0]))
    done = subprocess.run([program, *words[1:]], capture_output=True, check=False)
    assert done.returncode == 0, done.stdout.decode()


@pytest.mark.parametrize(("host", "name"), [("github", GITHUB), ("gitlab", GITLAB)])
def test_a_portfolio_that_is_there_gets_the_file_alone_in_one_commit(
    desk: Desk, host: str, name: str
) -> None:
    said = desk.run("init", "--ci", host, "--ci-from", SOURCE)
    assert Path(name).name in said.out
    assert desk.changed() == {name}
    _require_valid(desk.folder / name, name)
    assert COMMIT in (desk.folder / name).read_text(encoding="utf-8")
    desk.run("init", "--ci", host, "--ci-from", SOURCE, code=5)


@pytest.mark.usefixtures("desk")
def test_a_new_portfolio_in_a_folder_of_a_repository_names_that_folder(desk: Desk) -> None:
    desk.run("init", "nyt/center æ", "--ci", "github", "--ci-from", SOURCE)
    text = (desk.folder / GITHUB).read_text(encoding="utf-8")
    assert text.endswith('data: "nyt/center æ/data"\n')
    _require_valid(desk.folder / GITHUB, GITHUB)
    assert GITHUB in desk.changed()


def test_a_stranger_gets_no_secret_and_no_right(desk: Desk) -> None:
    desk.run("init", "--ci", "github", "--ci-from", SOURCE)
    workflow = YAML(typ="safe").load(desk.folder / GITHUB)
    assert workflow["permissions"] == {"contents": "read"}
    assert workflow["on"].keys() == {"pull_request", "push"}
    text = (desk.folder / GITHUB).read_text(encoding="utf-8")
    assert "secrets" not in text.replace("no secrets", "")
    assert "run:" not in text
    assert text.count("uses:") == text.count("@") == 2
    assert "persist-credentials: false" in text


@pytest.mark.parametrize(
    "words",
    [
        ("--ci", "github"),
        ("--ci", "github", "--ci-from", "center/telectl@main"),
        ("--ci", "github", "--ci-from", f"a/b/telectl@{COMMIT}"),
        ("--ci", "gitlab", "--ci-from", f'center/"telectl@{COMMIT}'),
        ("--ci-from", SOURCE),
        ("--ci", "azure", "--ci-from", SOURCE),
    ],
)
def test_what_is_no_source_is_refused_and_nothing_made(
    tmp_path: Path, words: tuple[str, ...]
) -> None:
    said = run("init", str(tmp_path / "ny"), *words)
    assert said.code == 2
    assert "--ci" in said.err
    assert not (tmp_path / "ny").exists()
