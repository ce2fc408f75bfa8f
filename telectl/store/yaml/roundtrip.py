"""The way round for what stretches can't express: the library's own rewriting."""

from __future__ import annotations

import io
import re
from typing import Any

from telectl.store.yaml.source import Source
from telectl.store.yaml.values import Edit, changed

_LINE_BREAK = re.compile(r"\r\n|\r|\n")


def rewritten(source: Source, edits: list[Edit]) -> str:
    """The whole text written anew: comments stay as far as the library keeps them."""
    library = _library(source)
    document = library.load(_LINE_BREAK.sub("\n", source.text))
    stream = io.StringIO()
    library.dump(changed(document, edits), stream)
    return source.newline.join(stream.getvalue().split("\n"))


def _library(source: Source) -> Any:
    from ruamel.yaml import YAML
    from ruamel.yaml.resolver import VersionedResolver

    class DatesAreText(VersionedResolver):
        """Without the dates: an impossible one is a text too, and none is rewritten."""

        @property
        def versioned_resolver(self) -> Any:
            return {
                first: [(tag, form) for tag, form in forms if not tag.endswith(":timestamp")]
                for first, forms in super().versioned_resolver.items()
            }

    library = YAML()
    library.Resolver = DatesAreText
    library.preserve_quotes = True
    library.width = 10**9
    step, offset, _ = source.layout
    library.indent(mapping=step, sequence=offset + 2, offset=offset)
    return library
