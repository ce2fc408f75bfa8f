"""Whether git, the folder and the set-up are in order."""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from telectl.cli.frame import Options, command, deliver, verb
from telectl.findings import Exit

if TYPE_CHECKING:
    from telectl.reports.doctor import Check

app = verb()
OLDEST_PYTHON, OLDEST_GIT = (3, 11), (2, 30)
PACKAGES = ("typer", "pydantic", "ruamel.yaml", "rich", "GitPython", "filelock")


@command(app, "doctor")
def doctor(options: Options) -> int:
    """Look at everything telectl stands on; what is not in order gives exit code 1."""
    from telectl.reports.doctor import report

    checks = tuple(_checks(options))
    deliver(options, report(options.voice, checks))
    return Exit.FINE if all(each.fine for each in checks) else Exit.ERRORS


def _checks(options: Options) -> Iterator[Check]:
    from telectl.cli.root import search_root
    from telectl.reports.doctor import Check

    python, shown = sys.version_info[:2], platform.python_version()
    yield _check("python", python >= OLDEST_PYTHON, "seen", version=shown)
    yield _packages()
    yield _check("fast_yaml", find_spec("_ruamel_yaml") is not None, "there", "absent")
    yield _git()
    root = search_root(options.data)
    yield _check("portfolio", root is not None, "found", "none", path=_shown(root))
    if root is not None:
        yield _check("writable", os.access(root, os.W_OK), "yes", "no", path=_shown(root))
        yield _repository(options, root)
    encoding = getattr(sys.stdout, "encoding", None) or "?"
    fit = encoding.lower().replace("-", "") in ("utf8", "cp65001")
    yield Check("encoding", fit, "seen", {"encoding": encoding}, None if fit else "do")


def _check(name: str, fine: bool, seen: str, unseen: str | None = None, **facts: object) -> Check:
    from telectl.reports.doctor import Check

    answer = seen if fine or unseen is None else unseen
    return Check(name, fine, answer, facts, None if fine else "do")


def _packages() -> Check:
    found = {name: _version(name) for name in PACKAGES}
    missing = [name for name, known in found.items() if known is None]
    shown = [f"{name} {known}" for name, known in found.items() if known]
    return _check("packages", not missing, "seen", "missing", packages=shown, missing=missing)


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _git() -> Check:
    from telectl.store.git.health import version as git_version

    found = git_version()
    if found is None:
        return _check("git", False, "seen", "missing")
    parts = tuple(int(part) for part in found.split(".")[:2] if part.isdigit())
    return _check("git", parts >= OLDEST_GIT, "seen", version=found)


def _repository(options: Options, root: Path) -> Check:
    from telectl.cli.errors import said
    from telectl.reports.doctor import Check
    from telectl.store.git.health import state

    refusal = state(root)
    if refusal is None:
        return Check("repository", True, "fine")
    reason = said(options.voice, refusal)
    return Check("repository", False, "not_fine", {"reason": reason}, "do")


def _shown(path: Path | None) -> str:
    return path.as_posix() if path else ""
