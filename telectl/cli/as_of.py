"""``--as-of``: the commit that is meant, the portfolio in it, and both clocks on what is told."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from telectl.cli import clock, days_said
from telectl.cli.root import MARKER, language_in, named_folder, search_root
from telectl.findings import Exit, Refusal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from telectl.cli.options import Options
    from telectl.document import Report
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


def require_reading(options: Options, *, reads: bool) -> None:
    """Refuses ``--as-of`` where only what stands now is used, and a revision that is none."""
    if options.as_of is not None and not reads:
        command = options.command.partition(" ")[2]
        raise Refusal(Exit.USAGE, "usage.as_of", command=command)
    _ = options.known


def both_clocks(options: Options) -> str:
    """The day that is judged, and the commit by which it is; empty without ``--as-of``."""
    known = options.known
    if known is None:
        return ""
    facts = {"day": options.day, "commit": known.commit[:9], "known": known.made}
    return options.voice("report.as_of", **facts)


def dated(options: Options, report: Report) -> Report:
    """The report with both clocks on it."""
    from telectl.document import Heading, Note

    known = options.known
    if known is None:
        return report
    blocks = list(report.document.blocks)
    title = (i for i, each in enumerate(blocks) if isinstance(each, Heading) and each.level == 1)
    blocks.insert(next(title, -1) + 1, Note(both_clocks(options)))
    as_of = {"commit": known.commit, "day": known.made.isoformat()}
    document = replace(report.document, blocks=tuple(blocks))
    return replace(report, view={"as_of": as_of, **report.view}, document=document)
