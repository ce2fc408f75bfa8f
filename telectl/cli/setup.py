"""``telectl setup``: others' portfolio fetched to work in, under one's own name."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from telectl.cli.frame import Exit, Options, Refusal, arg, command, opt, show, verb
from telectl.cli.telling import tell

if TYPE_CHECKING:
    from telectl.cli.asking.questions import Questions
    from telectl.store.git.clone import Person
    from telectl.store.git.repository import Repository

app = verb()
_EMAIL = re.compile(r"[^\s<>@\"]+@[^\s<>@\"]+")
_ODD = re.compile(r"[<>\"\\]")


@command(app, "setup")
def setup(
    options: Options,
    *,
    address: Annotated[str | None, arg("setup.address", metavar="ADDRESS")] = None,
    name: Annotated[str | None, opt("--name", key="setup.name")] = None,
    email: Annotated[str | None, opt("--email", key="setup.email")] = None,
    into: Annotated[Path | None, opt("--into", key="setup.into", metavar="DIR")] = None,
) -> int:
    """Fetch the portfolio of a repository to work in, and say who you are."""
    from telectl.store.git.address import checked

    if address is not None:
        checked(address)
    there = _there(address, into)
    person = _person(options, there, name, email)
    if there is not None:
        return _repaired(options, there, person)
    address = address or _asked_address(options)
    return _cloned(options, address, _folder(address, into), person)


def _there(address: str | None, into: Path | None) -> Repository | None:
    """The clone that is meant, where it is there already; another one in the way is refused."""
    from telectl.store.git import find
    from telectl.store.git.address import masked, same
    from telectl.store.git.clone import origin

    here = _folder(address, into) if address or into else Path()
    found = find(here) if here.is_dir() else None
    if found is None or ((address or into) and found.root != here.resolve()):
        return _around(address) if address and into is None else None
    if address and not same(origin(found), address):
        raise Refusal(
            Exit.CONFLICT, "setup.other", folder=str(here), address=masked(origin(found)) or "?"
        )
    return found


def _around(address: str) -> Repository | None:
    """The clone of that address in which one stands."""
    from telectl.store.git import find
    from telectl.store.git.address import same
    from telectl.store.git.clone import origin

    found = find(Path())
    return found if found is not None and same(origin(found), address) else None


def _folder(address: str | None, into: Path | None) -> Path:
    from telectl.store.git.address import folder_name

    if into is not None:
        return into
    named = folder_name(address or "")
    if not named:
        raise Refusal(Exit.USAGE, "usage.missing_options", names=("--into",))
    return Path(named)


def _person(
    options: Options, there: Repository | None, name: str | None, email: str | None
) -> Person:
    """Who writes: as told, as asked for at a terminal, as git knows it already."""
    from telectl.cli.asking import at_terminal
    from telectl.store.git.clone import Person, known

    folder = there.root if there else Path()
    suggested = Person(known(folder, "user.name"), known(folder, "user.email"))
    if at_terminal() and not options.yes:
        questions = _questions(options)
        show(options.voice("prompt.begin"))
        name = name or questions.asked("setup_name", suggested.name or None, _name)
        email = email or questions.asked("setup_email", suggested.email or None, _email)
    name, email = name or suggested.name, email or suggested.email
    given = {"--name": name, "--email": email}
    lacking = tuple(option for option, value in given.items() if not value)
    if lacking:
        raise Refusal(Exit.USAGE, "usage.missing_options", names=lacking)
    return Person(_name(name), _email(email))


def _questions(options: Options) -> Questions:
    from telectl.cli.asking.questions import Questions
    from telectl.store.load import load

    return Questions(options, load(()).portfolio)


def _asked_address(options: Options) -> str:
    from telectl.cli.asking import require_terminal
    from telectl.store.git.address import checked

    require_terminal(("ADDRESS",))
    return _questions(options).asked("setup_address", None, checked)


def _name(text: str) -> str:
    plain = " ".join(text.split())
    if not plain or _ODD.search(plain) or not plain.isprintable():
        raise Refusal(Exit.USAGE, "setup.name", value=text)
    return plain


def _email(text: str) -> str:
    plain = text.strip()
    if not _EMAIL.fullmatch(plain) or not plain.isprintable():
        raise Refusal(Exit.USAGE, "setup.email", value=text)
    return plain


def _cloned(options: Options, address: str, folder: Path, person: Person) -> int:
    from telectl.cli.asking import at_terminal
    from telectl.store.git.address import without_secret
    from telectl.store.git.clone import clone

    made = clone(address, folder, person, ask=at_terminal())
    lines = [options.voice("setup.cloned", folder=str(folder))]
    if without_secret(address) != address:
        lines.append(options.voice("setup.secret"))
    _tell(options, made, person, lines, new=True)
    return Exit.FINE


def _repaired(options: Options, there: Repository, person: Person) -> int:
    from telectl.store.git.address import masked
    from telectl.store.git.clone import identify, origin, portfolios

    if not portfolios(there):
        raise Refusal(Exit.NO_PORTFOLIO, "setup.none_here", folder=str(there.root))
    changed = identify(there, person)
    lines = [options.voice("setup.there", folder=str(there.root))]
    if origin(there):
        lines.append(options.voice("setup.from", address=masked(origin(there))))
    lines.append(options.voice("setup.named" if changed else "setup.named_before"))
    _tell(options, there, person, lines, new=False)
    return Exit.FINE


def _tell(
    options: Options, made: Repository, person: Person, lines: list[str], *, new: bool
) -> None:
    from telectl.store.git.address import masked
    from telectl.store.git.clone import origin, portfolios

    voice, found = options.voice, portfolios(made)
    shown = [_shown(each) for each in found]
    lines.append(voice("setup.person", name=person.name, email=person.email))
    lines += [voice("setup.portfolio", folder=each) for each in shown]
    start = _shown(made.root if found[0].parent == made.root else found[0])
    here = "here" if start == "." else None
    lines += voice("setup.next", folder=start, why=here).splitlines()
    view = {
        "act": "setup",
        "cloned": new,
        "address": masked(origin(made)),
        "folder": made.root.as_posix(),
        "portfolios": [each.as_posix() for each in found],
        "name": person.name,
        "email": person.email,
    }
    tell(options, "setup", view, lines)


def _shown(folder: Path) -> str:
    """A folder as one would type it from here."""
    try:
        return os.path.relpath(folder, Path.cwd())
    except ValueError:  # on another drive
        return str(folder)
