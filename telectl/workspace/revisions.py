"""A portfolio as a commit holds it, read from git's objects: no file is touched."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Self

from telectl.findings import Exit, Finding, Refusal
from telectl.store.files import Content, Listing, listing_of
from telectl.store.git.trees import FOLDER, mode_at
from telectl.store.load import Loaded, load
from telectl.workspace.brought import with_commits
from telectl.workspace.home import Home, home_of
from telectl.workspace.judged import Judged


class AtCommit(Judged):
    """A portfolio as it was at a commit."""

    home: Home
    commit: str

    def _with_commits(self, found: Sequence[Finding]) -> Sequence[Finding]:
        return with_commits(self.root, found, self.home, self.commit)

    def judged_on(self, day: date) -> Self:
        """The same files, judged as of another day."""
        other = super().judged_on(day)
        other.home, other.commit = self.home, self.commit
        return other


def open_revision(
    root: Path,
    commit: str,
    day: date,
    today: date | None = None,
    before: Loaded | None = None,
) -> AtCommit:
    """The portfolio in a folder of the work tree as a commit has it; refuses where it has none."""
    home = home_of(root)
    require_folder(home, commit)
    return judged_at(home, commit, day, today, before)


def judged_at(
    home: Home,
    commit: str,
    day: date,
    today: date | None = None,
    before: Loaded | None = None,
) -> AtCommit:
    """The portfolio at a commit, whatever lies there; what was read ``before`` isn't read again."""
    found = _listing(home, commit, before)
    loaded = load(found.contents, before, found.unread, today or day)
    made = AtCommit(home.root, day, loaded, found.findings)
    made.home, made.commit = home, commit
    return made


def _listing(home: Home, commit: str, before: Loaded | None) -> Listing:
    read = before.reads.values() if before else ()
    known = {each.content.blob: each.content.data for each in read if each.content.blob}
    tree = home.repository.tree_at(commit, home.folder, known)
    found = listing_of(tree.files, tree.links, tree.modules)
    contents = (Content(file, data, tree.ids[file]) for file, data, _ in found.contents)
    return replace(found, contents=tuple(contents))


def require_folder(home: Home, commit: str) -> None:
    """Refuses a commit in which the portfolio's folder isn't a folder, or isn't there."""
    mode = mode_at(home.repository.git, commit, home.folder)
    if mode == FOLDER:
        return
    why = {"120000": "link", "160000": "module", None: "absent"}.get(mode, "file")
    raise Refusal(
        Exit.NO_PORTFOLIO, "revision.folder", folder=home.folder, commit=commit[:9], why=why
    )
