"""What tells a finding from all others, whatever day it is and wherever it stands in its file."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable

from telectl.findings import Finding
from telectl.store.cpr import masked


def fingerprints(findings: Iterable[Finding]) -> list[str]:
    """One for each finding, in order; what looks alike is numbered."""
    seen: Counter[str] = Counter()
    made = []
    for finding in findings:
        text = _text(finding)
        seen[text] += 1
        made.append(hashlib.sha256(f"{text}{seen[text]}".encode()).hexdigest()[:32])
    return made


def _text(finding: Finding) -> str:
    """Lines and places in lists move, and numbers and days pass: words stay."""
    keys = [each for each in finding.path if isinstance(each, str)]
    words = {key: _words(value) for key, value in finding.facts.items()}
    told = {key: value for key, value in sorted(words.items()) if value}
    return json.dumps([finding.code, finding.file, keys, told])


def _words(value: object) -> list[str]:
    if isinstance(value, str):
        return [masked(value)]
    if isinstance(value, list | tuple):
        return [word for each in value for word in _words(each)]
    return []
