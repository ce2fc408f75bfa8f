"""A report as GitHub's markdown; nothing in its text makes markup, links or HTML."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from telectl.document import (
    Block,
    Chart,
    Code,
    Facts,
    Heading,
    Inline,
    Items,
    Note,
    PageBreak,
    Paragraph,
    Report,
    Table,
    Text,
)
from telectl.render.fitting import fitted
from telectl.render.safe import safe, safe_lines

# GitLab refers to things by ! % and ^ too.
_MARKUP = re.compile(r'[\\`*_\[\]<>~|&#$]|[!%^](?=[\w"])')
# A line that begins with a slash is a command to GitLab and to many a robot.
_START = re.compile(r"^(\s*)([-+=:/]|\d+(?=[.)]))")
# What GitHub or GitLab makes a link of by itself, escaped or not; only code stays text.
_LINKED = re.compile(
    r"\S*(?:@|://|www\.|:\S+:|[#!%&$~^]\d|\[\w+:\S*\d|GH-\d|xmpp:|mailto:)\S*"
    r"|(?<![\w-])[0-9a-f]{7,40}(?![\w-])",
    re.IGNORECASE,
)


def render(report: Report) -> str:
    """Every block in turn, an empty line between them; no more than the document may have."""
    document = report.document
    return fitted(document, _joined) if document.longest else _joined(document.framed())


def _joined(blocks: Sequence[Block]) -> str:
    return "\n\n".join(_block(block) for block in blocks) + "\n"


def escape(text: str, *, cell: bool = False) -> str:
    """One line of plain text, written so that markdown shows it as it is."""
    line = safe(text)
    parts: list[str] = []
    end = 0
    for found in _LINKED.finditer(line):
        parts += [_escape_words(line[end : found.start()]), code(found[0], cell=cell)]
        end = found.end()
    return _escape_start("".join([*parts, _escape_words(line[end:])]))


def code(text: str, *, cell: bool = False) -> str:
    """Text in a code span, fenced by more backticks than it holds in a row."""
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if "`" in (text[:1], text[-1:]) else ""
    # A table is cut into cells before its code spans are seen.
    shown = text.replace("|", "\\|") if cell else text
    return f"{fence}{pad}{shown}{pad}{fence}"


def _escape_words(text: str) -> str:
    return _MARKUP.sub(lambda found: "\\" + found[0], text)


def _escape_start(line: str) -> str:
    return _START.sub(_broken_start, line)


def _broken_start(found: re.Match[str]) -> str:
    mark = found[2]
    return found[1] + (mark + "\\" if mark.isdigit() else "\\" + mark)


def _inline(run: Inline, newline: str = "\\\n", *, cell: bool = False) -> str:
    text, tone = (run.text, run.tone) if isinstance(run, Text) else (run, "plain")
    lines = [escape(line, cell=cell) for line in text.split("\n")]
    if tone in ("strong", "bad"):
        lines = [f"**{line}**" if line and line == line.strip() else line for line in lines]
    return newline.join(lines)


def _runs(runs: tuple[Inline, ...]) -> str:
    joined: list[Inline] = []
    for run in runs:
        # Neighbouring plain runs are one text: escaping needs to see whole words.
        if joined and isinstance(run, str) and isinstance(joined[-1], str):
            joined[-1] += run
        else:
            joined.append(run)
    return "".join(_inline(run) for run in joined).strip()


def _cell(run: Inline) -> str:
    text, tone = (run.text, run.tone) if isinstance(run, Text) else (run, "plain")
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    return _inline(Text("\n".join(lines), tone), "<br>", cell=True)


def _heading(block: Heading) -> str:
    return f"{'#' * min(max(block.level, 1), 6)} {escape(' '.join(block.text.split()))}"


def _paragraph(block: Paragraph) -> str:
    return _runs(block.runs)


def _facts(block: Facts) -> str:
    return "\n".join(f"- {escape(label)}: {_cell(value)}" for label, value in block.rows)


def _table(block: Table) -> str:
    caption = f"**{escape(block.caption)}**\n\n" if block.caption else ""
    if not block.rows:
        return f"{caption}{escape(block.empty)}"
    head = _row([_cell(column.title) for column in block.columns])
    rule = _row(["---:" if column.align == "right" else "---" for column in block.columns])
    rows = [_row([_cell(cell) for cell in row]) for row in block.rows]
    return caption + "\n".join([head, rule, *rows])


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _chart(block: Chart) -> str:
    caption = f"**{escape(block.caption)}**\n\n" if block.caption else ""
    rows = [_row([_cell(bar.label), _cell(bar.shown)]) for bar in block.bars]
    return caption + "\n".join([_row([" ", " "]), _row(["---", "---:"]), *rows])


def _items(block: Items) -> str:
    lines = []
    for number, item in enumerate(block.items, 1):
        mark = f"{number}." if block.ordered else "-"
        commands = [run.text for run in item if isinstance(run, Text) and run.tone == "command"]
        said = tuple(r for r in item if not (isinstance(r, Text) and r.tone == "command"))
        lines.append(f"{mark} {_runs(said)}")
        lines += [f"{' ' * len(mark)} {_literal(command)}" for command in commands]
    return "\n".join(lines)


def _literal(text: str) -> str:
    """Code within a line: a fence longer than any in the text."""
    text = " ".join(safe_lines(text).split("\n"))
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * (longest + 1)
    space = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{space}{text}{space}{fence}"


def _note(block: Note) -> str:
    return "\n".join(f"> {escape(line)}" for line in block.text.splitlines() or [""])


def _code(block: Code) -> str:
    text = safe_lines(block.text).rstrip("\n")
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}text\n{text}\n{fence}"


def _page_break(_block: PageBreak) -> str:
    return "---"


def _block(block: Block) -> str:
    return _BLOCKS[type(block)](block)


_BLOCKS: dict[type, Callable[..., str]] = {
    Heading: _heading,
    Paragraph: _paragraph,
    Facts: _facts,
    Table: _table,
    Chart: _chart,
    Items: _items,
    Note: _note,
    Code: _code,
    PageBreak: _page_break,
}
