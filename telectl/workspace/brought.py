"""Who changed what a decision fixed: looked up in git, only where there is something to tell."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from telectl.findings import Facts, Finding, Refusal

CODE = "D034"


def with_commits(root: Path, findings: Sequence[Finding]) -> Sequence[Finding]:
    """The findings, those of fixed fields with the commit that changed them where git knows it."""
    if not any(each.code == CODE for each in findings):
        return findings
    bringing = _history(root)
    return [_told(each, bringing) if each.code == CODE else each for each in findings]


def _told(finding: Finding, bringing: Callable[[str, str], Facts]) -> Finding:
    found = bringing(finding.file, str(finding.facts["field"]))
    why = {"why": f"{finding.facts['why']}_{found['why']}"} if found else {}
    return replace(finding, beside={**found, **why})


def _history(root: Path) -> Callable[[str, str], Facts]:
    """What git tells of a field in a file; nothing where there is no git, or it is damaged."""
    from telectl.store.git import find
    from telectl.store.git.brought import bringing, reading, told

    try:
        repository = find(root)
        if repository is None or repository.bare or repository.tip() is None:
            return lambda file, field: {}
        git, read = repository.git, reading(repository.git)
    except Refusal:
        return lambda file, field: {}

    def brought(file: str, field: str) -> Facts:
        try:
            path = repository.relative(root.resolve() / file)
            commit = bringing(git, read, path, lambda data: _is_changed(data, field))
            if commit is None:
                return {"why": "uncommitted"}
            if repository.cut_off(commit):
                return {}
            found = told(git, commit)
        except Refusal:  # a damaged history hides who it was, and not what is wrong
            return {}
        return {"why": "committed", "commit": found.id, "on": found.day, "says": found.subject}

    return brought


def _is_changed(data: bytes, field: str) -> bool:
    from telectl.store.yaml import read
    from telectl.workflow.stamped import changed

    raw, _ = read(data)
    return isinstance(raw, Mapping) and any(name == field for name, _ in changed(raw))
