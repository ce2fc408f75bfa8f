"""What a repository holds at a path: in a commit, in the index, as a content would be stored."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from telectl.findings import Exit, Refusal
from telectl.store.git.entries import Entries, Entry
from telectl.store.git.run import Git

_MANY = 100


class Holding:
    """The contents of a repository, by their paths from the root of its work tree."""

    git: Git

    def committed(self, paths: Iterable[str], revision: str | None) -> Entries:
        """The files among ``paths`` at a revision; nothing at no revision."""
        if revision is None:
            return {}
        wanted = set(paths)
        asked = sorted(wanted) if len(wanted) <= _MANY else ()
        answer = self.git.run("ls-tree", "-r", "-z", "--full-tree", revision, "--", *asked)
        return {path: entry for path, entry in _tree(answer.fields) if path in wanted}

    def indexed(self, paths: Iterable[str], index: Path | None = None) -> Entries:
        """The files among ``paths`` in the index; a path in conflict refuses."""
        wanted = set(paths)
        asked = sorted(wanted) if len(wanted) <= _MANY else ()
        answer = self.git.run("ls-files", "-z", "-s", "-v", "--", *asked, index=index)
        found: Entries = {}
        for path, entry, stage in _listed(answer.fields):
            if path in wanted:
                if stage != "0":
                    raise Refusal(Exit.CONFLICT, "write.unmerged", file=path)
                found[path] = entry
        return found

    def blob(self, path: str, content: bytes, *, write: bool = False, raw: bool = False) -> str:
        """The id of a content as it would be stored at ``path``, or ``raw`` as it is."""
        arguments = ["--no-filters"] if raw else [f"--path={path}"]
        if write:
            arguments.append("-w")
        return self.git.run("hash-object", *arguments, "--stdin", stdin=content).text

    def content(self, revision: str, path: str) -> bytes:
        """A file at a revision, as a checkout would write it."""
        return self.git.run("cat-file", "--filters", f"{revision}:{path}").out

    def holds(self, entry: Entry, path: str, content: bytes) -> bool:
        """Whether a content is the one that is stored, with or without git's filters."""
        return self.stored_raw(entry, path, content) is not None

    def stored_raw(self, entry: Entry, path: str, content: bytes) -> bool | None:
        """Whether the stored file was stored as it is (True), filtered (False), or differs."""
        if self.blob(path, content) == entry.id:
            return False
        return True if self.blob(path, content, raw=True) == entry.id else None


def _tree(fields: list[str]) -> Iterable[tuple[str, Entry]]:
    for field in fields:
        about, _, path = field.partition("\t")
        mode, _, blob = about.split(" ")
        yield path, Entry(mode, blob)


def _listed(fields: list[str]) -> Iterable[tuple[str, Entry, str]]:
    for field in fields:
        about, _, path = field.partition("\t")
        tag, mode, blob, stage = about.split(" ")
        yield path, Entry(mode, blob, skipped=tag in "Ss"), stage
