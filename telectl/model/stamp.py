"""What was fixed by a decision: a fingerprint of each field as it stood then."""

import re
from functools import lru_cache
from typing import Annotated

from pydantic import StringConstraints

from telectl.model.base import AnyId, Day, Part, Text

Fingerprint = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{12}$")]
_PAIR = re.compile(r"([^:\s]+):?(\S*)")
_ONE = r"[a-z_]+(\[[1-9][0-9]{0,5}\])?:(-|[0-9a-f]{12})"
# One value and not a list of parts: a portfolio holds many, and each is read at each validation.
Fixed = Annotated[str, StringConstraints(pattern=rf"^{_ONE}( {_ONE})*$")]


class Stamp(Part):
    """The fields of a record as they were on a day; a later stamp of the same goes before it.

    One that a correction of wording made says why.
    """

    record: AnyId
    date: Day
    fields: Fixed
    reason: Text | None = None
    recorded: Day | None = None


def told(fields: object) -> tuple[tuple[str, str], ...]:
    """The fields that a stamp names, each with its fingerprint."""
    return _told(fields) if isinstance(fields, str) else ()


@lru_cache(maxsize=256)  # several rules ask in turn of the stamps of one case
def _told(fields: str) -> tuple[tuple[str, str], ...]:
    return tuple(_PAIR.findall(fields))
