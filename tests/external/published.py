"""This project as somebody else gets it: all of it in a repository of its own."""

from __future__ import annotations

import shutil
from pathlib import Path

import git

from tests.docs.pages import ROOT


def published(folder: Path) -> str:
    """This project as it stands, in a repository of its own; its commit."""
    listed = git.Git(ROOT).ls_files("-z", "--cached", "--others", "--exclude-standard")
    for name in filter(None, str(listed).split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, folder / name)
    repository = git.Repo.init(folder)
    repository.git.add("--all")
    repository.git.commit("--quiet", "--no-verify", "--message", "Alt")
    return repository.head.commit.hexsha
