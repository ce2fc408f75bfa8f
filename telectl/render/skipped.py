"""Rules that could not be asked, by what keeps them from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from telectl.locale import Voice
from telectl.render.findings import plain, shown_path
from telectl.render.safe import safe, short

MOST = 10  # names in one line; -v and JSON hold all
Skipped = Mapping[str, Sequence[str]]


def skipped_lines(
    voice: Voice, skipped: Skipped, base: Path | None = None, *, whole: bool = False
) -> list[str]:
    """One line for each cause, with the codes that it keeps from being asked."""
    by_cause: dict[tuple[str, ...], list[str]] = {}
    for code, because in skipped.items():
        by_cause.setdefault(names_of(because, base), []).append(code)
    return [
        voice(
            "findings.skipped_because",
            codes=_some(voice, codes, whole),
            files=_some(voice, files, whole),
        )
        for files, codes in by_cause.items()
    ]


def skipped_views(skipped: Skipped, base: Path | None = None) -> list[dict[str, object]]:
    """The same for JSON."""
    return [
        {"code": code, "because": [plain(_shown(each, base)) for each in because]}
        for code, because in skipped.items()
    ]


def names_of(because: Sequence[str], base: Path | None = None) -> tuple[str, ...]:
    """What keeps a rule from being asked, harmless to print."""
    return tuple(_shown(each, base) for each in because)


def _shown(name: str, base: Path | None) -> str:
    """A file or a folder as seen from here; an id that no file has stands for itself."""
    is_id = "." not in name and base is not None and not (base / name).is_dir()
    return safe(short(name)) if is_id else safe(shown_path(name, base))


def _some(voice: Voice, names: Sequence[str], whole: bool) -> str:
    if whole or len(names) <= MOST:
        return voice.list(names)
    return voice("findings.some", names=", ".join(names[:MOST]), n=len(names) - MOST)
