"""A report as a web page, read by a strict parser: well formed, and text stays text."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from telectl.document import Document, Heading, Items, Paragraph, Report, Table, Text
from telectl.render import render
from tests.render.reports import HOSTILE, LONG, everywhere, portfolio, spoken

EMPTY = {"meta", "br", "hr", "col"}


class Page(HTMLParser):
    """The tags in their order, the text outside styles, and whether all that opens is closed."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.opened: list[str] = []
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str | None]] = []
        self.text = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(tag, name, value) for name, value in attrs]
        if tag not in EMPTY:
            self.opened.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.opened.pop() == tag

    def named(self) -> set[tuple[str, str]]:
        """Which tags have which attributes, but for looks."""
        return {(tag, name) for tag, name, _ in self.attributes if name != "class"}

    def handle_data(self, data: str) -> None:
        if not {"style", "title"} & set(self.opened):
            self.text += data


def page(report: Report) -> Page:
    shown = Page(render(report, "html"))
    assert not shown.opened
    return shown


@pytest.mark.parametrize("text", [*HOSTILE, LONG])
def test_data_makes_no_markup(text: str) -> None:
    plain, shown = page(everywhere("x")), page(everywhere(text))
    assert [t for t in shown.tags if t != "br"] == [t for t in plain.tags if t != "br"]
    assert shown.named() == plain.named()
    assert spoken(text) in " ".join(shown.text.split())


def test_the_page_asks_for_nothing_and_runs_nothing() -> None:
    shown = page(portfolio())
    assert not {"script", "link", "img", "iframe", "object", "form"} & set(shown.tags)
    assert [value for _, name, value in shown.attributes if name in ("href", "src")] == ["#content"]
    assert "url(" not in render(portfolio(), "html")


def test_it_has_language_landmarks_and_one_title() -> None:
    shown = page(portfolio())
    assert ("html", "lang", "da") in shown.attributes
    for landmark in ("header", "main", "footer", "h1", "title"):
        assert shown.tags.count(landmark) == 1
    assert shown.text.split()[:3] == ["Gå", "til", "indholdet"]


def test_a_table_has_a_caption_and_column_headers() -> None:
    shown = page(portfolio())
    assert shown.tags.count("caption") == 1
    assert shown.attributes.count(("th", "scope", "col")) == 6
    assert shown.attributes.count(("th", "scope", "row")) == 3


def test_headings_skip_no_level_and_only_one_is_the_first() -> None:
    blocks = (Heading(3, "a"), Heading(1, "T"), Heading(5, "b"), Heading(1, "c"), Heading(9, "d"))
    shown = page(Report("x", 1, {}, Document("T", "da", blocks)))
    assert [tag for tag in shown.tags if re.fullmatch(r"h\d", tag)] == [
        "h1",
        "h2",
        "h3",
        "h2",
        "h3",
    ]


def test_subtitle_and_footer_frame_the_page() -> None:
    document = Document("T", "en", (Paragraph(("x",)),), subtitle="Under", footer="From here")
    shown = page(Report("x", 1, {}, document))
    assert shown.text.split() == ["Skip", "to", "the", "content", "T", "Under", "x", "From", "here"]


def test_a_table_without_rows_says_so_and_has_no_grid() -> None:
    shown = page(Report("x", 1, {}, Document("T", "da", (Table("Sager", (), (), "Ingen."),))))
    assert "table" not in shown.tags
    assert "Ingen." in shown.text


def test_a_command_stands_below_its_point() -> None:
    item = ("Mangler", Text("telectl set a b=<c>", "command"))
    made = render(Report("r", 1, {}, Document("T", "da", (Items((item,)),))), "html")
    assert '<li>Mangler<code class="command">telectl set a b=&lt;c&gt;</code></li>' in made
