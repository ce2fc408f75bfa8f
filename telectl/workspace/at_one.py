"""Acts that wait to be sent, made into one: what was deleted again isn't in it."""

from __future__ import annotations

from collections.abc import Callable

from telectl.findings import Exit, Refusal
from telectl.store import cpr
from telectl.store.git import Repository
from telectl.store.git.commit import commit_tree


def make_one(repository: Repository, sent: str | None, subject: Callable[[int], str]) -> None:
    """The own acts since what was sent as one commit under a subject that says how many they were.

    The files stay as they are; a number that was typed into a message is masked.
    """
    repository.require_identity()
    own, branch = str(repository.tip()), str(repository.branch)
    text = _message(repository, [own, f"^{sent}"] if sent else [own], subject)
    if text is None:
        return
    tree = repository.git.run("rev-parse", f"{own}^{{tree}}").text
    new = commit_tree(repository, tree, sent, text.encode("utf-8", "surrogateescape"))
    moved = repository.git.ask("update-ref", "-m", "telectl: sync", branch, new, own)
    if moved.code:
        raise Refusal(Exit.CONFLICT, "git.moved", branch=branch.removeprefix("refs/heads/"))


def _message(repository: Repository, since: list[str], subject: Callable[[int], str]) -> str | None:
    """What the one says; nothing where one act waits that can be sent as it is."""
    said = repository.git.run("log", "--reverse", "--format=- %s", *since).text
    if not said or "\n" in said:
        return f"{subject(said.count(chr(10)) + 1)}\n\n{cpr.masked(said)}\n" if said else None
    whole = repository.git.run("log", "--format=%B", *since).text
    masked = cpr.masked(whole)
    return None if masked == whole else masked
