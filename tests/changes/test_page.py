"""The page of a rich pair of revisions in every format, also where something can't be read."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta, timezone

import pytest

from telectl import __version__
from telectl.document import Document, Report
from telectl.locale import LANGUAGES, Voice
from telectl.model.changes import Change, Create, Set
from telectl.render import render
from telectl.render.markdown import escape
from telectl.reports.changes.report import COMMENT, report
from telectl.reports.changes.sides import Clock, Side
from telectl.store.load import load
from tests.changes.pairs import BASE, DAY, changed, lines, pair, read, texts, told
from tests.changes.tried import CHANGES, C, P

LATER = date(2027, 1, 4)
SUFFIXES = {"text": "txt", "markdown": "md", "json": "json"}
WINTER = timezone(timedelta(hours=1))
RICH = (
    "a step",
    "light",
    "note",
    "paper",
    "milestone slips",
    "reached",
    "agreed",
    "rank",
    "first rank",
    "to be superseded",
    "journalised",
    "excerpt",
    "oriented",
    "advised",
    "hearing",
    "followed up",
    "substitute",
    "member leaves",
    "mandate",
    "minutes approved",
    "deployed",
    "maturity",
    "readiness",
    "new effect",
    "effect turned",
    "direction",
    "plan",
    "task done",
    "need",
    "threshold",
    "fields",
)


def _rich() -> tuple[Side, Side]:
    """Much at once; a task is gone, a file can't be read, one has another comment only."""
    files = changed([each for name in RICH for each in CHANGES[name]])
    del files["organisations/gamle-hospital.yaml"]
    files["organisations/stab.yaml"] = b"# om staben\n" + files["organisations/stab.yaml"]
    files["organisations/region-proeve.yaml"] = b"id: [\n"
    before, after = Side(BASE, DAY), read(files, LATER)
    clocks = (
        Clock("1f0e9d8c7b6a5f4e3d2c1b0a", datetime(2026, 6, 1, 15, 12, tzinfo=WINTER)),
        Clock("a0b1c2d3e4f5a6b7c8d9e0f1", datetime(2027, 1, 4, 9, 5, tzinfo=WINTER)),
    )
    return before._replace(clock=clocks[0]), after._replace(clock=clocks[1])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("format", SUFFIXES)
def test_the_page_is_the_one_that_was_approved(
    format: str, language: str, golden: Callable[[str, str], None]
) -> None:
    shown = render(report(Voice(language), *_rich()), format, width=100)
    assert isinstance(shown, str)
    version = f'"telectl": "{__version__}"'
    golden(f"changes.{language}.{SUFFIXES[format]}", shown.replace(version, '"telectl": "…"'))


@pytest.mark.parametrize("format", ["html", "docx", "pdf"])
def test_it_can_be_sent(format: str) -> None:
    made = report(Voice("da"), *_rich())
    assert render(made, format) == render(made, format)


@pytest.mark.parametrize("width", [60, 80, 120])
def test_no_line_is_wider_than_the_screen(width: int) -> None:
    shown = render(report(Voice("da"), *_rich()), "text", width=width)
    assert isinstance(shown, str)
    assert max(map(len, shown.splitlines())) <= width


def test_nothing_changed_is_said() -> None:
    shown = render(report(Voice("da"), *pair([])), "text")
    assert isinstance(shown, str)
    assert "Intet er ændret." in shown


def test_a_file_that_cannot_be_read_is_named_on_whichever_side() -> None:
    file = "tasks/rykke-raadet.yaml"
    broken = read({**texts(BASE), file: b"id: [\n"})
    same = Side(BASE, DAY)
    other = read({**texts(BASE), file: b"id: {\n"})
    assert lines(report(Voice("da"), same, broken)) == [f"{file} kan ikke læses nu"]
    assert lines(report(Voice("da"), broken, same)) == [f"{file} kunne ikke læses før, men kan nu"]
    assert lines(report(Voice("da"), broken, other))[0].endswith("og den er ændret")
    assert lines(report(Voice("da"), broken, broken))[0].endswith("den er uændret")


