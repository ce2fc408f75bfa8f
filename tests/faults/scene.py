"""One repository with a user's unfinished work in it, one act, and the judge of what is left."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from telectl.store.git import find
from telectl.store.write import Act, Done, FileChange, perform

AUTHOR = {
    "GIT_AUTHOR_NAME": "Åse Ærø",
    "GIT_AUTHOR_EMAIL": "aase@example.org",
    "GIT_COMMITTER_NAME": "Åse Ærø",
    "GIT_COMMITTER_EMAIL": "aase@example.org",
}
CHANGED = "data/projects/kol.yaml"
CREATED = "data/decisions/2026/kol.yaml"
REMOVED = "data/tasks/old.yaml"
BEFORE = {CHANGED: b"state: pilot\n", CREATED: None, REMOVED: b"title: old\n"}
AFTER = {CHANGED: b"state: rollout # \xc3\xa6\n", CREATED: b"outcome: approved\n", REMOVED: None}
STAGED, DIRTY, OTHER = "data/staged.yaml", "data/dirty.yaml", "data/other.yaml"


def git(folder: Path, *arguments: str) -> str:
    """What git answers, as its user sees it."""
    command = ["git", "-C", os.fspath(folder), *arguments]
    answer = subprocess.run(command, capture_output=True, check=True, env={**os.environ, **AUTHOR})
    return answer.stdout.decode()


def write(folder: Path, path: str, content: bytes) -> None:
    """A file with its folders."""
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    (folder / path).write_bytes(content)


def make(folder: Path) -> Path:
    """A repository with one commit, and beside it staged, dirty and untracked work."""
    folder.mkdir(parents=True)
    git(folder, "init", "-q", "-b", "main")
    for path, content in {**BEFORE, OTHER: b"a: 1\n", DIRTY: b"b: 1\n", STAGED: b"c: 1\n"}.items():
        if content is not None:
            write(folder, path, content)
    git(folder, "add", ".")
    git(folder, "commit", "-q", "-m", "begin")
    write(folder, STAGED, b"c: 2\n")
    git(folder, "add", STAGED)
    write(folder, DIRTY, b"b: 2\n")
    write(folder, "untracked.txt", b"mine\n")
    return folder


def copy_of(template: Path, target: Path) -> Path:
    """A fresh scene; the index is refreshed, as its file times no longer fit."""
    shutil.copytree(template, target, symlinks=True)
    return target


def act(folder: Path) -> Act:
    """Three files at once: one changed, one new in a new folder, one removed."""
    files = tuple(FileChange(folder / p, BEFORE[p], AFTER[p]) for p in BEFORE)
    return Act("advance", "KOL: pilot → rollout", ("kol",), "2026-kol", files)


def go(folder: Path, *, commit: bool = True) -> Done:
    """The act, carried out."""
    return perform(folder, act(folder), commit=commit)


def commits(folder: Path) -> int:
    """How many commits the branch has."""
    return int(git(folder, "rev-list", "--count", "main"))


def files(folder: Path) -> dict[str, bytes | None]:
    """What the act's paths hold."""
    return {p: (folder / p).read_bytes() if (folder / p).exists() else None for p in BEFORE}


def faults_of(folder: Path, *, commit: bool = True) -> list[str]:
    """All that is wrong with what is left: it must be before or after, with the rest untouched."""
    state = files(folder)
    if state not in (BEFORE, AFTER):
        return [f"half: {state}"]
    happened = state == AFTER
    found = []
    if commit and commits(folder) != 1 + happened:
        found.append(f"{commits(folder)} commits, files {'after' if happened else 'before'}")
    wanted = {f"M  {STAGED}", f" M {DIRTY}", "?? untracked.txt"}
    if not commit and happened:
        wanted |= {f" M {CHANGED}", f" D {REMOVED}", "?? data/decisions/"}
    status = set(git(folder, "status", "--porcelain").splitlines())
    if status != wanted:
        found.append(f"status {sorted(status)}")
    found += [f"left: {p}" for p in _leftovers(folder)]
    return found + _damage(folder)


def _leftovers(folder: Path) -> list[str]:
    locks = ("index.lock", "HEAD.lock", "refs/heads/main.lock", "telectl/journal.json")
    found = [name for name in locks if (folder / ".git" / name).exists()]
    return found + [p.name for p in (folder / "data").rglob(".*")]


def _damage(folder: Path) -> list[str]:
    command = ["git", "-C", os.fspath(folder), "fsck", "--strict"]
    answer = subprocess.run(command, capture_output=True, check=False)
    return [answer.stderr.decode()] if answer.returncode else []


def main() -> int:
    """The act as a program of its own: 0 done, 5 and 6 as telectl refuses, 70 a traceback."""
    from telectl.findings import Refusal

    os.environ.update(AUTHOR)
    folder = Path(sys.argv[1])
    try:
        done = go(folder, commit=sys.argv[2:] != ["files"])
    except Refusal as refusal:
        print(refusal.key, dict(refusal.facts))
        return refusal.exit_code
    except Exception as bug:  # noqa: BLE001 - that is what the sweep looks for
        print("traceback", repr(bug))
        return 70
    print("done", done)
    return 0


if __name__ == "__main__":
    assert find(Path(sys.argv[1])) is not None
    raise SystemExit(main())
