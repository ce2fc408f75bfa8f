"""A portfolio of any size, made of the sample's own records under new ids."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

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
    return made


def _copy(path: Path, folder: Path, names: re.Pattern[str], round_: int) -> None:
    text = names.sub(rf"\g<1>-{round_}", path.read_text(encoding="utf-8"))
    text = re.sub(r"(?m)^(\s+rank: )(\d+)", lambda m: f"{m[1]}{int(m[2]) + 1000 * round_}", text)
    text = text.partition("\nstamps:\n")[0].rstrip("\n") + "\n"  # of values with other ids
    (folder / path.parent.name / f"{path.stem}-{round_}.yaml").write_text(text, encoding="utf-8")
