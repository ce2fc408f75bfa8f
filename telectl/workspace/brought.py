"""Who changed what a decision fixed: looked up in git, only where there is something to tell."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from telectl.findings import Facts, Finding, Refusal
from telectl.workspace.home import Home, home_of

CODES = frozenset({"D034", "D044"})


def with_commits(
    root: Path, findings: Sequence[Finding], home: Home | None = None, commit: str = "HEAD"
) -> Sequence[Finding]:
    """The findings, those of fixed fields with the commit that changed them where git knows it.

    It is the one before ``commit``; where no ``home`` is given, the one that the work tree has.
    """
    if not any(each.code in CODES for each in findings):
        return findings
    home = home or _home(root)
    if home is None:
        return findings
    bringing = _history(home, commit)
    return [_told(each, bringing) if each.code in CODES else each for each in findings]


def _told(finding: Finding, bringing: Callable[[str, str], Facts]) -> Finding:
    found = bringing(finding.file, str(finding.facts["field"]))
    why = {"why": f"{finding.facts['why']}_{found['why']}"} if found else {}
    return replace(finding, beside={**found, **why})


def _home(root: Path) -> Home | None:
    """Where the folder lies; none where there is no git, nothing in it, or where it is damaged."""
    try:
        home = home_of(root)
        there = not home.repository.bare and home.repository.tip() is not None
    except Refusal:
        return None
    return home if there else None


def _history(home: Home, commit: str) -> Callable[[str, str], Facts]:
    """What git tells of a field in a file."""
    from telectl.store.git.brought import bringing, reading, told

    git, read = home.repository.git, reading(home.repository.git)

    def brought(file: str, field: str) -> Facts:
        try:
            path = home.path(file)
            by = bringing(git, read, path, lambda data: _is_changed(data, field), commit)
            if by is None:
                return {"why": "uncommitted"}
            if home.repository.cut_off(by):
                return {}
            found = told(git, by)
        except Refusal:  # a damaged history hides who it was, and not what is wrong
            return {}
        return {"why": "committed", "commit": found.id, "on": found.day, "says": found.subject}

    return brought


def _is_changed(data: bytes, field: str) -> bool:
    from telectl.store.yaml import read
    from telectl.workflow import minuted, stamped
    from telectl.workflow.frozen import shown

    raw, _ = read(data)
    if not isinstance(raw, Mapping):
        return False
    changed = minuted.changed if "body" in raw else stamped.changed
    return any(shown(name) == field for name, _ in changed(raw))
