"""A user's clone to write in, and git as the user calls it."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from telectl.store.git import Repository, find
from telectl.store.write import Act, Done, FileChange, perform

ME = {
    "GIT_AUTHOR_NAME": "Åse Ærø",
    "GIT_AUTHOR_EMAIL": "aase@example.org",
    "GIT_COMMITTER_NAME": "Åse Ærø",
    "GIT_COMMITTER_EMAIL": "aase@example.org",
}


def git(folder: Path, *arguments: str, **environment: str) -> str:
    command = ["git", "-C", os.fspath(folder), *arguments]
    env = {**os.environ, **ME, **environment}
    return subprocess.run(command, capture_output=True, check=True, env=env).stdout.decode()


def make(folder: Path, files: dict[str, bytes]) -> Path:
    """A repository with one commit of these files."""
    folder.mkdir(parents=True, exist_ok=True)
    git(folder, "init", "-q", "-b", "main")
    for path, content in files.items():
        put(folder / path, content)
    git(folder, "add", ".")
    git(folder, "commit", "-q", "-m", "begin")
    return folder


def put(file: Path, content: bytes) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    return file


def hook(folder: Path, name: str, script: str) -> None:
    """A hook of the user's, in the shell that git brings along everywhere."""
    file = put(folder / ".git" / "hooks" / name, f"#!/bin/sh\n{script}\n".encode())
    file.chmod(0o755)


def change(file: Path, after: bytes | None) -> FileChange:
    return FileChange(file, file.read_bytes() if file.exists() else None, after)


def act(*files: FileChange, subject: str = "Sæt a", body: str = "") -> Act:
    return Act("set", subject, ("a",), None, files, body)


def write(root: Path, path: str, after: bytes | None, *, commit: bool = True) -> Done:
    return perform(root, act(change(root / path, after)), commit=commit)


def repository(folder: Path) -> Repository:
    found = find(folder)
    assert found is not None
    return found


def shown(root: Path) -> str:
    """All that a user would see of a repository: commits, status, contents."""
    parts = (git(root, "log", "--format=%H", "--all"), git(root, "status", "--porcelain"))
    tracked = git(root, "ls-files", "-s")
    held = {p.as_posix(): p.read_bytes() for p in sorted(root.rglob("*")) if _is_users(root, p)}
    return repr((parts, tracked, held))


def _is_users(root: Path, path: Path) -> bool:
    return path.is_file() and ".git" not in path.relative_to(root).parts
