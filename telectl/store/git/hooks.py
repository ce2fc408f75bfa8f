"""The user's own hooks, run as git runs them, with the private index."""

from __future__ import annotations

import os
from pathlib import Path

from telectl.findings import Exit, Refusal
from telectl.store.git.repository import Repository
from telectl.store.git.run import Answer, plain


def run_hook(repository: Repository, name: str, arguments: tuple[str, ...], index: Path) -> None:
    """Runs a hook where there is one; a hook that fails is a refusal with what it said."""
    answer = _answer(repository, name, arguments, index)
    if answer is not None and answer.code:
        said = plain(answer.out + answer.err)
        raise refused(name, said)


def refused(hook: str, said: str) -> Refusal:
    """The refusal of a hook; many say nothing."""
    return Refusal(Exit.GIT, "git.hook", hook=hook, reason=said, why=None if said else "silent")


def tell_hook(repository: Repository, name: str) -> None:
    """Runs a hook that is only told; what it answers changes nothing any more."""
    _answer(repository, name, (), None)


def _answer(
    repository: Repository, name: str, arguments: tuple[str, ...], index: Path | None
) -> Answer | None:
    file = _file(repository, name)
    if not (file.exists() or file.with_name(f"{name}.exe").exists()):  # as git for Windows looks
        return None
    answer = repository.git.ask(
        "hook", "run", "--ignore-missing", name, "--", *arguments, index=index, hooks=True
    )
    if b"is not a git command" in answer.err:  # git before 2.36
        if not os.access(file, os.X_OK):
            return None
        answer = repository.git.start([os.fspath(file), *arguments], index=index)
    return answer


def _file(repository: Repository, name: str) -> Path:
    """Where the hook would lie; the setting core.hooksPath is honoured."""
    folder = repository.git.ask("rev-parse", "--git-path", "hooks", hooks=True).text
    return repository.root / folder / name
