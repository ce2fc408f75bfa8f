"""Tasks: the centre's daily work."""

from typing import ClassVar

from telectl.model.base import AnyId, Day, Many, MemberId, Record, Text


class Task(Record):
    """Something to do, by whom, until when."""

    kind: ClassVar[str] = "task"
    folder: ClassVar[str] = "tasks"

    owner: MemberId | None = None
    opened: Day | None = None
    due: Day | None = None
    done: Day | None = None
    about: Many[AnyId] = ()
    text: Text | None = None
