"""Acts that wait to be sent, made into one: what was deleted again isn't in it."""

from __future__ import annotations

from collections.abc import Callable

from telectl.findings import Exit, Refusal
from telectl.store.git import Repository


def make_one(repository: Repository, theirs: str | None, subject: Callable[[int], str]) -> None:
    """The own acts since the others' as one commit under a subject that says how many they were.

    The files stay as they are.
    """
    repository.require_identity()
    own, branch = str(repository.tip()), str(repository.branch)
    base = repository.git.ask("merge-base", own, theirs).text if theirs else ""
    since = [f"^{base}"] if base else []
    said = repository.git.run("log", "--reverse", "--format=- %s", own, *since).text
    if not base or said.count("\n") == 0:
        return
    sign = ["-S"] if repository.setting("commit.gpgsign") else []
    message = f"{subject(said.count(chr(10)) + 1)}\n\n{said}"
    new = repository.git.run(
        "commit-tree", *sign, "-p", base, "-m", message, f"{own}^{{tree}}"
    ).text
    moved = repository.git.ask("update-ref", "-m", "telectl: sync", branch, new, own)
    if moved.code:
        raise Refusal(Exit.CONFLICT, "git.moved", branch=branch.removeprefix("refs/heads/"))
