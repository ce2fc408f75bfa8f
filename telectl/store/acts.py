"""An act as a value: which files change from what to what, and what is said of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

_TRAILER_LIKE = re.compile(r"(?m)^(?=[\w-]+[ \t]*:|---|\(cherry picked|#)")


@dataclass(frozen=True, slots=True)
class FileChange:
    """One file, from the bytes that were read to those wanted; None is "not there"."""

    path: Path
    before: bytes | None
    after: bytes | None


@dataclass(frozen=True, slots=True)
class Act:
    """One act: all its files change, or none does."""

    name: str
    subject: str
    records: tuple[str, ...]
    decision: str | None
    files: tuple[FileChange, ...]
    body: str = ""


@dataclass(frozen=True, slots=True)
class Done:
    """What was done. ``tidy`` is false when the act stands but some tidying is left.

    ``recovered``: an interrupted act was finished or rolled back first.
    ``hook_changed``: files of the act to which a hook of the user's gave other contents.
    """

    commit: str | None
    recovered: bool
    hook_changed: tuple[Path, ...] = ()
    tidy: bool = True


@dataclass(frozen=True, slots=True)
class ActRecord:
    """An act as the history holds it; ``time`` is seconds since 1970, as committed.

    ``reverts`` is the commit that it took back, where it did no more than that; ``email``
    is the author's, by which one's own acts are told from those of others.
    """

    commit: str
    time: int
    subject: str
    act: str
    records: tuple[str, ...] = field(default=())
    decision: str | None = None
    reverts: str | None = None
    author: str = ""
    email: str = ""


def message(act: Act) -> str:
    """The commit's message: subject, body, trailers; no value can forge a trailer."""
    trailers = [("Telectl-Act", act.name)]
    trailers += [("Telectl-Record", record) for record in act.records]
    if act.decision is not None:
        trailers.append(("Telectl-Decision", act.decision))
    lines = "\n".join(f"{name}: {_one_line(value)}" for name, value in trailers)
    parts = (_one_line(act.subject), _paragraphs(act.body), lines)
    return "\n\n".join(part for part in parts if part) + "\n"


def _one_line(text: str) -> str:
    """One line of printable text: a newline in a title starts no line of the message."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _paragraphs(text: str) -> str:
    """A body whose lines can't be taken for trailers, dividers or comments."""
    lines = "\n".join(_keep_indent(line) for line in text.splitlines())
    return _TRAILER_LIKE.sub("  ", lines).strip("\n")


def _keep_indent(line: str) -> str:
    return "".join(c if c.isprintable() else " " for c in line).rstrip()
