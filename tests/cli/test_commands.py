"""Every command of the table: it loads, and its help is whole in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from telectl.cli import COMMANDS, app
from telectl.locale import LANGUAGES


def commands() -> Iterator[tuple[str, Any]]:
    root = typer.main.get_command(app)
    for name in COMMANDS:
        command = root.get_command(None, name)  # type: ignore[attr-defined]  # a group
        yield name, command
        yield from below(name, command)


def below(line: str, command: Any) -> Iterator[tuple[str, Any]]:
    for verb, each in getattr(command, "commands", {}).items():
        yield f"{line} {verb}", each
        yield from below(f"{line} {verb}", each)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_has_help_and_an_example(language: str) -> None:
    for line, command in commands():
        shown = CliRunner().invoke(app, [*line.split(), "--help", "--lang", language])
        assert shown.exit_code == 0, line
        assert "[help." not in shown.output, line
        assert "[param." not in shown.output, line
        if not hasattr(command, "commands"):
            assert f"\n  telectl {line}" in shown.output, line


def test_no_command_takes_a_global_option_for_its_own() -> None:
    for line, command in commands():
        names = [
            name for param in command.get_params(typer_context(command)) for name in param.opts
        ]
        assert len(names) == len(set(names)), line


def typer_context(command: Any) -> Any:
    return command.context_class(command, info_name="x")
