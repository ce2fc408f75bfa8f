"""A pull request from a stranger who wants something of ours run, loaded or read."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import git

SECRET = "Det, som kun maskinen ved"
# Each leaves a mark where it is run, and would shadow what it is named after.
SHADOWING = (
    "sitecustomize.py",
    "usercustomize.py",
    "conftest.py",
    "setup.py",
    "pip/__init__.py",
    "pip/__main__.py",
    "venv/__init__.py",
    "venv/__main__.py",
    "telectl/__init__.py",
    "telectl/__main__.py",
    "typing.py",
    "json.py",
    "git.py",
    "pydantic.py",
    "hatchling/__init__.py",
)
SETTINGS: Mapping[str, str] = {
    "pyproject.toml": "[build-system]\nrequires=[]\nbuild-backend='setup'\nbackend-path=['.']\n",
    "requirements.lock": "./telectl\n",
    "pip.conf": "[global]\nno-index = true\n",
    ".gitattributes": "* filter=evil diff=evil merge=evil text eol=crlf\n",
    ".gitconfig": '[filter "evil"]\n\tsmudge = touch {mark}\n\tclean = touch {mark}\n',
    ".gitmodules": '[submodule "x"]\n\tpath = data/x\n\turl = ext::sh -c touch% {mark}\n',
    ".pre-commit-config.yaml": "repos: []\n",
    ".env": "PYTHONPATH=.\n",
    "data/.telectl/journal.json": "{{}}\n",
}
COMMANDS = "::set-output name=x::y\n::error::udefra\n##[error]udefra\n::stop-commands::x"


def hostile(folder: Path, marks: Path, outside: Path) -> None:
    """Fill a work tree, and commit it."""
    repository = git.Git(folder)
    for name in SHADOWING:
        _write(folder / name, f"open({str(marks / name.replace('/', '-'))!r}, 'w').close()\n")
    for name, text in SETTINGS.items():
        _write(folder / name, text.format(mark=marks / name.replace("/", "-")))
    _write(outside / "secret.yaml", f"id: secret\ntitle: {SECRET}\n")
    _write(outside / "tasks" / "secret.yaml", f"id: secret\ntitle: {SECRET}\nowner: ingen\n")
    (folder / "data" / "needs").mkdir(parents=True, exist_ok=True)
    (folder / "data" / "needs" / "secret.yaml").symlink_to(outside / "secret.yaml")
    (folder / "data" / "tasks").symlink_to(outside / "tasks")
    (folder / "telectl-findings").symlink_to(outside)
    title = COMMANDS.replace("\n", "\\n")
    _write(folder / "data/plans/ondt.yaml", f'id: ondt\ntitle: "{title}"\ntype: "{title}"\n')
    _write(folder / "data/plans/-rf.yaml", "id: -rf\n")
    _write(folder / f"data/plans/a{COMMANDS.splitlines()[0].replace(':', '%3A')}.yaml", "id: a\n")
    repository.add("--all")
    link = f"160000,{'4f' * 20},data/x"
    repository.update_index("--add", "--cacheinfo", link)
    repository.commit("--quiet", "--message", f"Kun en rettelse\n\n{COMMANDS}")


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def state(folder: Path) -> Mapping[str, str]:
    """Every file below a folder with what it holds, links as links."""
    found = {}
    for place, folders, files in os.walk(folder):
        for name in (*folders, *files):
            path = Path(place) / name
            if path.is_symlink():
                found[str(path)] = f"-> {path.readlink()}"
            elif path.is_file() and ".git" not in path.parts:
                found[str(path)] = path.read_text("utf-8", "replace")
    return found
