"""The address of a repository: what may be reached, and what of it may be shown."""

from __future__ import annotations

import re
from pathlib import Path, PureWindowsPath
from urllib.parse import unquote

from telectl.findings import Exit, Refusal

SCHEMES = ("https", "ssh", "http", "file", "git+ssh", "ssh+git")
_SCHEME = re.compile(r"^([A-Za-z][A-Za-z0-9+.-]*)://(.*)$", re.DOTALL)
_USER = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*://)[^/?#\s'\"]*@")
_SSH = ("ssh", "git+ssh", "ssh+git")


def checked(address: str) -> str:
    """The address as git may be given it; refuses what would make git run or read otherwise."""
    text = address.strip()
    plain = unquote(text)
    if not text or any(not c.isprintable() for c in text + plain):
        raise _odd(address)
    if text.startswith("-") or "::" in text.partition("/")[0]:
        raise _odd(address)
    found = _SCHEME.match(text)
    if found is None:
        _require_plain_host(text)
        return text
    scheme, rest = found[1].lower(), unquote(found[2])
    if scheme not in SCHEMES or not rest.strip("/"):
        raise _odd(address)
    host = rest.partition("/")[0].rpartition("@")[2]
    if host.startswith("-") or rest.startswith("-"):
        raise _odd(address)
    return text


def _require_plain_host(text: str) -> None:
    """``user@host:path``: neither part may be taken for an option."""
    if is_local(text):
        return
    host, _, path = text.partition(":")
    if host.startswith("-") or host.rpartition("@")[2].startswith("-") or path.startswith("-"):
        raise _odd(text)


def _odd(address: str) -> Refusal:
    return Refusal(Exit.USAGE, "setup.address", address=masked(address.strip()))


def is_local(text: str) -> bool:
    """Whether an address is a path on this machine or a share: git's own reading of it."""
    if _SCHEME.match(text):
        return False
    colon, slash = text.find(":"), text.find("/")
    return colon < 0 or -1 < slash < colon or bool(PureWindowsPath(text).drive) or "\\" in text


def without_secret(address: str) -> str:
    """The address as it may be written down: a user's name for ssh stays, nothing else does."""
    found = _SCHEME.match(address)
    if found is None:
        return address
    place, slash, path = found[2].partition("/")
    user, at, host = place.rpartition("@")
    kept = f"{user.partition(':')[0]}@" if at and found[1].lower() in _SSH else ""
    return f"{found[1]}://{kept}{host}{slash}{path}"


def masked(text: str) -> str:
    """The text, with what stands before an @ in its addresses made unreadable."""
    return _USER.sub(lambda found: f"{found[1]}***@", text)


def folder_name(address: str) -> str:
    """The folder that a clone gets by itself; empty where the address has no name for it."""
    path = re.split(r"[/\\:]", address.rstrip("/\\"))[-1]
    name = path.removesuffix(".git").strip(". ")
    return "" if name.startswith("-") else name


def same(one: str, other: str) -> bool:
    """Whether two addresses lead to the same repository, as far as can be told by looking."""
    return _bare(one) == _bare(other)


def _bare(address: str) -> str:
    text = without_secret(address.strip()).rstrip("/\\")
    if is_local(text):
        text = str(Path(text).resolve())
    return text.removesuffix(".git")
