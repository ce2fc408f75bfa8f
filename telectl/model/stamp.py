"""What was fixed by a decision: a fingerprint of each field as it stood then."""

from typing import Annotated

from pydantic import Field, StringConstraints

from telectl.model.base import AnyId, Day, Many, Part, Text

Fingerprint = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{12}$")]


class Fixed(Part):
    """A field of a record and the fingerprint of its value, twelve hexadecimal digits."""

    field: Text
    is_: Annotated[Fingerprint, Field(alias="is")]


class Stamp(Part):
    """The fields of a record as they were on a day; a later stamp of the same goes before it.

    One that a correction of wording made says why.
    """

    record: AnyId
    date: Day
    fields: Many[Fixed]
    reason: Text | None = None
    recorded: Day | None = None
