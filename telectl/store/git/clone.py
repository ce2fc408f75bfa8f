"""A repository brought here from its address, whole or not at all."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from telectl.findings import Exit, Refusal
from telectl.store import disk
from telectl.store.git.address import checked, is_local, masked, without_secret
from telectl.store.git.network import reach, unreached
from telectl.store.git.repository import Repository, find
from telectl.store.git.run import Git

MARKER = "telectl.yaml"
REMOTE = "origin"


@dataclass(frozen=True, slots=True)
class Person:
    """Who writes: as every act will tell it."""

    name: str
    email: str


def clone(address: str, folder: Path, person: Person, *, ask: bool = False) -> Repository:
    """The repository at an address in a folder that isn't there yet, or is empty.

    Nothing is left behind when it can't be had, is empty, or holds no portfolio.
    """
    source = without_secret(checked(address))
    source = str(Path(source).resolve()) if is_local(source) else source
    _require_free(folder)
    with _beside(folder) as place:
        _fetch(source, place, ask)
        made = _opened(place)
        _require_portfolio(made, source)
        identify(made, person)
        _move(place, folder)
    return _opened(folder)


def _require_free(folder: Path) -> None:
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise Refusal(Exit.CONFLICT, "setup.in_the_way", folder=str(folder))
    if folder.is_dir() and any(folder.iterdir()):
        raise Refusal(Exit.CONFLICT, "setup.in_the_way", folder=str(folder))


@contextmanager
def _beside(folder: Path) -> Iterator[Path]:
    """A place on the same disk where the clone grows; what it held is gone afterwards."""
    made = disk.make_folders(folder.absolute().parent)
    try:
        holder = Path(tempfile.mkdtemp(prefix=".telectl-", dir=folder.absolute().parent))
        try:
            yield holder / "clone"
        finally:
            disk.remove_tree(holder)
    except BaseException:
        for each in made:
            if each.is_dir() and not any(each.iterdir()):
                each.rmdir()
        raise


def _fetch(source: str, place: Path, ask: bool) -> None:
    answer = reach(
        Git(place.parent),
        "clone", "--quiet", "--origin", REMOTE, "--no-recurse-submodules", "--", source, str(place),
        ask=ask,
    )  # fmt: skip
    if answer.code:
        raise unreached("clone", answer, source)


def _opened(place: Path) -> Repository:
    found = find(place)
    if found is None or found.root != place.resolve():
        raise Refusal(Exit.GIT, "git.none", folder=place.name)
    return found


def _require_portfolio(made: Repository, source: str) -> None:
    if made.tip() is None:
        _take_only_branch(made, source)
    if not portfolios(made):
        raise Refusal(Exit.NO_PORTFOLIO, "setup.no_portfolio", address=masked(source))


def _take_only_branch(made: Repository, source: str) -> None:
    """The one branch there is, or main, where the other side points at a branch it lacks."""
    listed = made.git.run("for-each-ref", "--format=%(refname:lstrip=3)", f"refs/remotes/{REMOTE}")
    names = [name for name in listed.text.splitlines() if name != "HEAD"]
    wanted = [name for name in names if name == "main"] or names
    if not wanted:
        raise Refusal(Exit.NO_PORTFOLIO, "setup.empty", address=masked(source))
    made.git.run("checkout", "--quiet", "-B", wanted[0], "--track", f"{REMOTE}/{wanted[0]}")
    made.__dict__.pop("branch", None)


def _move(place: Path, folder: Path) -> None:
    """The finished clone under its name, in one step."""
    if folder.is_dir():
        try:
            folder.rmdir()
        except OSError:  # somebody stands in it: what was made moves in
            for each in sorted(place.iterdir(), key=lambda path: path.name == ".git"):
                disk.replace(each, folder / each.name)
            return
    disk.replace(place, folder)


def portfolios(repository: Repository) -> tuple[Path, ...]:
    """The folders of the last commit that hold a portfolio, the outermost first."""
    if repository.tip() is None:
        return ()
    names = repository.git.run("ls-tree", "-r", "-z", "--name-only", "--full-tree", "HEAD").fields
    folders = [Path(name).parent for name in names if Path(name).name == MARKER]
    return tuple(repository.root / f for f in sorted(folders, key=lambda f: (len(f.parts), f)))


def identify(repository: Repository, person: Person) -> bool:
    """Who writes in this clone, in its own settings only; tells whether that was new."""
    told = {"user.name": person.name, "user.email": person.email}
    changed = {key: value for key, value in told.items() if own(repository, key) != value}
    for key, value in changed.items():
        repository.git.run("config", "--local", "--replace-all", key, value)
    return bool(changed)


def own(repository: Repository, key: str) -> str:
    """A setting of the clone itself; empty where it has none."""
    return repository.git.ask("config", "--local", "--get", key).text


def known(folder: Path, key: str) -> str:
    """A setting as git knows it in a folder, wherever it was made."""
    return Git(folder).ask("config", "--get", key).text


def origin(repository: Repository) -> str:
    """The address that the clone came from; empty where it came from nowhere."""
    return own(repository, f"remote.{REMOTE}.url")
