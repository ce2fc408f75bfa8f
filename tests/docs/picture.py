"""A screen as a picture: rich's drawing, with nothing that points out of the file."""

from __future__ import annotations

import io
import re

WIDTH = 100
# System fonts only; a title for those who can't see it; colours that read on the dark ground.
_FRAME = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" \
aria-labelledby="title" lang="{{lang}}">
<title id="title">{{title}}</title>
<style>
.{unique_id}-matrix {{ font: {char_height}px ui-monospace, Consolas, Menlo, monospace; \
white-space: pre }}
{styles}
</style>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})">
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""
_TRIM = (
    (re.compile(r' clip-path="[^"]*"'), ""),
    (re.compile(r"<text[^>]*>(?:&#160;|\s)*</text>"), ""),
    (re.compile(r'<text class="[^"]*-title".*?</text>'), ""),
    (re.compile(r"(\d\.\d)\d+"), r"\1"),
    (re.compile("</text><text"), "</text>\n<text"),
    (re.compile(r"\n\s*\n+"), "\n"),
    (re.compile(r"[ \t]+$", re.MULTILINE), ""),
)


def picture(screen: str, title: str, language: str) -> str:
    """What a terminal shows, coloured, as an SVG of its own."""
    from rich.console import Console
    from rich.text import Text

    console = Console(
        width=WIDTH, record=True, file=io.StringIO(), force_terminal=True, legacy_windows=False
    )
    console.print(Text.from_ansi(screen.rstrip("\n")))
    drawn = console.export_svg(title="", code_format=_FRAME, unique_id="t")
    for pattern, instead in _TRIM:
        drawn = pattern.sub(instead, drawn)
    return drawn.replace("{lang}", language).replace("{title}", title)
