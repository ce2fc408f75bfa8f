"""The commits between two, each with its parents; and what a merge of two would hold."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from telectl.findings import Exit, Refusal
from telectl.store.git.history import acts_and_reverts, changes_of
from telectl.store.git.repository import Repository, find
from telectl.store.git.run import Git, failed
from telectl.store.git.trees import looked

LOOKED_AT = 400  # acts, when one is looked for that was taken back


class Step(NamedTuple):
    """A commit with its parents, what it calls itself, and its first line."""

    commit: str
    parents: tuple[str, ...]
    act: str
    subject: str


def parted(repository: Repository, base: str, head: str) -> str:
    """The commit at which two histories parted; refuses where there is none to be seen."""
    answer = repository.git.look("merge-base", base, head)
    if answer.code > 1:
        raise failed("merge-base", answer)
    if answer.code == 0:
        return answer.text
    if repository.shallow:
        raise Refusal(Exit.NO_PORTFOLIO, "review.shallow")
    raise Refusal(Exit.NO_PORTFOLIO, "review.unrelated")


_FORM = "%H%x00%P%x00%(trailers:key=Telectl-Act,valueonly,unfold,separator=%x1f)%x00%s"


def between(repository: Repository, base: str | None, head: str) -> tuple[Step, ...]:
    """The commits that one holds and the other doesn't, parents first."""
    found = _steps(repository, "--topo-order", "--reverse", head, *((f"^{base}",) if base else ()))
    if any(repository.cut_off(each.commit) for each in found):
        raise Refusal(Exit.NO_PORTFOLIO, "review.shallow")
    return found


def _steps(repository: Repository, *wanted: str) -> tuple[Step, ...]:
    fields = looked(repository.git, "log", "-z", f"--format=tformat:{_FORM}", *wanted, "--").fields
    starts = range(0, len(fields) - 3, 4)
    parts = (fields[at : at + 4] for at in starts)
    return tuple(Step(commit, tuple(p.split()), act, said) for commit, p, act, said in parts)


def content_at(repository: Repository, commit: str, path: str) -> bytes | None:
    """A stored file at a commit, as it is stored; None where there is none."""
    answer = repository.git.look("cat-file", "blob", f"{commit}:{path}")
    return answer.out if answer.code == 0 else None


def tree_of(repository: Repository, commit: str, folder: str) -> str | None:
    """The id of what lies in a folder at a commit; None where it isn't there."""
    answer = repository.git.look("rev-parse", "-q", "--verify", f"{commit}:{folder}")
    return answer.text if answer.code == 0 else None


def takes_back(repository: Repository, step: Step) -> str | None:
    """The act whose exact opposite an undo is; None where it is anything else.

    What it calls itself is not believed: each file must go back to what it was before an act
    of the history, from just what that act made of it.
    """
    if step.act not in ("undo", "redo") or len(step.parents) != 1:
        return None
    git = repository.git
    changes = changes_of(git, step.commit)
    opposite = {path: (new, old) for path, (old, new) in changes.items()}
    own = acts_and_reverts(git, 1, step.commit)[0]
    before = acts_and_reverts(git, LOOKED_AT, step.parents[0])
    for each in sorted(before, key=lambda act: act.commit != own.reverts):
        alike = each.act and each.records == own.records
        if alike and changes_of(git, each.commit) == opposite:
            return each.commit
    return None


def removed_before(
    repository: Repository, base: str | None, folder: str, paths: Collection[str]
) -> dict[str, Step]:
    """The files among ``paths`` that the history up to a commit took out, with the last to do it.

    All lie below a folder; git is asked of that, since no command line holds any number of names.

    An undo that took back the making of a file took out nothing that counts.
    """
    if not paths or base is None:
        return {}
    answer = looked(
        repository.git, "log", "-z", "-m", "--no-renames", "--diff-filter=D", "--name-only",
        "--format=tformat:%x01%H", base, "--", *([folder] if folder else []),
    )  # fmt: skip
    found: dict[str, str] = {}
    commit = ""
    for field in answer.fields:
        text = field.lstrip("\n")
        if text.startswith("\x01"):
            commit = text[1:]
        elif commit and text in paths:
            found.setdefault(text, commit)
    steps = {path: _steps(repository, "--max-count=1", each)[0] for path, each in found.items()}
    return {path: each for path, each in steps.items() if takes_back(repository, each) is None}


@dataclass(frozen=True, slots=True)
class Merged:
    """What came of a merge in memory: a tree, and the files on which both sides disagree."""

    repository: Repository
    tree: str
    conflicts: tuple[str, ...]


@contextmanager
def merged(repository: Repository, one: str, other: str) -> Iterator[Merged]:
    """Two commits merged beside the repository, whose objects are only read.

    It is done in an empty repository of its own, with no settings of anybody's: neither
    attributes nor a merge driver of a stranger's tree are there to be followed.
    """
    with TemporaryDirectory(prefix="telectl-merge-", ignore_cleanup_errors=True) as made:
        git = _beside(repository, Path(made))
        answer = git.ask(
            "merge-tree", "--write-tree", "-z", "--name-only", one, other, more=_NOBODYS
        )
        if answer.code not in (0, 1) or not answer.out:
            raise failed("merge-tree", answer)
        tree, *rest = answer.fields
        conflicts = tuple(rest[: rest.index("")]) if answer.code and "" in rest else ()
        beside = find(Path(made))
        if beside is None:
            raise Refusal(Exit.GIT, "git.none", folder=made)
        yield Merged(beside, tree, tuple(dict.fromkeys(conflicts)))


_NOBODYS = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "GIT_ATTR_NOSYSTEM": "1"}


def _beside(repository: Repository, folder: Path) -> Git:
    git = Git(folder)
    form = repository.git.run("rev-parse", "--show-object-format").text
    answer = git.ask(
        "init", "--quiet", "--bare", "--template=", f"--object-format={form}", ".", more=_NOBODYS
    )
    if answer.code:
        raise failed("init", answer)
    info = folder / "objects" / "info"
    info.mkdir(parents=True, exist_ok=True)
    (info / "alternates").write_bytes(os.fsencode(repository.common / "objects") + b"\n")
    return git
