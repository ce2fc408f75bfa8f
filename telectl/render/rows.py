"""The findings of one run as rows: what every format for CI is made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePosixPath

from telectl.findings import Finding, Severity
from telectl.locale import Voice
from telectl.render.findings import message
from telectl.render.fingerprints import fingerprints
from telectl.render.safe import safe
from telectl.resources import rule_title
from telectl.store.cpr import masked
from telectl.store.placing import Stretch, stretches

START = Stretch(0, 0)
FRAME = frozenset({"telectl", "workflow"})


@dataclass(frozen=True, slots=True)
class Row:
    """One finding; ``file`` is seen from the top of the repository, ``place`` is 0 where unknown.

    ``old`` says whether the state compared with had it already; None where none was.
    ``fails`` says whether it makes the run fail.
    """

    code: str
    severity: Severity
    title: str
    message: str
    file: str
    place: Stretch
    path: str
    record: str | None
    fingerprint: str
    old: bool | None
    fails: bool

    @property
    def line(self) -> str:
        """The finding as the text has it."""
        place = f":{self.place.line}:{max(self.place.column, 1)}" if self.place.line else ""
        return f"{safe(self.file)}{place}: {self.severity.value} {self.code}: {self.message}"


@dataclass(frozen=True, slots=True)
class Run:
    """All that one run tells: its rows, the files judged, and the rules not asked, with why."""

    voice: Voice
    day: date
    folder: str
    rows: tuple[Row, ...]
    files: tuple[str, ...]
    skipped: Mapping[str, tuple[str, ...]]
    skipped_lines: tuple[str, ...]
    exit_code: int
    strict: bool = False
    as_of: Mapping[str, str] = field(default_factory=dict)  # the commit that was read, and its day
    clocks: str = ""  # the same, and the day judged, as a sentence


def rows(
    voice: Voice,
    findings: Iterable[Finding],
    folder: str,
    texts: Mapping[str, bytes],
    *,
    fails: Callable[[Finding], bool],
    is_old: Callable[[Finding], bool] | None = None,
) -> tuple[Row, ...]:
    """A row for each finding; ``folder`` is the portfolio's, seen from the repository's top."""
    found = tuple(findings)
    titles = {code: rule_title(code, voice.language) or code for code in {f.code for f in found}}
    marks = zip(found, stretches(found, texts), fingerprints(found), strict=True)
    return tuple(
        Row(
            code=each.code,
            severity=each.severity,
            title=titles[each.code],
            message=message(voice, each),
            file=joined(folder, each.file),
            place=place,
            path=_path(each),
            record=_record(each),
            fingerprint=mark,
            old=is_old(each) if is_old else None,
            fails=fails(each),
        )
        for each, place, mark in marks
    )


def joined(folder: str, file: str) -> str:
    """A file of the portfolio, seen from the top of the repository."""
    return f"{folder}/{file}" if folder else file


def _path(finding: Finding) -> str:
    """The keys as ``set`` writes them."""
    steps = (f"[{each}]" if isinstance(each, int) else f".{each}" for each in finding.path)
    return masked(safe("".join(steps).removeprefix(".")))


def _record(finding: Finding) -> str | None:
    file = PurePosixPath(finding.file)
    named = file.suffix == ".yaml" and len(file.parts) == 2 and file.stem not in FRAME
    return masked(safe(file.stem)) if named else None