def test_a_record_against_its_schema_is_named_and_its_values_told() -> None:
    file = "tasks/rykke-raadet.yaml"
    data = texts(BASE)[file] + b"color: red\n"
    said = lines(report(Voice("da"), Side(BASE, DAY), read({**texts(BASE), file: data})))
    assert said == [f"{file} kan ikke læses nu", "rykke-raadet: color: – → red"]


def test_settings_that_cannot_be_read_are_named() -> None:
    broken = read({**texts(BASE), "telectl.yaml": b"centre: [\n"})
    assert "telectl.yaml kan ikke læses nu" in lines(report(Voice("da"), Side(BASE, DAY), broken))


def test_a_number_of_a_person_is_told_to_nobody() -> None:
    changes = [Set(P, ("owner",), "oscar-oe"), Set("rykke-raadet", ("title",), "Ring 010190-1234")]
    made = report(Voice("da"), *pair(changes))
    for each in SUFFIXES:
        assert "010190" not in str(render(made, each))


def test_the_texts_of_a_closed_case_are_told_by_no_word() -> None:
    closing: list[Change] = [
        Set(C, ("publicity",), {"access": "closed", "ground": "§ 1"}),
        Set(C, ("background",), "Om en enkelt borger"),
        Set(C, ("points", 0, "text"), "at borgeren hjælpes"),
    ]
    before, after = pair(closing)
    for sides in ((before, after), (after, before)):
        shown = str(render(report(Voice("da"), *sides), "json"))
        assert "borger" not in shown
        assert "Analysen" not in shown
    assert any("Baggrund: ordlyden er ændret" in each for each in told(closing))


# -- the comment on a pull request ---------------------------------------------


HOSTILE = (
    "@alle",
    "#12",
    "!7",
    "%3",
    "~5",
    "^alert#2",
    "GH-3",
    "a/b#4",
    "[issue:4]",
    "<b>x</b>",
    "<!-- x -->",
    "[x](https://example.org)",
    "![x](https://example.org/x.png)",
    "https://example.org",
    "www.example.org",
    "deadbeef1",
    "/close",
    "`x",
    "| a |",
    "$x$",
    ":smile:",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_data_links_mentions_and_commands_nothing(text: str) -> None:
    changes: list[Change] = [
        Set("rykke-raadet", ("title",), text),
        Create("tasks", "t", {"title": text}),
    ]
    shown = str(render(report(Voice("da"), *pair(changes)), "markdown"))
    assert escape(text) in shown
    rest = shown.replace(escape(text), "").replace(escape(f"{text}:"), "")
    assert text.startswith("/") or text not in rest
    assert not any(line.lstrip("- ").startswith("/") for line in shown.splitlines())
    assert shown.startswith("# Ændringer i porteføljen\n\n- Fra: ")


def test_a_comment_is_no_longer_than_one_may_be_and_says_what_it_leaves_out() -> None:
    many = [Create("tasks", f"t{n}", {"title": f"Opgave {n} " + "ærø " * 40}) for n in range(1000)]
    after = load(list(_contents(many)), BASE)
    made = report(Voice("da"), Side(BASE, DAY), Side(after, DAY))
    shown = str(render(made, "markdown"))
    assert len(shown.encode()) <= COMMENT
    left = 1000 - shown.count("**Opgave")
    assert shown.endswith(
        f"> {left} ændringer er udeladt her, fordi en kommentar ikke kan være længere."
        " Se det hele med: telectl diff\n"
    )
    assert len(json.loads(str(render(made, "json")))["changes"]) == 1000


def _contents(changes: list[Create]) -> Iterator[object]:
    from telectl.store.files import Content

    for file, data in changed(changes).items():
        yield Content(file, data)


def test_a_page_that_fits_is_whole() -> None:
    document = Document("T", "da", report(Voice("da"), *_rich()).document.blocks)
    whole = render(Report("changes", 1, {}, document), "markdown")
    assert whole == render(report(Voice("da"), *_rich()), "markdown")
