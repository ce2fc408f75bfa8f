"""The commit that ``--as-of`` means, and the portfolio in it."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from telectl.cli import clock, days_said
from telectl.cli.root import MARKER, language_in, named_folder, search_root
from telectl.findings import Exit, Refusal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from telectl.store.git import Repository
    from telectl.workspace.home import Home
    from telectl.workspace.revisions import AtCommit


@dataclass
class Known:
    """A commit with a portfolio in it: when it was made, and the day that is judged by itself."""

    home: Home
    commit: str
    made: date
    day: date
    _read: AtCommit | None = field(default=None, repr=False)

    @property
    def portfolio(self) -> AtCommit:
        """The portfolio, read once."""
        from telectl.workspace.revisions import judged_at

        if self._read is None:
            self._read = judged_at(self.home, self.commit, self.day, clock.today())
        return self._read

    @property
    def language(self) -> str | None:
        """The language that the portfolio's settings say it is in."""
        return language_in(self.portfolio.contents.get(MARKER, b""))


def known_at(said: str, data: Path | None) -> Known:
    """What a text after ``--as-of`` means: a day where it can be one, else a revision."""
    from telectl.store.git.revisions import commit_before, committed_day, resolve
    from telectl.workspace.home import Home

    repository, places = _places(data)
    day = days_said.day_of(said)
    if day is None:
        days_said.require_in_month(said)
    commit = resolve(repository, said) if day is None else commit_before(repository, day)
    home = Home(repository, _folder(repository, commit, tuple(places)))
    made = committed_day(repository, commit)
    return Known(home, commit, made, day or made)


def _places(data: Path | None) -> tuple[Repository, Iterator[str]]:
    """The repository, and the folders of its trees where it may lie, the likeliest first.

    The folder needs to be in no work tree: it may be gone since, or never have been there.
    """
    from telectl.store.git import find

    named = named_folder(data)
    start = Path(os.path.abspath(search_root(data) or named or Path.cwd()))
    there = next(each for each in (start, *start.parents) if each.exists())
    repository = find(there)
    if repository is None:
        raise Refusal(Exit.NO_PORTFOLIO, "revision.no_git", folder=str(start))
    full = there.resolve() / start.relative_to(there)
    inner = full.relative_to(repository.root) if full.is_relative_to(repository.root) else Path()
    return repository, _candidates(inner, upwards=named is None)


def _candidates(inner: Path, *, upwards: bool) -> Iterator[str]:
    for each in (inner, *(inner.parents if upwards else ())):
        for place in (each, each / "data"):
            yield "" if place == Path() else place.as_posix()


def _folder(repository: Repository, commit: str, places: tuple[str, ...]) -> str:
    """The folder of the commit that holds the portfolio; the only one there is below the place."""
    from telectl.store.git.trees import holding

    found = holding(repository.git, commit, MARKER)
    for place in places:
        if place in found:
            return place
    within = f"{places[0]}/" if places[0] else ""
    below = [each for each in found if f"{each}/".startswith(within)]
    if len(below) == 1:
        return below[0]
    facts = {"commit": commit[:9], "folder": places[0] or ".", "nearest": tuple(found[:5])}
    raise Refusal(Exit.NO_PORTFOLIO, "revision.no_portfolio", (), (), **facts)
