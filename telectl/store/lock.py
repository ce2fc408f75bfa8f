"""One act at a time: telectl's lock on a work tree, and who holds it."""

from __future__ import annotations

import getpass
import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from telectl.findings import Exit, Refusal

WAIT = 3.0
LONGEST_WAIT = 60.0
_PAUSE = 0.02


@contextmanager
def held(state: Path, what: str) -> Iterator[None]:
    """Holds the lock while the body runs.

    Waits three seconds on one and the same holder, then refuses and names it:
    writers that take turns get through, a holder that hangs doesn't stop us for long.
    """
    from filelock import FileLock, Timeout

    lock = FileLock(state / "lock")
    waiting = _Waiting(state)
    while True:
        try:
            lock.acquire(blocking=False)
            break
        except Timeout:
            waiting.go_on_or_refuse()
    try:
        _sign(state, what)
        yield
    finally:
        lock.release()


class _Waiting:
    def __init__(self, state: Path) -> None:
        self._state = state
        self._began = self._since = time.monotonic()
        self._holder = b""

    def go_on_or_refuse(self) -> None:
        now = time.monotonic()
        holder = _signature(self._state)
        if holder != self._holder:
            self._holder, self._since = holder, now
        if now - self._since > WAIT or now - self._began > LONGEST_WAIT:
            raise _refusal(_told(self._state, holder))
        time.sleep(_PAUSE)


def _sign(state: Path, what: str) -> None:
    """The side file only informs: an act doesn't fail for it."""
    about = {"who": _user(), "what": what, "pid": os.getpid(), "turn": time.monotonic_ns()}
    with suppress(OSError):
        (state / "holder.json").write_text(json.dumps(about), encoding="utf-8")


def _signature(state: Path) -> bytes:
    try:
        return (state / "holder.json").read_bytes()
    except OSError:
        return b""


def _refusal(told: dict[str, str]) -> Refusal:
    who, what, pid, since = (told[key] for key in ("who", "what", "pid", "since"))
    return Refusal(Exit.CONFLICT, "lock.held", who=who, what=what, pid=pid, since=since)


def _told(state: Path, holder: bytes) -> dict[str, str]:
    try:
        about = json.loads(holder)
        written = (state / "holder.json").stat().st_mtime
        since = datetime.fromtimestamp(written, UTC).astimezone().strftime("%H:%M:%S")
        return {**{key: str(about[key]) for key in ("who", "what", "pid")}, "since": since}
    except (ValueError, KeyError, TypeError, OSError):
        return {"who": "?", "what": "?", "pid": "?", "since": "?"}


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "?"
