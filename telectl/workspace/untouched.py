"""Files that the own acts changed and put back: there the others' hold."""

from __future__ import annotations

from telectl.store.git.history import entries_between
from telectl.store.git.run import Git
from telectl.workspace.together import Parted


def put_back(git: Git, parted: Parted) -> frozenset[str]:
    """The files that the own acts touched and left as they were."""
    since = f"{parted.base}..{parted.own}"
    touched = git.run("log", "-z", "--format=", "--name-only", "--no-renames", since).fields
    net = entries_between(git, parted.base, parted.own)
    return frozenset(each.strip("\n") for each in touched if each.strip("\n")) - net.keys()


def give_theirs(git: Git, parted: Parted, new: str) -> str:
    """The joined commit with the others' content of such files, also where git saw no conflict."""
    apart = put_back(git, parted) & entries_between(git, parted.theirs, new).keys()
    if not apart:
        return new
    for file in sorted(apart):
        if git.ask("cat-file", "-e", f"{parted.theirs}:{file}").code:
            git.run("rm", "--quiet", "--force", "--", file)
        else:
            git.run("checkout", "--quiet", parted.theirs, "--", file)
    git.run("commit", "--quiet", "--amend", "--no-edit", "--no-verify", "--allow-empty")
    return git.run("rev-parse", "HEAD").text
