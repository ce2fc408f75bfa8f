"""A desk for the real program; and a small one on the frame, as a command's module makes it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from types import ModuleType
from typing import Annotated

import pytest
import typer
from typer.testing import CliRunner, Result

from telectl.cli.frame import Options, arg, command, complete_ids, deliver, noun, opt, show, verb
from telectl.cli.tree import program
from telectl.document import Column, Document, Paragraph, Report, Table
from telectl.findings import Exit, Finding, Refusal, Severity
from tests.hub import Hub, Seat, hub_of

SEEN: list[Options] = []


class Light(StrEnum):
    GREEN = "green"
    RED = "red"


def _project() -> typer.Typer:
    app = noun("project")

    @command(app, "project list")
    def list_projects(
        options: Options,
        light: Annotated[Light | None, opt("--light", key="light")] = None,
        count: Annotated[int, opt("--count", key="count")] = 1,
        dry: Annotated[bool, opt("--dry-run", key="dry")] = False,
    ) -> int:
        SEEN.append(options)
        return 1 if options.strict else 0

    @command(app, "project show")
    def show_project(
        options: Options,
        id: Annotated[str, arg("id", complete=complete_ids("projects"))],
    ) -> None:
        SEEN.append(options)
        table = Table("", (Column("Titel"),), ((id,),), "")
        document = Document("Vis", options.voice.language, (Paragraph((id,)), table))
        deliver(options, Report("show", 1, {"id": id}, document))

    @command(app, "project refuse")
    def refuse(options: Options) -> None:
        found = Finding("Q999", Severity.ERROR, "projects/x.yaml", ("a",), 2, 3)
        raise Refusal(Exit.REFUSED, "output.unwritable", (found,), path="[b]\x1b\nx", reason="full")

    return app


def _crash() -> typer.Typer:
    app = verb()

    @command(app, "crash")
    def crash(options: Options) -> None:
        show(str(options.root))

    return app


@pytest.fixture(scope="session")
def toy() -> typer.Typer:
    for name, make in {"project": _project, "crash": _crash}.items():
        module = ModuleType(f"toys.{name}")
        module.app = make()  # type: ignore[attr-defined]  # what a command's module offers
        sys.modules[f"toys.{name}"] = module
    sys.modules["toys"] = ModuleType("toys")
    table = {
        "project": ("project", "records"),
        "crash": ("crash", "setup"),
        "absent": ("absent", "setup"),
    }
    return program(table, package="toys")


@pytest.fixture
def seen() -> list[Options]:
    SEEN.clear()
    return SEEN


@pytest.fixture
def call(toy: typer.Typer) -> Callable[..., Result]:
    """Run a line of the toy program in this process."""

    def run(*words: str, **environment: str) -> Result:
        return CliRunner().invoke(toy, list(words), env=environment)

    return run


@pytest.fixture
def hub(sample_template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Hub:
    return hub_of(sample_template, tmp_path, monkeypatch)


@pytest.fixture
def anna(hub: Hub) -> Seat:
    return hub.seat("anna")


@pytest.fixture
def bo(hub: Hub) -> Seat:
    return hub.seat("bo")
