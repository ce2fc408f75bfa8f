"""What GitHub's runner, Azure's agent and TeamCity would obey in a log: read as they read it."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import unquote

# Those that the runner knows, and what a stranger would like to say.
KNOWN = frozenset(
    {
        *("add-mask", "add-matcher", "add-path", "debug", "echo", "endgroup", "error", "group"),
        *("internal-set-repo-path", "notice", "remove-matcher", "save-state", "set-env"),
        *("set-output", "stop-commands", "warning"),
    }
)
HOSTILE = (
    "::add-mask::x",
    "  ::set-output name=a::b",
    "x\n::error file=a,line=1::b",
    "x\r::stop-commands::t",
    "\u3000::group::x",
    "##[add-path]/tmp",
    "a ##[set-env name=PATH;]x",
    "##vso[task.setvariable variable=x]y",
    "##teamcity[buildStatus text='x']",
    "%0A::error::x",
    "%250A::error::x",
    "::warning::",
    ":::error::x",
)


class Command(NamedTuple):
    """A command that a runner would carry out."""

    name: str
    properties: dict[str, str]
    data: str


def commands_in(log: str) -> list[Command]:
    """Every line that some runner takes for a command."""
    lines = re.split(r"\r\n|\r|\n", log)
    return [each for line in lines if (each := _new(line) or _old(line) or _other(line))]


def _new(line: str) -> Command | None:
    line = line.lstrip()
    if not line.startswith("::") or "::" not in line[2:]:
        return None
    head, _, data = line[2:].partition("::")
    name, _, told = head.partition(" ")
    if name.lower() not in KNOWN:
        return None
    pairs = (each.split("=", 1) for each in told.strip().split(",") if "=" in each)
    return Command(name, {key: _plain(value) for key, value in pairs}, _plain(data))


def _plain(text: str) -> str:
    return re.sub(r"%(0D|0A|3A|2C|25)", lambda found: unquote(found[0]), text)


def _old(line: str) -> Command | None:
    found = re.search(r"##\[([^\] ]*)[^\]]*\](.*)", line)
    return Command(found[1], {}, found[2]) if found else None


def _other(line: str) -> Command | None:
    found = re.search(r"##(vso|teamcity)\[(.*)", line, re.IGNORECASE)
    return Command(found[1], {}, found[2]) if found else None
