"""A portfolio of any size, made of the sample's own records under new ids."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from telectl.store.yaml import read
from telectl.workflow.fingerprints import fingerprint
from telectl.workflow.frozen import (
    ITEMS,
    Raw,
    item_print,
    items_of,
    path_of,
    taken_apart,
    whole_print,
)

SAMPLE = Path(__file__).parent.parent / "data"
COPIED = ("solutions", "projects", "decisions", "effects", "tasks", "needs", "directions")


def make(folder: Path, count: int) -> int:
    """Write at least ``count`` records below a folder; how many there are in the end."""
    shutil.copytree(SAMPLE, folder, dirs_exist_ok=True)
    originals = [path for kind in COPIED for path in sorted((SAMPLE / kind).glob("*.yaml"))]
    names = re.compile(
        r"(?<![\w-])("
        + "|".join(sorted((p.stem for p in originals), key=len, reverse=True))
        + r")(?![\w-])"
    )
    made, round_ = sum(1 for _ in folder.glob("*/*.yaml")), 0
    while made < count:
        round_ += 1
        for path in originals:
            _copy(path, folder, names, round_)
            made += 1
    for path in folder.glob("decisions/*-*.yaml"):
        _restamp(path, folder)
    return made


def _copy(path: Path, folder: Path, names: re.Pattern[str], round_: int) -> None:
    text = names.sub(rf"\g<1>-{round_}", path.read_text(encoding="utf-8"))
    text = re.sub(r"(?m)^(\s+rank: )(\d+)", lambda m: f"{m[1]}{int(m[2]) + 1000 * round_}", text)
    (folder / path.parent.name / f"{path.stem}-{round_}.yaml").write_text(text, encoding="utf-8")


def _restamp(path: Path, folder: Path) -> None:
    """The stamps of a copy hold values with other ids: they are made to fit its own."""
    raw = _raw(path)
    lines, record = [], ""
    for line in path.read_text(encoding="utf-8").splitlines():
        key, _, value = line.strip().removeprefix("- ").partition(": ")
        record = value if key == "record" else record
        lines.append(
            f"    fields: {_prints(raw, record, value, folder)}" if key == "fields" else line
        )
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _prints(raw: Raw, record: str, fields: str, folder: Path) -> str:
    names = [each.partition(":")[0] for each in fields.split()]
    if record == raw.get("id"):
        return " ".join(f"{name}:{_own(raw, name)}" for name in names)
    project = _raw(folder / "projects" / f"{record}.yaml")
    return " ".join(f"{name}:{fingerprint(project.get(name))}" for name in names)


def _own(raw: Raw, name: str) -> str:
    key, number = taken_apart(name)
    if number is None or key not in ITEMS:
        return whole_print(raw, name)
    return item_print(key, items_of(raw, key)[int(path_of(raw, name)[1])])


def _raw(path: Path) -> Raw:
    return read(path.read_bytes())[0] or {}
