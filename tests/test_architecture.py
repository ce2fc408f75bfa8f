"""The page on the architecture names every file with what the file says of itself."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "architecture.md"
BEGIN, END = "<!-- files -->\n", "<!-- end of files -->\n"


def _purpose(module: Path) -> str:
    told = ast.get_docstring(ast.parse(module.read_text(encoding="utf-8"))) or ""
    return told.partition("\n\n")[0].replace("\n", " ").rstrip(".").replace("|", "\\|")


def _listing() -> str:
    lines = []
    folders = sorted({path.parent for path in (ROOT / "telectl").rglob("*.py")})
    for folder in folders:
        lines += ["", f"### `{folder.relative_to(ROOT).as_posix()}/`", ""]
        lines += ["| file | what it is for |", "|---|---|"]
        for module in sorted(folder.glob("*.py")):
            lines.append(f"| `{module.name}` | {_purpose(module)} |")
    return "\n".join(lines).lstrip() + "\n\n"


@pytest.mark.parametrize(
    "module", sorted((ROOT / "telectl").rglob("*.py")), ids=lambda path: path.stem
)
def test_every_file_says_what_it_is_for(module: Path):
    assert _purpose(module)


def test_the_page_lists_every_file(pytestconfig: pytest.Config):
    page = PAGE.read_text(encoding="utf-8")
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    fresh = before + BEGIN + "\n" + _listing() + END + after
    if pytestconfig.getoption("--update-goldens", default=False):
        PAGE.write_text(fresh, encoding="utf-8", newline="\n")
    assert PAGE.read_text(encoding="utf-8") == fresh
