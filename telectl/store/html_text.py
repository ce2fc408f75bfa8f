"""The text of an HTML mail: what stands on the lines that its reader sees."""

from __future__ import annotations

from html.parser import HTMLParser

_UNSEEN = frozenset({"head", "style", "script", "title"})
_OWN_LINE = frozenset(
    {"address", "blockquote", "br", "div", "h1", "h2", "h3", "h4", "hr", "li", "p", "table", "tr"}
)


def text_of(html: str) -> str:
    """The words in their lines, at most one empty line in between."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    lines = [" ".join(line.split()) for line in "".join(reader.said).split("\n")]
    kept = [line for i, line in enumerate(lines) if line or (i and lines[i - 1])]
    return "\n".join(kept).strip()


class _Reader(HTMLParser):
    """Gathers what is seen; line ends of the source are spaces."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self._unseen: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag in _UNSEEN:
            self._unseen.append(tag)
        elif tag == "body":
            self._unseen.clear()
        elif tag in _OWN_LINE:
            self.said.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in self._unseen:
            del self._unseen[self._unseen.index(tag) :]
        elif tag in _OWN_LINE and tag != "br":
            self.said.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.said.append(data.replace("\n", " ").replace("\r", " "))
