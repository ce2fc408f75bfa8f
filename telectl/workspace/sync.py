"""Own acts sent, others' acts fetched: joined beside the user's files, judged, then both moved."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from telectl.findings import Exit, Refusal
from telectl.store.git import in_hook
from telectl.store.git.bench import bench
from telectl.store.git.moving import move, settle_move
from telectl.store.git.replay import replay
from telectl.store.git.repository import Repository
from telectl.store.git.upstream import (
    Upstream,
    fetch,
    push,
    rewritten,
    sent_before,
    upstream_of,
)
from telectl.store.lock import held
from telectl.store.merging import Side
from telectl.store.places import Place, place_of
from telectl.store.write import recover
from telectl.workspace.at_one import make_one
from telectl.workspace.home import home_of
from telectl.workspace.revisions import judged_at
from telectl.workspace.settling import Settling
from telectl.workspace.stopped import go_on_after_stop, leave_off, stop_there
from telectl.workspace.together import Parted, errors, own_errors, require_sound
from telectl.workspace.unsent_numbers import require_no_numbers
from telectl.workspace.untouched import give_theirs, put_back

TRIES = 6
_PAUSE = 0.15


@dataclass(slots=True)
class Joining:
    """What came of it: how many commits were sent and fetched, and what was put together."""

    address: str
    sent: int = 0
    fetched: int = 0
    lists: list[tuple[str, str]] = field(default_factory=list)


def sync(
    root: Path,
    day: date,
    *,
    ask: bool = False,
    keep: Side | None = None,
    as_one: Callable[[int], str] | None = None,
) -> Joining:
    """Fetches, joins, judges and sends; what can't be sent stays as it was.

    ``as_one`` makes one commit of the own acts first, and says its subject for so many.
    """
    if in_hook():
        raise Refusal(Exit.GIT, "git.in_hook")
    recover(root)
    place, repository = opened(root)
    with held(place.state, "sync"):
        settle_move(repository, place.state)
        go_on_after_stop(place, repository, day, keep)
    place, repository = opened(root)  # a branch was found again where a stop had left it
    repository.require_quiet()
    upstream = upstream_of(repository)
    desk, done = _Desk(place, repository, upstream, day), Joining(upstream.address)
    for attempt in range(TRIES):
        theirs = fetch(repository, upstream, ask=ask)
        with held(place.state, "sync"):
            if as_one:
                repository.require_quiet()
                make_one(repository, _sent(desk, theirs, str(repository.tip())), as_one)
            tip = _joined(desk, theirs, done)
        waiting = _count(repository, theirs, tip)
        if not waiting and theirs is not None:
            return done
        if push(repository, upstream, tip, ask=ask) == "sent":
            done.sent = waiting
            return done
        time.sleep(_PAUSE * (1 + attempt) * random.random())  # noqa: S311 - only to not meet again
    raise Refusal(Exit.CONFLICT, "sync.raced", n=TRIES)


def give_up(root: Path) -> bool:
    """Back to before a stop; false where there was none."""
    place, repository = opened(root)
    with held(place.state, "sync"):
        settle_move(repository, place.state)
        return leave_off(place, repository)


def opened(root: Path) -> tuple[Place, Repository]:
    place = place_of(root)
    if place.repository is None:
        raise Refusal(Exit.GIT, "git.none", folder=root.name)
    if place.repository.bare:
        raise Refusal(Exit.GIT, "git.bare")
    return place, place.repository


def _count(repository: Repository, theirs: str | None, own: str) -> int:
    since = [f"^{theirs}"] if theirs else []
    return int(repository.git.run("rev-list", "--count", own, *since).text)


@dataclass(frozen=True, slots=True)
class _Desk:
    """Where it all happens, and the day on which what was joined is judged."""

    place: Place
    repository: Repository
    upstream: Upstream
    day: date


def _joined(desk: _Desk, theirs: str | None, done: Joining) -> str:
    """The commit that holds both sides' acts; the user's branch and files are on it."""
    repository = desk.repository
    repository.require_quiet()
    own = repository.tip()
    if own is None:
        raise Refusal(Exit.GIT, "sync.nothing_yet")
    if theirs is None or repository.descends(own, theirs):
        _require_fit(desk, theirs, own)
        return own
    new = theirs if repository.descends(theirs, own) else _laid_on(desk, own, theirs, done)
    move(repository, desk.place.state, own, new)
    done.fetched += _count(repository, own, theirs)
    return new


def _require_fit(desk: _Desk, theirs: str | None, own: str) -> None:
    """The own acts alone, where the others have done nothing since."""
    repository, root = desk.repository, desk.place.root
    if theirs == own:
        return
    if theirs is None:
        found = tuple(errors(judged_at(home_of(root), own, desk.day)))
        if found:
            raise own_errors(repository, root, found)
    else:
        require_sound(repository, root, desk.day, Parted(own, theirs, theirs), own)
    require_no_numbers(repository, root, _sent(desk, theirs, own), own)


def _sent(desk: _Desk, theirs: str | None, own: str) -> str | None:
    """The last of the own acts that has been sent, to this branch or where it was begun."""
    if theirs is None:
        return sent_before(desk.repository, desk.upstream, own)
    return desk.repository.git.ask("merge-base", own, theirs).text or None


def _laid_on(desk: _Desk, own: str, theirs: str, done: Joining) -> str:
    """The own commits laid on the others', beside the user's files, and judged there."""
    place, repository = desk.place, desk.repository
    repository.require_identity()
    parted = Parted(own, theirs, _base(repository, desk.upstream, own, theirs))
    lists: list[tuple[str, str]] = []
    way = Settling(lists, put_back(repository.git, parted))
    with bench(repository, place.state, own) as git:
        stop = replay(git, place.state / "bench", theirs, way)
        new = git.run("rev-parse", "HEAD").text
        new = new if stop else give_theirs(git, parted, new)
    if stop:
        stop_there(place, repository, parted, stop)
    require_sound(repository, place.root, desk.day, parted, new)
    require_no_numbers(repository, place.root, theirs, new)
    done.lists = [*done.lists, *(each for each in lists if each not in done.lists)]
    return new


def _base(repository: Repository, upstream: Upstream, own: str, theirs: str) -> str:
    base = repository.git.ask("merge-base", own, theirs).text
    if not base or rewritten(repository, upstream, own, theirs):
        raise Refusal(Exit.CONFLICT, "sync.rewritten", address=upstream.address)
    return base
