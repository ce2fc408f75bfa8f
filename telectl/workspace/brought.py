"""Who changed what a decision fixed: looked up in git, only where there is something to tell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from telectl.findings import Facts, Finding, Refusal

CODE = "D034"


def with_commits(root: Path, findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings, those of fixed fields with the commit that changed them where git knows it."""
    for each in findings:
        if each.code == CODE:
            found = _brought(root, each.file, str(each.facts["field"]))
            why = {"why": f"{each.facts['why']}_{found['why']}"} if found else {}
            yield replace(each, beside={**found, **why})
        else:
            yield each


def _brought(root: Path, file: str, field: str) -> Facts:
    from telectl.store.git import find
    from telectl.store.git.brought import bringing, told

    try:
        repository = find(root)
        if repository is None or repository.bare or repository.tip() is None:
            return {}
        path = repository.relative(root.resolve() / file)
        commit = bringing(repository.git, path, lambda data: _is_changed(data, field))
        if commit is None:
            return {"why": "uncommitted"}
        if repository.cut_off(commit):
            return {}
        found = told(repository.git, commit)
    except Refusal:  # a damaged history hides who it was, and not what is wrong
        return {}
    return {"why": "committed", "commit": found.id, "on": found.day, "says": found.subject}


def _is_changed(data: bytes, field: str) -> bool:
    from telectl.store.yaml import read
    from telectl.workflow.stamped import changed

    raw, _ = read(data)
    return isinstance(raw, Mapping) and any(name == field for name, _ in changed(raw))
