"""A repository: where it stands, what is under way in it, what is staged."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from telectl.findings import Exit, Refusal
from telectl.store.acts import ActRecord
from telectl.store.git.entries import Entry, Standing, same
from telectl.store.git.history import acts_and_reverts, last_acts
from telectl.store.git.holding import Holding
from telectl.store.git.run import Git, clean_environment, failed
from telectl.store.git.staged import staged_files, staged_odd
from telectl.store.git.trees import Tree, tree_at

if TYPE_CHECKING:
    import git

STOPPED = "sync.json"

# A file in the git folder that says what is under way, and the wording's key.
_UNDER_WAY = (
    ("rebase-merge", "git.rebase"),
    ("rebase-apply/applying", "git.am"),
    ("rebase-apply", "git.rebase"),
    ("MERGE_HEAD", "git.merge"),
    ("CHERRY_PICK_HEAD", "git.cherry_pick"),
    ("REVERT_HEAD", "git.revert"),
    ("BISECT_LOG", "git.bisect"),
)


def find(folder: Path) -> Repository | None:
    """The repository whose work tree holds ``folder``; None when there is none."""
    repo = _discover(folder)
    return None if repo is None else Repository(repo)


def _discover(folder: Path) -> git.Repo | None:
    try:
        import git
    except ImportError as absent:  # GitPython looks for the program as it is imported
        raise Refusal(Exit.GIT, "git.missing") from absent
    try:
        with clean_environment():
            return git.Repo(folder.resolve(), search_parent_directories=True, expand_vars=False)
    except (git.InvalidGitRepositoryError, git.NoSuchPathError):
        return None


class Repository(Holding):
    """One repository and its work tree; every path is told relative to ``root``, with ``/``."""

    def __init__(self, repo: git.Repo) -> None:
        self.bare = bool(repo.bare)
        self.folder = Path(repo.git_dir).resolve()
        self.common = Path(repo.common_dir).resolve()
        self.root = Path(repo.working_tree_dir or repo.git_dir).resolve()
        self.git = Git(self.root)

    @classmethod
    def init(cls, folder: Path) -> Repository:
        """A new repository with the branch main, in a folder that may hold files."""
        Git(folder).run("init", "--quiet", "-b", "main")
        made = find(folder)
        if made is None or made.root != folder.resolve():
            raise Refusal(Exit.GIT, "git.none", folder=folder.name)
        return made

    # -- where it stands ---------------------------------------------------

    @cached_property
    def branch(self) -> str | None:
        """The full name of the branch that HEAD is on; None when it is on none."""
        answer = self.git.ask("symbolic-ref", "-q", "HEAD")
        if answer.code > 1:
            raise failed("symbolic-ref", answer)
        return answer.text if answer.code == 0 else None

    @cached_property
    def no_blob(self) -> str:
        """The id that stands for no file, in this repository's length."""
        return "0" * len(self.blob("", b"", raw=True))

    def tip(self, revision: str = "HEAD") -> str | None:
        """The commit's id; None when there is none, as on a branch yet unborn."""
        answer = self.git.look("rev-parse", "-q", "--verify", f"{revision}^{{commit}}")
        if answer.code == 0:
            return answer.text
        name = self.branch if revision == "HEAD" else revision
        if name and (self.common / name).exists():
            raise Refusal(Exit.GIT, "git.damaged", command="rev-parse", reason=name)
        return None

    def descends(self, commit: str, older: str) -> bool:
        """Whether a commit has an older one in its history, or is it."""
        return self.git.look("merge-base", "--is-ancestor", older, commit).code == 0

    def cut_off(self, commit: str) -> bool:
        """Whether a shallow clone ends at this commit: what was before it isn't here."""
        ends = self.common / "shallow"
        return ends.exists() and commit in ends.read_text(encoding="ascii").split()

    @property
    def shallow(self) -> bool:
        """Whether the clone lacks what was before some of its commits."""
        return (self.common / "shallow").exists()

    @property
    def under_way(self) -> bool:
        """Whether git is in the middle of something: HEAD may be half of what is meant."""
        return any((self.folder / mark).exists() for mark, _ in _UNDER_WAY)

    def require_quiet(self) -> None:
        """Refuses while git is in the middle of something, or on no branch."""
        if self.bare:
            raise Refusal(Exit.GIT, "git.bare")
        for mark, key in _UNDER_WAY:
            if (self.folder / mark).exists():
                raise Refusal(Exit.GIT, "sync.stopped" if self._is_stopped(key) else key)
        if self.branch is None:
            raise Refusal(Exit.GIT, "git.detached")

    def _is_stopped(self, key: str) -> bool:
        """Whether it is our own joining that waits for a person."""
        return key == "git.rebase" and (self.folder / "telectl" / STOPPED).exists()

    def require_identity(self) -> None:
        """Refuses when git would have to make up who the author is."""
        for who in ("GIT_AUTHOR_IDENT", "GIT_COMMITTER_IDENT"):
            if self.git.ask("var", who).code:
                raise Refusal(Exit.GIT, "git.identity")

    def own_email(self) -> str:
        """The address that the next commit would have for its author; empty where there is none."""
        answer = self.git.ask("var", "GIT_AUTHOR_IDENT")
        return answer.text.rpartition("<")[2].partition(">")[0] if answer.code == 0 else ""

    def setting(self, name: str) -> bool:
        """A yes-or-no setting of the user's; unset is no."""
        return self.git.ask("config", "--type=bool", "--get", name).text == "true"

    def relative(self, path: Path) -> str:
        """A path of the work tree as git names it."""
        return PurePosixPath(path.relative_to(self.root)).as_posix()

    def staged_files(self, under: Path) -> dict[str, bytes]:
        """The contents in the index below a folder, by path relative to it.

        In a hook it is the index of the commit that git is about to make.
        """
        return staged_files(self.git, self._prefix(under), self._told_index())

    def staged_odd(self, under: Path) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The symbolic links in the index below a folder, and the other repositories."""
        return staged_odd(self.git, self._prefix(under), self._told_index())

    def tree_at(self, commit: str, folder: str, known: Mapping[str, bytes] | None = None) -> Tree:
        """What lies at a commit below a folder of its tree, which is named with ``/``."""
        return tree_at(self.git, f"{folder}/" if folder else "", commit, known)

    def _prefix(self, under: Path) -> str:
        inner = self.relative(under.resolve())
        return "" if inner == "." else inner + "/"

    def _told_index(self) -> Path | None:
        told = os.environ.get("GIT_INDEX_FILE")
        return self.root / told if told else None

    def last_acts(self, limit: int) -> list[ActRecord]:
        """The newest acts of telectl on this branch, as the first parents tell them."""
        return [] if self.tip() is None else last_acts(self.git, limit)

    def acts_and_reverts(self, limit: int) -> list[ActRecord]:
        """The same with the commits by which git itself took something back."""
        return [] if self.tip() is None else acts_and_reverts(self.git, limit)

    def shown(self, path: Path) -> str:
        """A path as a message names it: from the root of the work tree where it lies below."""
        return (
            path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else str(path)
        )

    def status_of(self, paths: Iterable[Path]) -> dict[Path, Standing]:
        """How each path stands, judged by contents, not by file times."""
        names = {path: self.relative(path) for path in paths}
        committed = self.committed(names.values(), self.tip())
        indexed = self.indexed(names.values())
        return {
            path: self._standing(path, name, committed.get(name), indexed.get(name))
            for path, name in names.items()
        }

    def _standing(
        self, path: Path, name: str, committed: Entry | None, indexed: Entry | None
    ) -> Standing:
        if indexed is not None and indexed.skipped:
            return Standing.SKIPPED
        if not same(committed, indexed):
            return Standing.STAGED
        content = path.read_bytes() if path.is_file() else None
        if committed is None:
            return Standing.ABSENT if content is None else Standing.UNTRACKED
        if content is None or not self.holds(committed, name, content):
            return Standing.DIRTY
        return Standing.CLEAN
