"""``telectl validate --base REV``: a change judged, commit by commit, before it is taken in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from telectl.cli import clock
from telectl.cli.found import Found, tell
from telectl.cli.options import Options
from telectl.findings import Finding, Severity

if TYPE_CHECKING:
    from telectl.workspace.home import Home
    from telectl.workspace.review import Moved, Reviewed, Told, Undone

SHORT = 9


def reviewed(
    options: Options, base: str, merge_with: str | None, *, old: bool, only_errors: bool
) -> int:
    """Judge what lies between two commits; tell it, and say whether it may be taken in."""
    from telectl.render.safe import safe
    from telectl.reports.review import Review, move_lines
    from telectl.store.cpr import masked
    from telectl.store.git.revisions import resolve
    from telectl.workspace.home import home_of
    from telectl.workspace.review import review

    known = options.known
    home = known.home if known else home_of(options.root)
    head = known.commit if known else resolve(home.repository, "HEAD")
    start = resolve(home.repository, base)
    other = resolve(home.repository, merge_with) if merge_with else None
    made = review(home, start, head, options.day, clock.today(), merge_with=other)
    view = view_of(made)
    lines = tuple(masked(safe(each)) for each in move_lines(options.voice, view))
    found = Found(
        made.after,
        tuple(marked(each) for each in made.told),
        tuple(made.after.contents),
        strict=options.strict,
        only_errors=only_errors,
        is_old=is_old,
        old_fails=old,
        review=Review(view, lines, tuple(_remarks(options, home, made))),
    )
    tell(options, found)
    return found.exit_code


def is_old(finding: Finding) -> bool:
    """Whether the base had it already."""
    return finding.beside.get("review") == "old"


def marked(told: Told) -> Finding:
    """The finding with what the review knows of it, which every format then tells."""
    by = {"in_commit": told.commit[:SHORT], "in_subject": told.subject} if told.commit else {}
    return replace(told.finding, beside={**told.finding.beside, "review": _mark(told), **by})


def _mark(told: Told) -> str:
    if told.standing == "old":
        return "old"
    if told.together:
        return "together"
    return "passing" if told.passing else "new"


def _remarks(options: Options, home: Home, made: Reviewed) -> Iterator[str]:
    """What was compared with what, and what wasn't looked at."""
    voice = options.voice
    if made.fork and made.base:
        yield voice("review.fork", base=made.base[:SHORT], fork=made.fork[:SHORT])
    if home.repository.under_way:
        yield voice("review.under_way", commit=made.head[:SHORT])
    if _is_beside(options, home, made):
        yield voice("review.uncommitted")
    new = [each.finding for each in made.told if each.standing == "new"]
    errors = sum(each.severity is Severity.ERROR for each in new)
    counted = {
        "errors": voice("count.errors", n=errors),
        "warnings": voice("count.warnings", n=len(new) - errors),
        "commits": voice("count.commits", n=made.commits),
    }
    yield voice("review.summary", old=len(made.told) - len(new), **counted)


def _is_beside(options: Options, home: Home, made: Reviewed) -> bool:
    """Whether something lies in the folder that is in no commit: it isn't judged."""
    from telectl.store.files import listing

    if options.known or home.repository.bare:
        return False
    there = {each.file: each.data for each in listing(options.root).contents}
    return there != made.after.contents


def view_of(made: Reviewed) -> dict[str, object]:
    """What was compared, moved and taken back, as JSON has it."""
    return {
        "base": made.base,
        "head": made.head,
        "fork": made.fork or made.base,
        "merged_with": made.merged_with,
        "commits": made.commits,
        "moves": [_move_view(each) for each in made.moves],
        "undone": [_undone_view(each) for each in made.undone],
    }


def _undone_view(undone: Undone) -> dict[str, object]:
    from telectl.store.cpr import masked

    return {**undone._asdict(), "subject": masked(undone.subject)}


def _move_view(moved: Moved) -> dict[str, object]:
    move = moved.move
    return {
        "project": moved.project,
        "title": moved.title,
        "from": move.origin,
        "to": move.to,
        "date": move.date.isoformat(),
        "by": move.by,
        "decision": move.decision,
        "commit": moved.commit,
        "stands": moved.stands,
    }
