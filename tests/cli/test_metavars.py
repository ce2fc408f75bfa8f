"""What stands for a value in a help is a word of the language."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import typer

from telectl.cli import app
from telectl.cli.help import metavar
from telectl.locale import LANGUAGES, Voice


def _parameters(command: Any) -> Iterator[Any]:
    if hasattr(command, "list_commands"):
        for name in command.list_commands(None):
            yield from _parameters(command.get_command(None, name))
    else:
        yield from (each for each in command.params if not getattr(each, "is_flag", False))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_placeholder_has_its_word(language: str) -> None:
    voice = Voice(language)
    named = {each.metavar or each.name.upper() for each in _parameters(typer.main.get_command(app))}
    assert {each for each in named if not voice.has(f"metavar.{each}")} == set()
    assert not [each for each in named if "_" in metavar(voice, each)]
