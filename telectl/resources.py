"""What comes beside the code: rule pages, schemas, the sample portfolio.

An installed package carries them inside itself; in the project's own folder
they are where people read and edit them.
"""

from __future__ import annotations

import re
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def rule_page(code: str, language: str = "da") -> str | None:
    """The page of a rule, or None where there is none; Danish ones lie at the top."""
    if not re.fullmatch(r"[A-Z]{1,2}[0-9]{3}", code):
        return None
    folder = _folder("rules", "docs/rules")
    return _text((folder if language == "da" else folder / language) / f"{code}.md")


def rule_title(code: str, language: str = "da") -> str | None:
    """The words after the code in the first line of its page."""
    page = rule_page(code, language)
    first = page.partition("\n")[0].lstrip("# ").strip() if page else ""
    return first.removeprefix(code).lstrip(" ·:–-").strip() or None


def schema(name: str) -> str | None:
    """The JSON Schema of a record kind, or None where there is none."""
    if not re.fullmatch(r"[a-z][a-z_-]*", name):
        return None
    return _text(_folder("schemas", "schemas") / f"{name}.schema.json")


def template(name: str) -> str:
    """What gives a paper its form: a file in ``templates``."""
    return (_PACKAGE / "templates" / name).read_text(encoding="utf-8")


def sample_folder() -> Path:
    """Where the sample portfolio lies, to be read or copied, never written."""
    return _folder("sample", "data")


def _folder(carried: str, at_home: str) -> Path:
    inside = _PACKAGE / "_pages" / carried
    return inside if inside.is_dir() else _PACKAGE.parent / at_home


def _text(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.is_file() else None
