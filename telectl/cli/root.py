"""Where the portfolio lies, and the language it says it is in."""

from __future__ import annotations

import os
import re
from pathlib import Path

from telectl.findings import Exit, Refusal

MARKER = "telectl.yaml"
_LANGUAGE = re.compile(rb"""^language:[ \t]*["']?([a-z]{2})\b""", re.MULTILINE)
_LOOKED_AT = 8192


def find_root(given: Path | None = None) -> Path:
    """The folder of ``telectl.yaml``: as given, or found from the current folder upwards."""
    root = search_root(given)
    if root is not None:
        return root
    if given is not None or os.environ.get("TELECTL_DATA"):
        where = given or Path(os.environ["TELECTL_DATA"])
        raise Refusal(Exit.NO_PORTFOLIO, "portfolio.none_at", where=str(where))
    raise Refusal(Exit.NO_PORTFOLIO, "portfolio.none", where=_here() or ".")


def search_root(given: Path | None = None) -> Path | None:
    """As ``find_root``, but None where there is no portfolio."""
    named = named_folder(given)
    if named is not None:
        return _portfolio(named)
    here = _here()
    if here is None:
        return None
    return next(filter(None, map(_portfolio, (Path(here), *Path(here).parents))), None)


def _here() -> str | None:
    """The current folder; None when it was deleted under us."""
    try:
        return os.getcwd()
    except OSError:
        return None


def language_of(root: Path) -> str | None:
    """The ``language:`` of a portfolio, by a look at one line and no parsing."""
    try:
        with (root / MARKER).open("rb") as file:
            return language_in(file.read(_LOOKED_AT))
    except OSError:
        return None


def language_in(settings: bytes) -> str | None:
    """The ``language:`` in the bytes of the settings."""
    found = _LANGUAGE.search(settings[:_LOOKED_AT])
    return found[1].decode("ascii") if found else None


def named_folder(given: Path | None) -> Path | None:
    """The folder that was named, on the line or in the environment."""
    return given or _from_environment()


def _from_environment() -> Path | None:
    named = os.environ.get("TELECTL_DATA")
    return Path(named) if named else None


def _portfolio(folder: Path) -> Path | None:
    for candidate in (folder, folder / "data"):
        # Unlike a Path, it takes a name that the system won't hear of for one that is not there.
        if os.path.isfile(candidate / MARKER):
            return candidate
    return None
