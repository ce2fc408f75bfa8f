"""A report's view as versioned JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from datetime import date
from enum import Enum

from telectl import __version__
from telectl.document import Report
from telectl.render.safe import HARMFUL

# Two of the hash begin a command in some logs.
_ACTING = re.compile(f"{HARMFUL.pattern}|(?<=#)#")


def render(report: Report) -> str:
    """The view under the name and version of its report."""
    head = {"telectl": __version__, "report": report.name, "version": report.version}
    return dumps({**head, **report.view})


def dumps(value: Mapping[str, object] | Sequence[object]) -> str:
    """JSON that any reader takes, and no terminal and no log of CI acts upon."""
    text = json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False, default=_other)
    return "\n".join(_ACTING.sub(_escaped, line) for line in text.split("\n")) + "\n"


def _other(value: object) -> object:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"a view can't hold {type(value).__name__}")


def _escaped(found: re.Match[str]) -> str:
    # What acts stands only inside strings, so an escape keeps the value.
    units = found[0].encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[i : i + 4]}" for i in range(0, len(units), 4))
