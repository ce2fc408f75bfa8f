"""``telectl hook pre-receive``: what is pushed to a server, judged before it is taken in."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from telectl.cli import clock
from telectl.cli.frame import Exit, Options, Refusal, command, noun, opt, show

if TYPE_CHECKING:
    from collections.abc import Iterator

    from telectl.store.git import Repository
    from telectl.store.git.pushed import Update
    from telectl.workspace.review import Reviewed

app = noun("hook")
MOST = 40


@command(app, "hook pre-receive")
def pre_receive(
    options: Options,
    *,
    branch: Annotated[
        list[str] | None, opt("--branch", key="hook_branch", metavar="BRANCH")
    ] = None,
    folder: Annotated[str | None, opt("--folder", key="hook_folder", metavar="DIR")] = None,
) -> int:
    """Judge the pushed commits by the rules of what the server has; refuse what may not be."""
    from telectl.render.safe import safe
    from telectl.store.git.pushed import BRANCHES, receiving, updates

    repository = receiving(Path.cwd())
    own = (repository.branch or "").removeprefix(BRANCHES)
    judged = {own, *(branch or ())}  # a name that is misspelt takes none away
    refused = False
    for update in updates(sys.stdin.buffer.read()):
        if update.branch in judged:
            refused |= not _may_come(options, repository, update, folder)
        elif update.branch is not None:
            show(safe(options.voice("hook.unjudged", branch=update.branch)), error=True)
    return Exit.ERRORS if refused else Exit.FINE


def _may_come(options: Options, repository: Repository, update: Update, folder: str | None) -> bool:
    """Whether a branch may move; what stands against it is told on the error stream."""
    from telectl.store.git.pushed import begun_at
    from telectl.workspace.home import Home
    from telectl.workspace.review import review

    branch = str(update.branch)
    if update.new is None:
        raise Refusal(Exit.REFUSED, "hook.deleted", branch=branch)
    if update.old and not repository.descends(update.new, update.old):
        raise Refusal(Exit.REFUSED, "hook.rewritten", branch=branch)
    base = update.old or begun_at(repository, update.new, repository.branch)
    home = Home(repository, _folder(repository, base, update.new, folder))
    found = review(home, base, update.new, options.day, clock.today())
    for line in _lines(options, home.folder, branch, found):
        show(line, error=True)
    return not found.failing()


def _folder(repository: Repository, base: str | None, new: str, said: str | None) -> str:
    """Where the portfolio lies: where the server has it, so that no push moves it out of sight."""
    from telectl.cli.root import MARKER
    from telectl.store.git.trees import holding

    if said is not None:
        return said.strip("/") if said not in (".", "/") else ""
    for commit in filter(None, (base, new)):
        places = holding(repository.git, commit, MARKER)
        if len(places) > 1:
            facts = {"folders": places[:5], "folder": places[0], "n": len(places)}
            raise Refusal(Exit.NO_PORTFOLIO, "hook.several", (), (), **facts)
        if places:
            return places[0]
    raise Refusal(Exit.NO_PORTFOLIO, "hook.no_portfolio", commit=new[:9])


def _lines(options: Options, folder: str, branch: str, found: Reviewed) -> Iterator[str]:
    """The new errors with their places, and how it ended."""
    from telectl.cli.review import marked
    from telectl.render.findings import finding_lines

    voice = options.voice
    wrong = [marked(each) for each in found.failing()]
    lines = finding_lines(voice, wrong, Path(folder))
    yield from lines[:MOST]
    if len(lines) > MOST:
        yield voice("hook.more", n=len(lines) - MOST)
    commits = voice("count.commits", n=found.commits)
    key = "hook.refused" if wrong else "hook.taken"
    yield voice(key, branch=branch, commits=commits, errors=voice("count.errors", n=len(wrong)))
