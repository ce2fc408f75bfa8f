"""What lies in a commit below a folder: its names in one look, their contents in one batch."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from telectl.findings import Exit, Refusal
from telectl.store.git.run import Answer, Git, failed
from telectl.store.git.staged import bodies
from telectl.store.nodes import CAP

_LINK, _MODULE = "120000", "160000"
FOLDER = "040000"


class Blob(NamedTuple):
    """A stored content: its id, and how long it is."""

    id: str
    size: int


class Tree(NamedTuple):
    """What lies below a folder: the files' contents and ids, the links, other repositories."""

    files: Mapping[str, bytes]
    ids: Mapping[str, str]
    links: tuple[str, ...]
    modules: tuple[str, ...]


def tree_at(git: Git, prefix: str, commit: str, known: Mapping[str, bytes] | None = None) -> Tree:
    """The tree of a commit below a folder; contents that are known by their id aren't read again.

    Of what is longer than the reader takes, only the beginning is fetched.
    """
    blobs: dict[str, Blob] = {}
    odd: dict[str, list[str]] = {_LINK: [], _MODULE: []}
    for mode, blob, path in _below(git, prefix, commit):
        if mode in odd:
            odd[mode].append(path)
        else:
            blobs[path] = blob
    held = dict(known or {})
    held |= contents_of(git, {each for each in blobs.values() if each.id not in held})
    files = {path: held[blob.id] for path, blob in blobs.items()}
    ids = {path: blob.id for path, blob in blobs.items()}
    return Tree(files, ids, tuple(odd[_LINK]), tuple(odd[_MODULE]))


def _below(git: Git, prefix: str, commit: str) -> Iterator[tuple[str, Blob, str]]:
    told = ("ls-tree", "-r", "-z", "--long", "--full-tree", commit, "--", prefix or ".")
    answer = looked(git, *told)
    for field in answer.fields:
        about, _, path = field.partition("\t")
        mode, _, blob, size = about.split()
        length = int(size) if size.isdecimal() else 0
        yield mode, Blob(blob, length), path.removeprefix(prefix)


def contents_of(git: Git, blobs: set[Blob]) -> dict[str, bytes]:
    """The bytes of many contents by their ids, by one child process but for those too long."""
    short = [each.id for each in blobs if each.size <= CAP]
    wanted = "".join(f"{each}\n" for each in short).encode()
    answer = looked(git, "cat-file", "--batch", stdin=wanted)
    try:
        found = dict(zip(short, bodies(answer.out), strict=True))
    except Refusal as lost:
        raise _not_here(git, lost) from lost
    for each in blobs:
        if each.size > CAP:
            found[each.id] = git.beginning("cat-file", "blob", each.id, most=CAP + 1)
    return found


def mode_at(git: Git, commit: str, path: str) -> str | None:
    """What stands at a path of a commit, as git writes its mode; None where nothing does."""
    if not path:
        return FOLDER
    fields = looked(git, "ls-tree", "-z", "--full-tree", commit, "--", path).fields
    return fields[0].partition(" ")[0] if fields else None


def holding(git: Git, commit: str, name: str) -> tuple[str, ...]:
    """The folders of a commit in which a file of that name lies, the outermost first."""
    fields = looked(git, "ls-tree", "-r", "-z", "--full-tree", "--name-only", commit).fields
    found = (each.rpartition("/")[0] for each in fields if each.rpartition("/")[2] == name)
    return tuple(sorted(found, key=lambda each: (each.count("/") + bool(each), each)))


def looked(git: Git, *arguments: str, stdin: bytes = b"") -> Answer:
    """What git says of its own objects; those that a partial clone lacks aren't fetched."""
    answer = git.look(*arguments, stdin=stdin)
    if answer.code:
        raise _not_here(git, failed(arguments[0], answer))
    return answer


def _not_here(git: Git, lost: Refusal) -> Refusal:
    """A partial clone isn't damaged: it lacks what nobody has asked for yet."""
    partial = git.ask("config", "--get", "extensions.partialClone").text
    return Refusal(Exit.NO_PORTFOLIO, "revision.partial") if partial else lost
