"""``telectl guard``: no CPR number gets into git, in a file, its name or a message."""

from __future__ import annotations

import stat
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

from telectl.cli.frame import Exit, Options, Refusal, arg, command, opt, show, verb
from telectl.cli.telling import tell
from telectl.findings import Finding, Severity

app = verb()


@command(app, "guard")
def guard(
    options: Options,
    *,
    paths: Annotated[list[Path] | None, arg("guarded", metavar="FILE")] = None,
    message: Annotated[Path | None, opt("--message", key="message_file", metavar="FILE")] = None,
) -> int:
    """Look for numbers like a CPR number; one that is certain fails."""
    from telectl.render.findings import finding_lines, finding_view

    if not paths and message is None:
        raise Refusal(Exit.USAGE, "guard.nothing")
    found = sorted(_found(paths or [], message), key=lambda each: each.severity)
    view = {"files": len(paths or []), "findings": [finding_view(options.voice, e) for e in found]}
    tell(options, "guard", view, finding_lines(options.voice, found))
    wrong = sum(each.severity is Severity.ERROR for each in found)
    said = options.voice(f"guard.{'found' if found else 'fine'}", n=len(found))
    show(said, error=True)
    return Exit.ERRORS if wrong else Exit.FINE


def _found(paths: Sequence[Path], message: Path | None) -> Iterator[Finding]:
    from telectl.store.guard import in_file, in_message

    for path in paths:
        data = _read(path)
        yield from in_file(path.as_posix(), b"" if data is None else data)
    if message is not None:
        yield from in_message(message.as_posix(), _read(message) or b"")


def _read(path: Path) -> bytes | None:
    """The bytes of a file itself; a link is not followed, and has none."""
    try:
        mode = path.lstat().st_mode
        if stat.S_ISLNK(mode):
            return None
        if stat.S_ISREG(mode):
            return path.read_bytes()
    except (OSError, ValueError) as error:
        raise Refusal(Exit.USAGE, "guard.no_file", path=str(path)) from error
    raise Refusal(Exit.USAGE, "guard.no_file", path=str(path))
