"""The two values of a conflict in the portfolio's words, cut so that their difference is seen."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import takewhile
from pathlib import PurePosixPath

from telectl.cli import clock
from telectl.cli.options import Options
from telectl.findings import KeyPath
from telectl.model import KINDS
from telectl.model.shape import Shape, shape_of
from telectl.reports.teller import Teller
from telectl.reports.values import worded

LONGEST, BEFORE = 60, 20


def told_values(options: Options, file: str, told: Mapping[str, object]) -> dict[str, object]:
    """The key as it is typed, and what stands there on each side."""
    path = told["path"]
    assert isinstance(path, tuple)
    none = options.voice("sync.conflict.none")
    said = [
        none if told[side] is None else _said(options, file, path, told[side])
        for side in ("mine", "theirs")
    ]
    mine, theirs = cut_apart(*said)
    return {"key": told["key"], "mine": mine, "theirs": theirs}


def _said(options: Options, file: str, path: KeyPath, value: object) -> str:
    from telectl.workspace import open_folder

    kind = KINDS.get(PurePosixPath(file).parent.name)
    shape = _shape_at(shape_of(kind), path) if kind else None
    names = [part for part in path if isinstance(part, str)]
    if shape is None or not names:
        return " ".join(str(value).split())
    day = clock.today()
    teller = Teller(options.voice, open_folder(options.root, day).portfolio, day)
    return "; ".join(worded(teller, names[-1], shape, value).split("\n"))


def _shape_at(shape: Shape | None, path: KeyPath) -> Shape | None:
    for part in path:
        if shape is None:
            return None
        shape = shape.item if isinstance(part, int) else shape.keys.get(part)
    return shape


def cut_apart(one: str, other: str) -> tuple[str, str]:
    """Two long texts from a little before the place where they begin to differ."""
    alike = takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    longest = max(len(one), len(other))
    at = max(0, sum(1 for _ in alike) - BEFORE) if longest > LONGEST else 0
    return _cut(one, at), _cut(other, at)


def _cut(text: str, at: int) -> str:
    shown = text[at : at + LONGEST]
    return f"{'…' if at else ''}{shown}{'…' if at + LONGEST < len(text) else ''}"
