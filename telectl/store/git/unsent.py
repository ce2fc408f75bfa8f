"""What hasn't been sent yet, found out without starting git wherever that can be."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

from telectl.store.git.places import git_folder

_SECTION = re.compile(r'^\s*\[\s*(\w+)\s*(?:"((?:[^"\\]|\\.)*)")?\s*\]')
_VALUE = re.compile(r"^\s*([\w-]+)\s*=\s*(.*?)\s*$")
_CACHE = "unsent.json"


class Unsent(NamedTuple):
    """How many commits the others don't have, and the day of the oldest."""

    n: int
    oldest: date


@dataclass(frozen=True, slots=True)
class _Ends:
    """The ids of the own branch and of what the others had when we last asked."""

    own: str
    theirs: str


def unsent(root: Path) -> Unsent | None:
    """What waits to be sent; None where nothing does, or where there is nobody to send it to."""
    folder = git_folder(root)
    if folder is None:
        return None
    try:
        ends = _ends(folder)
        if ends is None or ends.own == ends.theirs:
            return None
        found = _remembered(folder, ends) or _counted(root, folder, ends)
        return found if found and found.n else None
    except (OSError, ValueError):  # a line that only informs doesn't stop what was asked for
        return None


def shared(root: Path) -> bool:
    """Whether the repository of a folder has another one to send to."""
    folder = git_folder(root)
    if folder is None:
        return False
    try:
        return any(section == "remote" for section, _ in _settings(_common(folder)))
    except OSError:
        return False


def _ends(folder: Path) -> _Ends | None:
    head = (folder / "HEAD").read_text("utf-8").strip()
    if not head.startswith("ref: "):
        return None
    common, branch = _common(folder), head.removeprefix("ref: ")
    tracked = _tracked(common, branch.removeprefix("refs/heads/"))
    own, theirs = _ref(common, branch), tracked and _ref(common, tracked)
    return _Ends(own, theirs) if own and theirs else None


def _common(folder: Path) -> Path:
    """The folder that all work trees of a repository share."""
    pointer = folder / "commondir"
    return (folder / pointer.read_text("utf-8").strip()) if pointer.exists() else folder


def _tracked(common: Path, branch: str) -> str | None:
    told = _settings(common).get(("branch", branch), {})
    remote, merge = told.get("remote"), told.get("merge", "")
    if not remote or not merge.startswith("refs/heads/"):
        return None
    if remote == ".":
        return merge
    return f"refs/remotes/{remote}/{merge.removeprefix('refs/heads/')}"


def _settings(common: Path) -> dict[tuple[str, str], dict[str, str]]:
    """The sections of the repository's own settings, as far as a look at the lines can tell."""
    found: dict[tuple[str, str], dict[str, str]] = {}
    here: dict[str, str] = {}
    for line in (common / "config").read_text("utf-8", "replace").splitlines():
        if section := _SECTION.match(line):
            name = _plain(section[2] or "")
            here = found.setdefault((section[1].lower(), name), {})
        elif value := _VALUE.match(line):
            here[value[1].lower()] = _plain(value[2])
    return found


def _plain(text: str) -> str:
    """A text of git's settings without its quotes."""
    quoted = len(text) > 1 and text[0] == text[-1] == '"'
    return re.sub(r"\\(.)", r"\1", text[1:-1] if quoted else text)


def _ref(common: Path, name: str) -> str | None:
    with suppress(FileNotFoundError, NotADirectoryError):
        return (common / name).read_text("ascii").strip()
    with suppress(FileNotFoundError):
        for line in (common / "packed-refs").read_text("utf-8").splitlines():
            if line.endswith(f" {name}"):
                return line.partition(" ")[0]
    return None


def _remembered(folder: Path, ends: _Ends) -> Unsent | None:
    try:
        told = json.loads((folder / "telectl" / _CACHE).read_text("utf-8"))
        if _Ends(**told["ends"]) != ends:
            return None
        return Unsent(int(told["n"]), date.fromisoformat(told["oldest"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _counted(root: Path, folder: Path, ends: _Ends) -> Unsent | None:
    """Counted by git, once for each pair of ends."""
    from telectl.findings import Refusal
    from telectl.store.git.run import Git

    try:
        answer = Git(root).run("log", "--format=%ad", "--date=short", f"{ends.theirs}..{ends.own}")
    except Refusal:
        return None
    days = [date.fromisoformat(day) for day in answer.text.split()]
    found = Unsent(len(days), min(days, default=date.min))
    _remember(folder, ends, found)
    return found


def _remember(folder: Path, ends: _Ends, found: Unsent) -> None:
    told = {"ends": asdict(ends), "n": found.n, "oldest": found.oldest.isoformat()}
    with suppress(OSError):
        (folder / "telectl").mkdir(exist_ok=True)
        (folder / "telectl" / _CACHE).write_text(json.dumps(told), "utf-8")
