"""Which commit a text or a day means."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from telectl.findings import Exit, Refusal
from telectl.model.words import nearest
from telectl.store.git.repository import Repository
from telectl.store.git.run import Git, failed
from telectl.store.git.trees import looked

HERE = ZoneInfo("Europe/Copenhagen")
_SHORT = re.compile(r"[0-9a-fA-F]{4,39}")
_NAME = re.compile(r"[^~^@:]*")
_NAMES = ("refs/{}", "refs/tags/{}", "refs/heads/{}", "refs/remotes/{}", "refs/remotes/{}/HEAD")
_SHOWN = 5


def resolve(repository: Repository, text: str) -> str:
    """The id of the commit that a text names; refuses what names none, or more than one."""
    git = repository.git
    if not _may_name(text):
        raise _refused("unknown", text)
    candidates = _candidates(git, text)
    if len(set(candidates.values())) > 1:
        raise _refused("ambiguous", text, candidates=_shown(candidates))
    answer = git.look("rev-parse", "-q", "--verify", f"{text}^{{commit}}")
    if answer.code == 0:
        return answer.text
    told = failed("rev-parse", answer)
    raise told if told.key == "git.damaged" else _none(repository, text)


def _may_name(text: str) -> bool:
    """Whether a text can be handed to git as a name: no option, no range, no odd letters."""
    return bool(text) and not text.startswith("-") and ".." not in text and text.isprintable()


def _candidates(git: Git, text: str) -> dict[str, str]:
    """What the text could name: branches and tags by their full names, ids with day and subject."""
    name = _NAME.match(text)[0]  # type: ignore[index]  # also nothing matches
    if not name or name == "HEAD":
        return {}
    return {**_named(git, name), **(_begun(git, name) if _SHORT.fullmatch(name) else {})}


def _named(git: Git, name: str) -> dict[str, str]:
    patterns = [each.format(name) for each in _NAMES]
    form = "%(refname)%00%(objectname)%00%(*objectname)"
    lines = looked(git, "for-each-ref", f"--format={form}", *patterns).text.splitlines()
    found = (line.split("\0") for line in lines)
    return {ref: peeled or own for ref, own, peeled in found if ref in patterns}


def _begun(git: Git, beginning: str) -> dict[str, str]:
    """The commits whose ids begin so."""
    ids = looked(git, "rev-parse", f"--disambiguate={beginning}").text.split()
    typed = looked(git, "cat-file", "--batch-check", stdin="\n".join(ids).encode()).text
    found = (line.split() for line in typed.splitlines())
    commits = [each for each, kind, *_ in found if kind == "commit"]
    if len(commits) < 2:
        return {each: each for each in commits}
    shown = ("show", "--no-walk", "--no-patch", "--format=%H%x00%h (%cs %s)", *commits)
    lines = looked(git, *shown).text.splitlines()
    return {told: each for each, _, told in (line.partition("\0") for line in lines)}


def _shown(candidates: Iterable[str]) -> tuple[str, ...]:
    found = sorted(candidates)
    return (*found[:_SHOWN], *(("…",) if len(found) > _SHOWN else ()))


def _none(repository: Repository, text: str) -> Refusal:
    """Why a text names no commit."""
    git = repository.git
    object_id = git.look("rev-parse", "-q", "--verify", text)
    kind = git.look("cat-file", "-t", object_id.text) if object_id.code == 0 else None
    if kind and kind.code == 0 and kind.text != "commit":
        return _refused("not_commit", text, kind=kind.text)
    if repository.tip() is None and not _refs(git):
        return Refusal(Exit.NO_PORTFOLIO, "revision.unborn")
    if repository.shallow:
        return _refused("shallow", text)
    return _refused("unknown", text, nearest=nearest(text, _refs(git)))


def _refs(git: Git) -> tuple[str, ...]:
    form = "--format=%(refname:short)"
    told = looked(git, "for-each-ref", form, "refs/heads", "refs/tags", "refs/remotes")
    return tuple(told.text.splitlines())


def _refused(why: str, text: str, **facts: object) -> Refusal:
    return Refusal(Exit.NO_PORTFOLIO, f"revision.{why}", (), (), revision=text, **facts)


def commit_before(repository: Repository, day: date) -> str:
    """The last commit of the branch, along first parents, that was made before a day's end."""
    tip = repository.tip()
    if tip is None:
        raise Refusal(Exit.NO_PORTFOLIO, "revision.unborn")
    if (end := _end(day)) is None:
        return tip
    git = repository.git
    along = ("rev-list", "--first-parent")
    if end > 0:
        found = looked(git, *along, "--max-count=1", f"--min-age={end - 1}", tip).text
        if found:
            return found
    oldest = looked(git, *along, tip).text.split()[-1]
    if repository.cut_off(oldest):
        raise Refusal(Exit.NO_PORTFOLIO, "revision.shallow_day", day=day)
    raise Refusal(Exit.NO_PORTFOLIO, "revision.too_early", day=day, first=_first(git, tip))


def _end(day: date) -> int | None:
    """The second at which a day is over where the centre is; None for the last day there is."""
    if day == date.max:
        return None
    return int(datetime.combine(day + timedelta(days=1), time(), HERE).timestamp())


def _first(git: Git, tip: str) -> date:
    """The day of the earliest commit along first parents."""
    told = looked(git, "log", "--first-parent", "--format=%ct", tip, "--")
    return _day(min(map(int, told.text.split())))


def committed_at(repository: Repository, commit: str) -> datetime:
    """When a commit was made, by the clock where the centre is."""
    told = looked(repository.git, "show", "--no-patch", "--format=%ct", commit, "--")
    return datetime.fromtimestamp(int(told.text), HERE)


def committed_day(repository: Repository, commit: str) -> date:
    """The day on which a commit was made where the centre is."""
    return committed_at(repository, commit).date()


def _day(second: int) -> date:
    return datetime.fromtimestamp(second, HERE).date()
