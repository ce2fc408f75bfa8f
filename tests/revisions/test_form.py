"""Files of another form: read as far as they can be, said so, and never written in."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.desk import Desk, new_portfolio, run


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    with new_portfolio(tmp_path_factory.mktemp("template") / "center") as desk:
        return desk.folder


def in_form(desk: Desk, line: str, file: str = "telectl.yaml") -> None:
    path = desk.folder / "data" / file
    lines = [each for each in path.read_text("utf-8").splitlines() if "schema_version" not in each]
    path.write_text("\n".join([line, *lines]) + "\n", encoding="utf-8")
    desk.repo.commit("-qam", "another form")


@pytest.mark.parametrize(
    ("line", "code", "form"),
    [("schema_version: 2", "S004", "2"), ("schema_version: 0", "S004", "0"),
     ("schema_version: old", "S004", "old"), ("", "S002", "-")],
)  # fmt: skip
class TestAnotherForm:
    def test_is_an_error_and_the_rest_is_judged(
        self, desk: Desk, line: str, code: str, form: str
    ) -> None:
        in_form(desk, line)
        said = run("validate", "--format", "json", "--as-of", "HEAD")
        view = json.loads(said.out)
        wrong = [each["code"] for each in view["findings"] if each["severity"] == "error"]
        assert (said.code, wrong, view["skipped"]) == (1, [code], [])
        assert run("validate", "--as-of", "HEAD~1").code == 0

    def test_is_told_on_every_page(self, desk: Desk, line: str, code: str, form: str) -> None:
        in_form(desk, line)
        told = "telectl.yaml har form"
        for asked in ("status", "plan", "project list"):
            assert told in run(*asked.split(), "--as-of", "HEAD").out
            assert told not in run(*asked.split(), "--as-of", "HEAD~1").out
        view = json.loads(run("status", "--format", "json").out)
        assert view["schema_versions"] == {"telectl.yaml": form}
        assert view["centre"] != "?"

    def test_is_not_written_in(self, desk: Desk, line: str, code: str, form: str) -> None:
        in_form(desk, line)
        before = desk.log()
        for more in ((), ("--no-commit",)):
            said = desk.run("set", "telectl", "language=en", *more, code=1)
            assert "schema_version" in said.err
        assert (desk.log(), desk.status()) == (before, "")
        in_form(desk, "schema_version: 1")
        desk.run("set", "telectl", "language=en")


def test_settings_that_cannot_be_read_are_named(desk: Desk) -> None:
    in_form(desk, "schema_version: 2\nnosuch: 1")
    said = run("status", "--as-of", "HEAD")
    assert "telectl.yaml" in said.out
    assert json.loads(run("status", "--format", "json").out)["unread"] == 1


def test_a_workflow_of_another_form(desk: Desk) -> None:
    in_form(desk, "schema_version: 2", "workflow.yaml")
    assert "workflow.yaml har form 2" in run("status", "--as-of", "HEAD").out
    assert run("validate", "--as-of", "HEAD").code == 1
