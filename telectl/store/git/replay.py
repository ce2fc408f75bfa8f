"""Own commits laid on those of others, one after the other; a stop is looked into."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from telectl.store.git.run import Answer, Git, failed
from telectl.store.git.signing import unsigned
from telectl.store.git.taken_back import taken_back

# Nobody sits at an editor; no commit is dropped because others have done the same; and two
# records that look alike are two records, not one under another name.
_SETTINGS = (
    "-c", "core.editor=true", "-c", "sequence.editor=true", "-c", "rebase.updateRefs=false",
    "-c", "merge.renames=false", "-c", "merge.directoryRenames=false",
)  # fmt: skip
_KEEP = ("commit", "--quiet", "--allow-empty", "--no-verify", "-C", "REBASE_HEAD")
_WAY = (
    "--merge", "--no-autostash", "--no-fork-point", "--empty=keep", "--reapply-cherry-picks",
)  # fmt: skip

# As much of a commit's name as every git writes in full; and a list in git's own words.
_ABBREV = 40
_LIST = ("rebase.abbreviateCommands=false", "rebase.missingCommitsCheck=ignore")


@dataclass(frozen=True, slots=True)
class Sides:
    """A file in conflict: as both knew it, as the others have it, as we want it."""

    file: str
    base: bytes | None
    theirs: bytes | None
    mine: bytes | None


# What a conflict comes to: the contents that hold both sides, or None where a person must say.
Settle = Callable[[Sides], bytes | None]


@dataclass(frozen=True, slots=True)
class Stop:
    """Where it didn't go on: the own commit, and the files that nobody could settle."""

    commit: str
    files: tuple[Sides, ...]


def replay(git: Git, root: Path, upstream: str, settle: Settle) -> Stop | None:
    """Lays the commits of HEAD on the others'; None when all of them lie there.

    An act that was taken back isn't laid down, nor what took it back.
    """
    merges = git.run("rev-list", "--merges", f"{upstream}..HEAD").text
    more = ("--rebase-merges",) if merges else ()
    drop = _dropping(taken_back(git, upstream, "HEAD"))
    way = (*_SETTINGS, *drop, "rebase", *(("-i",) if drop else ()), *_WAY, *more, upstream)
    return _on(git, root, git.ask(*way), settle)


def _dropping(commits: Collection[str]) -> tuple[str, ...]:
    """The settings with which git leaves commits out, told by an editor of its list."""
    if not commits:
        return ()
    lines = " ".join(f"-e '/^pick {each[:_ABBREV]}/s/pick/drop/'" for each in sorted(commits))
    settings = (f"sequence.editor=sed -i.bak {lines}", f"core.abbrev={_ABBREV}", *_LIST)
    return tuple(part for each in settings for part in ("-c", each))


def go_on(git: Git, root: Path, settle: Settle, *, settled: bool) -> Stop | None:
    """Goes on with the files as they are now staged; ``settled``: a stop was settled by us."""
    if settled:
        _keep_empty(git)
    return _on(git, root, _continue(git), settle)


def _on(git: Git, root: Path, answer: Answer, settle: Settle) -> Stop | None:
    while answer.code:
        sides = in_conflict(git)
        if not sides:
            raise unsigned(git, answer) or failed("rebase", answer)
        left = tuple(each for each in sides if not _settled(git, root, each, settle))
        if left:
            return Stop(stopped_at(git), left)
        _keep_empty(git)
        answer = _continue(git)
    return None


def _keep_empty(git: Git) -> None:
    """An own commit stays a commit, though others have done the same and nothing is left of it."""
    if git.ask("diff", "--cached", "--quiet").code == 0:
        answer = git.ask(*_KEEP)
        if answer.code:
            raise unsigned(git, answer) or failed("commit", answer)


def _continue(git: Git) -> Answer:
    return git.ask(*_SETTINGS, "rebase", "--continue")


def _settled(git: Git, root: Path, sides: Sides, settle: Settle) -> bool:
    content = settle(sides)
    if content is None:
        return False
    (root / sides.file).write_bytes(content)
    git.run("add", "--", sides.file)
    return True


def stopped_at(git: Git) -> str:
    """The own commit that is being laid down."""
    return git.run("rev-parse", "REBASE_HEAD").text


def in_conflict(git: Git) -> tuple[Sides, ...]:
    """The files of the index that have several sides."""
    found: dict[str, dict[str, str]] = {}
    for field in git.run("ls-files", "-u", "-z").fields:
        about, _, path = field.partition("\t")
        _, blob, stage = about.split(" ")
        found.setdefault(path, {})[stage] = blob
    return tuple(_sides(git, path, stages) for path, stages in found.items())


def _sides(git: Git, path: str, stages: Mapping[str, str]) -> Sides:
    blobs = {stage: git.run("cat-file", "blob", blob).out for stage, blob in stages.items()}
    return Sides(path, blobs.get("1"), blobs.get("2"), blobs.get("3"))
