"""The end of an id that no other clone makes at the same time."""

from __future__ import annotations

import hashlib
import os
import time
from pathlib import Path

from telectl.store.git.run import Git

# No letter or digit that is taken for another when it is read aloud or copied by hand.
_SIGNS = "23456789abcdefghjkmnpqrstuvwxyz"
LENGTH = 4


def ending(root: Path) -> str:
    """Four signs of who writes, in which folder of which machine, and when."""
    who = Git(root).ask("var", "GIT_AUTHOR_IDENT").out
    where = os.fsencode(root.resolve())
    when = f"{time.time_ns()} {os.getpid()} {time.monotonic_ns()}".encode()
    number = int.from_bytes(hashlib.sha256(b"\0".join((who, where, when))).digest())
    signs = []
    for _ in range(LENGTH):
        number, at = divmod(number, len(_SIGNS))
        signs.append(_SIGNS[at])
    return "".join(signs)
