"""A shell that runs what the pages print, in process, and sees what a reader would see."""

from __future__ import annotations

import io
import os
import re
import subprocess
from collections.abc import Sequence
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

import pytest
import typer

from telectl.cli import app, asking
from tests.docs.pages import Block, Command, commands, words

ANYTHING = "…"
_COMMIT = re.compile(r"\b[0-9a-f]{7,40}\b(?!-)")
_CODE = ("echo $?", "$LASTEXITCODE")
_VARIABLE = re.compile(r"(?:export |\$env:)(\w+) ?= ?\"?([^\"\s]*)\"?")


class Shell:
    """One session: where it is, and how the last command ended."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch) -> None:
        self.patch = patch
        self.code = 0
        patch.chdir(folder)

    def follow(self, block: Block) -> None:
        """Do what a block says: run its commands, or write the file it stands for."""
        if block.kind == "console":
            todo = list(commands(block))
            for command, after in zip(todo, [*todo[1:], None], strict=True):
                self.run(command)
                told = after is not None and after.line in _CODE
                assert told or self.code == 0, f"{command.place}: {command.line}: {self.code}"
        elif block.file:
            text = "\n".join(block.lines) + "\n"
            Path(block.file).write_text(text, encoding="utf-8", newline="\n")

    def run(self, command: Command) -> None:
        """Run one command; what is shown below it must be what it says."""
        said = self._said(command)
        if command.shown:
            assert _matches(said, command.shown), f"{command.place}: {command.line}\n{said}"

    def _said(self, command: Command) -> str:
        if command.line in _CODE:
            code, self.code = self.code, 0
            assert command.shown == (str(code),), f"{command.place}: {command.line}: {code}"
            return str(code)
        if variable := _VARIABLE.match(command.line):
            self.patch.setenv(variable[1], variable[2])
            return ""
        program, *rest = words(command.line)
        if program == "cd":
            self.patch.chdir(rest[0])
            return ""
        if program == "git":
            return self._git(rest)
        assert program == "telectl", f"{command.place}: no such program here: {program}"
        return self._telectl(rest, command.shown)

    def _git(self, arguments: Sequence[str]) -> str:
        done = subprocess.run(
            ["git", *arguments], capture_output=True, check=False, encoding="utf-8"
        )
        self.code = done.returncode
        return done.stdout + done.stderr

    def _telectl(self, arguments: Sequence[str], shown: Sequence[str]) -> str:
        heard = io.StringIO()
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(typer, "prompt", _Person(shown).asked)
            patch.setattr(asking, "at_terminal", lambda: any(":" in line for line in shown))
            with redirect_stdout(heard), redirect_stderr(heard), pytest.raises(SystemExit) as end:
                app(args=list(arguments), prog_name="telectl")
        self.code = end.value.code if isinstance(end.value.code, int) else 1
        return heard.getvalue()


class _Person:
    """Answers as the page shows that somebody did."""

    def __init__(self, shown: Sequence[str]) -> None:
        self.left = iter(shown)

    def asked(self, question: str, default: Any = None, show_default: bool = True) -> Any:
        hint = f" [{default}]" if default and show_default else ""
        prompt = f"{question}{hint}:"
        for line in self.left:
            if line.startswith(prompt):
                print(line)
                return line.removeprefix(prompt).strip() or default
        raise AssertionError(f"the page shows no answer to: {prompt}")


def _matches(said: str, shown: Sequence[str]) -> bool:
    """Whether the text is that of the page, where a line of three dots is any lines."""
    here = said.replace(os.sep, "/") if os.sep != "/" else said
    text = "".join(f"{_COMMIT.sub('COMMIT', line.rstrip())}\n" for line in here.splitlines())
    parts = [
        "(?:.*\n)*?"
        if line.strip() == ANYTHING
        else re.escape(_COMMIT.sub("COMMIT", line.rstrip())) + "\n"
        for line in shown
    ]
    return re.fullmatch("".join(parts).rstrip("\n") + "(?:\n)*", text) is not None
