"""A report on a terminal: literal, within its width, readable."""

from __future__ import annotations

import re

import pytest
from rich.cells import cell_len

from telectl.document import (
    Bar,
    Chart,
    Column,
    Document,
    Heading,
    Items,
    PageBreak,
    Paragraph,
    Report,
    Table,
    Text,
)
from telectl.render import render
from telectl.render.safe import safe
from telectl.render.terminal_columns import fit
from tests.render.reports import HOSTILE, everywhere, portfolio


@pytest.mark.parametrize("text", HOSTILE)
def test_whatever_stands_in_data_is_shown_literally(text: str) -> None:
    shown = render(everywhere(text), width=200)
    assert safe(text.replace("\t", "    ")).rstrip() in shown
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", shown)


@pytest.mark.parametrize("text", HOSTILE)
def test_in_colour_only_our_own_colours_act(text: str) -> None:
    shown = render(everywhere(text), width=200, colour=True)
    assert not re.search(r"[\x00-\x09\x0b-\x1a\x1c-\x1f\x7f-\x9f]", shown)
    assert "\x1b" not in re.sub(r"\x1b\[[\d;]*m", "", shown)


@pytest.mark.parametrize("width", [1, 20, 40, 80, 120])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    for line in render(portfolio(), width=width).splitlines():
        assert cell_len(line) <= max(width, 20), line


def test_a_wide_terminal_shows_a_table() -> None:
    shown = render(portfolio(), width=120)
    assert re.search(r"^Projekt +Titel +Tilstand +Lys +Grund +Frist$", shown, re.M)
    assert re.search(r"^hjerteinsufficiens-hjemme +Hjemmemonitorering", shown, re.M)


def test_a_narrow_one_shows_a_record_on_a_few_lines() -> None:
    shown = render(portfolio(), width=60)
    assert "\nhjerteinsufficiens-hjemme\n  Titel: Hjemmemonitorering" in shown
    assert "\n  Tilstand: udbredelse · Lys: gul\n" in shown


@pytest.mark.parametrize("width", range(20, 130, 7))
def test_a_column_is_never_squeezed(width: int) -> None:
    block = next(b for b in portfolio().document.blocks if isinstance(b, Table))
    widths = fit(block, width)
    for column, given in zip(block.columns, widths or (), strict=False):
        assert given >= 18 or not column.wide
        assert given >= min(14, max(len(column.title), 3))


def test_words_are_kept_whole_where_they_fit() -> None:
    lines = render(portfolio(), width=100).splitlines()
    assert any("Hjemmemonitorering" in line for line in lines)
    assert any("Databehandleraftalen" in line for line in lines)


def test_an_empty_table_says_so() -> None:
    table = Table("Møder", (Column("Dag"),), (), "Der er ingen møder.")
    shown = render(Report("x", 1, {}, Document("T", "da", (table,))))
    assert "Møder\nDer er ingen møder.\n" in shown


def test_a_bar_is_as_long_as_its_figure_and_the_figure_is_written() -> None:
    shown = render(portfolio(), width=80)
    long = re.search(r"^pilot +(█+) +6$", shown, re.M)
    half = re.search(r"^idé +(█+) +3$", shown, re.M)
    assert long
    assert half
    assert len(long[1]) == 2 * len(half[1])
    assert re.search(r"^stoppet +0$", shown, re.M)


@pytest.mark.parametrize("value", [float("nan"), float("inf"), -1.0, 0.0])
def test_a_figure_that_has_no_bar_is_still_written(value: float) -> None:
    chart = Chart("", (Bar("a", value, "?"), Bar("b", 0, "0")))
    assert "a" in render(Report("x", 1, {}, Document("", "da", (chart,))), width=40)


def test_colour_is_only_there_when_asked_for() -> None:
    assert "\x1b" not in render(portfolio())
    assert "\x1b[" in render(portfolio(), colour=True)


def test_colour_changes_no_word() -> None:
    bare = re.sub(r"\x1b\[[\d;]*m", "", render(portfolio(), colour=True))
    assert [line.rstrip() for line in bare.splitlines()] == render(portfolio()).splitlines()


@pytest.mark.parametrize("width", [20, 80])
def test_a_command_is_on_one_line_to_copy_however_long(width: int):
    command = "telectl add " + " ".join(f"key{n}=value" for n in range(20))
    item = ("Mangler", Text(command, "command"))
    report = Report("r", 1, {}, Document("T", "da", (Items((item,)),)))
    lines = render(report, "text", width=width).splitlines()
    assert f"  {command}" in lines


def test_a_title_stands_first_and_the_footer_last_with_a_line_where_a_page_ends() -> None:
    blocks = (Heading(1, "T"), PageBreak(), Paragraph(("x",)))
    document = Document("T", "da", blocks, subtitle="Under", footer="Herfra")
    lines = [line for line in render(Report("x", 1, {}, document), width=20).splitlines() if line]
    assert lines == ["T", "━", "Under", "─" * 20, "x", "│ Herfra"]


def test_a_record_with_a_number_is_headed_by_both() -> None:
    columns = (Column("Rang", "right"), Column("Projekt", wide=True, whole=True), Column("Lys"))
    row = ("1", "Et projekt\net-projekt-med-et-langt-id", "grøn")
    table = Table("", columns, (row,), "")
    said = render(Report("x", 1, {}, Document("", "da", (table,))), "text", width=30)
    assert said.splitlines() == ["1  Et projekt", "   et-projekt-med-et-langt-id", "  Lys: grøn"]
