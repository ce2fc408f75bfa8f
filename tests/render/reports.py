"""A report with every kind of block, and texts that would do harm."""

from __future__ import annotations

from telectl.document import (
    Bar,
    Chart,
    Code,
    Column,
    Document,
    Facts,
    Heading,
    Items,
    Note,
    PageBreak,
    Paragraph,
    Report,
    Table,
    Text,
)
from telectl.render.safe import safe_lines

HOSTILE = (
    "[bold]x[/bold]",
    "[/x]",
    ":warning:",
    "\x1b[31mred\x1b[0m",
    "\x1b]8;;http://evil.example\x07link\x1b]8;;\x07",
    "\x9b31m",
    "a\u202eb\u2066c",
    "zero\u200bwidth\ufeff",
    "<script>alert(1)</script>",
    "[x](javascript:alert(1))",
    "![x](http://evil.example/x.png)",
    "a | b \\| c",
    "```",
    "`code`",
    "# heading",
    "- item",
    "1. item",
    "**bold** _em_ ~~gone~~",
    "www.example.org",
    "https://example.org/x",
    "somebody@example.org",
    "&lt;b&gt;",
    "\\",
    "$x$",
    "===",
    "\r\rover",
    "tab\there",
    "\ud800",
    "\x00null",
    '#panic("x")',
    '#import "/etc/passwd"',
    "中文 العربية 😀 \ue000 \U0001fffe",
    "010203-1234",
)
LONG = "x" * 300


def everywhere(text: str) -> Report:
    """The text in every place that a document has for one."""
    return Report(
        "everywhere",
        1,
        {"text": text},
        Document(
            text,
            "da",
            (
                Heading(2, text),
                Paragraph((text, Text(text, "strong"))),
                Facts(((text, text), ("x", Text(text, "bad")))),
                Table(text, (Column(text), Column("b", wide=True)), ((text, text),), text),
                Table(text, (Column(text),), (), text),
                Chart(text, (Bar(text, 1, text),)),
                Items(((text,), (Text(text, "good"),))),
                Note(text),
                PageBreak(),
                Code(text),
            ),
            subtitle=text,
            footer=text,
        ),
    )


def spoken(text: str) -> str:
    """The text as a page shows it, however its lines are broken."""
    return " ".join(safe_lines(text).split())


def portfolio() -> Report:
    """What a directorate might see."""
    table = Table(
        "Projekter",
        (
            Column("Projekt"),
            Column("Titel", wide=True),
            Column("Tilstand"),
            Column("Lys"),
            Column("Grund", wide=True),
            Column("Frist", align="right"),
        ),
        (
            (
                "hjerteinsufficiens-hjemme",
                "Hjemmemonitorering af patienter med hjerteinsufficiens",
                "pilot",
                Text("rød", "bad"),
                "Databehandleraftalen mangler for Bornholms Hospital og tre kommuner",
                "01-12-2026",
            ),
            ("kol", "TeleKOL i hele regionen", "udbredelse", Text("gul", "watch"), "", "–"),
        ),
        "Ingen.",
    )
    bars = (Bar("idé", 3, "3"), Bar("pilot", 6, "6", "good"), Bar("stoppet", 0, "0"))
    facts = Facts((("Ejer", "Mette Nørgård"), ("Journalnummer", Text("ikke bekræftet", "watch"))))
    blocks = (
        Note("Eksempeldata – opdigtede beslutninger", "watch"),
        Heading(2, "Efter tilstand"),
        Chart("", bars),
        table,
        facts,
        Items((("Godkend ", Text("pilot", "strong")), ("Tag til efterretning",)), ordered=True),
        Code("telectl project gates kol\n+ state: pilot"),
    )
    return Report("portfolio", 1, {"n": 2}, Document("Porteføljen", "da", blocks))
