"""Acts carried out: whole or not at all, also when we are killed on the way.

The order is: lock, what an earlier act left, look, commit without effect, journal,
index lock, files, branch, index, journal away. Until the branch moves, the act hasn't
happened; once it has moved, it has.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from telectl.findings import Exit, Refusal
from telectl.store import disk, journal
from telectl.store.acts import Act, ActRecord, Done, FileChange, message
from telectl.store.git.places import in_hook
from telectl.store.git.run import LOCK_WAIT
from telectl.store.journal import Journal, Target
from telectl.store.left import left_under_way
from telectl.store.lock import held
from telectl.store.places import Place, place_of

if TYPE_CHECKING:
    from telectl.store.git.commit import Prepared
    from telectl.store.git.repository import Repository
    from telectl.store.recover import Outcome

__all__ = ["Act", "ActRecord", "Done", "FileChange", "perform", "recover"]


def perform(root: Path, act: Act, *, commit: bool) -> Done:
    """Carries the act out below ``root``, with one commit where there is a repository."""
    if in_hook():
        raise Refusal(Exit.GIT, "git.in_hook")
    with _failures():
        place = place_of(root)
        with held(place.state, act.name):
            recovered = _settle_left(place) is not None
            _require_unchanged(place, act)
            if commit and place.repository is not None:
                return _with_commit(place, place.repository, act, recovered)
            return _files_only(place, act, recovered)


def recover(root: Path) -> Outcome | None:
    """Brings an act that was left under way to its end; one look when there is none.

    While git holds its index, a finished act is only left untidied: reading can go on.
    """
    if in_hook() or not left_under_way(root):
        return None
    with _failures():
        place = place_of(root)
        with held(place.state, "recover"):
            try:
                return _settle_left(place, wait=0.0)
            except Refusal as refusal:
                if refusal.key != "git.index_locked":
                    raise
                return "finished"


def _settle_left(place: Place, wait: float = LOCK_WAIT) -> Outcome | None:
    from telectl.store.recover import settle

    left = journal.load(place.state)
    return None if left is None else settle(place, left, wait=wait)


@contextmanager
def _failures() -> Iterator[None]:
    """A disk that is full or broken is a refusal, not an error of ours."""
    try:
        yield
    except OSError as failure:
        raise _refused(failure) from failure


def _refused(failure: OSError) -> Refusal:
    file = Path(str(failure.filename)).name if failure.filename else "?"
    reason = failure.strerror or type(failure).__name__
    return Refusal(Exit.CONFLICT, "write.failed", reason=reason, file=file)


def _require_unchanged(place: Place, act: Act) -> None:
    for change in act.files:
        path = place.relative(change.path)
        if disk.content(place.base / path) != change.before:
            raise Refusal(Exit.CONFLICT, "write.changed", file=path)


def _files_only(place: Place, act: Act, recovered: bool) -> Done:
    targets = tuple(Target(place.relative(c.path), c.before, c.after) for c in act.files)
    plan = Journal(uuid.uuid4().hex, targets, _new_folders(place, targets))
    tidy = _journalled(place, plan, lambda: _write_files(place, plan))
    return Done(None, recovered, tidy=tidy)


def _with_commit(place: Place, repository: Repository, act: Act, recovered: bool) -> Done:
    from telectl.store.git.commit import Wish, prepare
    from telectl.store.git.hooks import tell_hook

    repository.require_quiet()
    repository.require_identity()
    wishes = {place.relative(c.path): Wish(c.before, c.after) for c in act.files}
    prepared = prepare(repository, place.state, wishes, message(act))
    _require_unchanged(place, act)
    plan = _plan(place, repository, act, prepared)
    why = f"telectl: {act.name}"
    tidy = _journalled(place, plan, lambda: _carry_out(place, repository, plan, prepared, why))
    with suppress(Refusal, OSError):
        tell_hook(repository, "post-commit")
    changed = tuple(place.base / path for path in prepared.hook_changed)
    return Done(prepared.commit, recovered, changed, tidy)


def _plan(place: Place, repository: Repository, act: Act, prepared: Prepared) -> Journal:
    targets = tuple(_target(place.relative(c.path), c, prepared) for c in act.files)
    folders = _new_folders(place, targets)
    token = uuid.uuid4().hex
    return Journal(token, targets, folders, repository.branch, prepared.tip, prepared.commit)


def _target(path: str, change: FileChange, prepared: Prepared) -> Target:
    old, new = prepared.before[path], prepared.after[path]
    known = old or new
    return Target(
        path,
        change.before,
        prepared.contents[path],
        mode=known.mode if known else None,
        old=old.id if old else None,
        new=new.id if new else None,
    )


def _new_folders(place: Place, targets: tuple[Target, ...]) -> tuple[str, ...]:
    """The folders that the act will make, the innermost first."""
    missing: set[Path] = set()
    for target in targets:
        parents = (place.base / target.path).parents
        missing.update(folder for folder in parents if not folder.exists())
    inner = sorted(missing, key=lambda folder: len(folder.parts), reverse=True)
    return tuple(folder.relative_to(place.base).as_posix() for folder in inner)


def _journalled(place: Place, plan: Journal, steps: Callable[[], None]) -> bool:
    """Takes the steps under the journal; false when they stand but tidying is left."""
    try:
        journal.save(place.state, plan)
        steps()
        journal.drop(place.state)
    except BaseException as failure:  # noqa: BLE001 - ctrl-C too leaves no half act
        return _settled(place, plan, failure)
    return True


def _settled(place: Place, plan: Journal, failure: BaseException) -> bool:
    from telectl.store.recover import settle

    held_by_another = isinstance(failure, Refusal) and failure.key == "git.ref_locked"
    try:
        outcome = settle(place, plan, free=not held_by_another)
    except (OSError, Refusal) as again:
        if _known_to_stand(place, plan):
            return False
        raise Refusal(Exit.CONFLICT, "write.interrupted", reason=_reason(again)) from failure
    if outcome == "rolled_back":
        raise failure
    return True


def _known_to_stand(place: Place, plan: Journal) -> bool:
    from telectl.store.recover import stands

    try:
        return stands(place, plan)
    except (OSError, Refusal):  # what keeps us from settling may keep us from looking too
        return False


def _reason(failure: OSError | Refusal) -> str:
    if isinstance(failure, Refusal):
        return str(failure.facts.get("reason") or failure.facts.get("file") or failure.key)
    return failure.strerror or type(failure).__name__


def _carry_out(
    place: Place, repository: Repository, plan: Journal, prepared: Prepared, why: str
) -> None:
    from telectl.store.git.commit import move_branch, require_free_branch
    from telectl.store.git.index import IndexLock, put_in_place, renewed

    lock = IndexLock(repository, place.state, plan.token)
    lock.acquire()
    require_free_branch(repository, str(plan.branch))
    _write_files(place, plan)
    move_branch(repository, str(plan.branch), prepared.commit, prepared.tip, why)
    copy = renewed(repository, place.state, prepared.before, prepared.after)
    if copy is not None:
        put_in_place(repository, copy)
    lock.release()


def _write_files(place: Place, plan: Journal) -> None:
    """All new contents are on the disk before the first file is replaced."""
    for target in plan.targets:
        _lay_ready(place, plan, target)
    for target in plan.targets:
        if disk.content(place.base / target.path) != target.before:
            raise Refusal(Exit.CONFLICT, "write.changed", file=target.path)
    for target in plan.targets:
        _put(place, plan, target)
    for folder in {(place.base / target.path).parent for target in plan.targets}:
        disk.sync_folder(folder)


def _lay_ready(place: Place, plan: Journal, target: Target) -> None:
    if target.after is not None:
        path = place.base / target.path
        disk.make_folders(path.parent)
        disk.write_new(plan.temporary(place.base, target), target.after, disk.mode_of(path))


def _put(place: Place, plan: Journal, target: Target) -> None:
    path = place.base / target.path
    if target.after is None:
        disk.remove(path)
    else:
        disk.replace(plan.temporary(place.base, target), path)
