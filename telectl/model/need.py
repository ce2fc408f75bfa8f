"""Needs: what experience says is wanted next."""

from typing import ClassVar

from telectl.model.base import AnyId, Day, Many, MemberId, OrganisationId, Record, Text


class Need(Record):
    """A need, and the experience it builds on."""

    kind: ClassVar[str] = "need"
    folder: ClassVar[str] = "needs"

    date: Day
    text: Text
    raised_by: OrganisationId | None = None
    recorded_by: MemberId | None = None
    builds_on: Many[AnyId] = ()
    answered_by: AnyId | None = None
