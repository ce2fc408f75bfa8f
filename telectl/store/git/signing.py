"""Commits that must be signed and can't be: told by the cause, without git's advice."""

from __future__ import annotations

from telectl.findings import Exit, Refusal
from telectl.store.git.run import Answer, Git, plain

_WRITING = "failed to write commit object"


def unsigned(git: Git, answer: Answer) -> Refusal | None:
    """The refusal for a command whose commit could not be signed; None where that isn't why."""
    signs = git.ask("config", "--type=bool", "--get", "commit.gpgsign").text == "true"
    return no_signature(answer) if signs and _WRITING.encode() in answer.err else None


def no_signature(answer: Answer) -> Refusal:
    """The refusal for a signature that failed."""
    return Refusal(Exit.GIT, "git.signature", reason=_cause(plain(answer.err + answer.out)))


def _cause(said: str) -> str:
    """What the program that signs complained of: the lines before git's own."""
    lines = (line.rpartition("error: ")[2].strip() for line in said.split("\n"))
    found = []
    for line in lines:
        if line.startswith(("hint:", "fatal:")) or line == _WRITING:
            break
        found.append(line)
    return " ".join(each for each in found if each) or _WRITING
