"""The branch that others share with ours: asked, and sent to. Nothing is ever forced."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from telectl.findings import Exit, Refusal
from telectl.store.git.address import masked
from telectl.store.git.hooks import refused as hook_refused
from telectl.store.git.network import cause, reach, unreached
from telectl.store.git.repository import Repository
from telectl.store.git.run import Answer, plain

Pushed = Literal["sent", "raced"]
_RACED = (
    "fetch first",
    "non-fast-forward",
    "cannot lock ref",
    "failed to update ref",
    "incorrect old value",
)


@dataclass(frozen=True, slots=True)
class Upstream:
    """A branch of another repository, and the ref that remembers where it stood."""

    remote: str
    ref: str
    tracking: str
    address: str


def upstream_of(repository: Repository) -> Upstream:
    """Where the own branch is sent to; refuses where git wasn't told."""
    branch = str(repository.branch)
    form = "%(upstream:remotename)%00%(upstream:remoteref)%00%(upstream)"
    answer = repository.git.run("for-each-ref", f"--format={form}", branch)
    remote, ref, tracking = [*answer.text.split("\0"), "", "", ""][:3]
    if not (remote and ref and tracking):
        raise _none(repository, branch.removeprefix("refs/heads/"))
    address = repository.git.ask("remote", "get-url", "--", remote).text
    return Upstream(remote, ref, tracking, masked(address or remote))


def _none(repository: Repository, branch: str) -> Refusal:
    remotes = repository.git.run("remote").text.split()
    if not remotes:
        return Refusal(Exit.GIT, "sync.no_remote", branch=branch)
    remote = "origin" if "origin" in remotes else remotes[0]
    return Refusal(Exit.GIT, "sync.no_upstream", branch=branch, remote=remote)


def fetch(repository: Repository, upstream: Upstream, *, ask: bool) -> str | None:
    """Where the others' branch stands now; None where it isn't there yet."""
    answer = reach(
        repository.git,
        "fetch", "--quiet", "--no-recurse-submodules", "--", upstream.remote,
        ask=ask,
    )  # fmt: skip
    if answer.code:
        raise unreached("fetch", answer, upstream.address)
    return repository.tip(upstream.tracking)


def sent_before(repository: Repository, upstream: Upstream, own: str) -> str | None:
    """The newest commit of ours that the others have on any branch; None where they have none."""
    since = ("--not", f"--remotes={upstream.remote}")
    waiting = repository.git.run("rev-list", "--first-parent", own, *since).text.split()
    return repository.tip(f"{waiting[-1]}^") if waiting else own


def rewritten(repository: Repository, upstream: Upstream, own: str, theirs: str) -> bool:
    """Whether the others' branch has left commits behind on which ours is built."""
    git = repository.git
    fork = git.ask("merge-base", "--fork-point", upstream.tracking, own).text
    base = git.ask("merge-base", theirs, own).text
    return bool(fork and base and fork != base and repository.descends(fork, base))


def push(repository: Repository, upstream: Upstream, commit: str, *, ask: bool) -> Pushed:
    """Sends a commit; ``raced`` when somebody else was first."""
    answer = reach(
        repository.git,
        "push", "--porcelain", "--no-force-with-lease", "--recurse-submodules=no", "--",
        upstream.remote, f"{commit}:{upstream.ref}",
        hooks=True, ask=ask,
    )  # fmt: skip
    if answer.code == 0:
        return "sent"
    told = _rejected(answer)
    if told is None:
        raise _not_sent(answer, upstream)
    if any(said in told for said in _RACED):
        return "raced"
    reason = masked(plain(answer.err)) or told
    raise Refusal(Exit.GIT, "sync.rejected", address=upstream.address, reason=reason)


def _rejected(answer: Answer) -> str | None:
    """What the other side said of the branch; None when it was never asked."""
    lines = answer.out.decode("utf-8", "replace").splitlines()
    return next((line for line in lines if line.startswith("!\t")), None)


def _not_sent(answer: Answer, upstream: Upstream) -> Refusal:
    reason = masked(plain(answer.err))
    if cause(reason) is None and "failed to push some refs" in reason:
        said = [line for line in reason.splitlines() if "failed to push some refs" not in line]
        return hook_refused("pre-push", "\n".join(said))
    return unreached("push", answer, upstream.address)
