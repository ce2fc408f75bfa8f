"""Members: who sits where, for whom, in which role, in which period."""

from typing import Annotated, ClassVar, Literal

from pydantic import StringConstraints

from telectl.model.base import (
    BodyId,
    Many,
    OrganisationId,
    Period,
    PeriodRecord,
    ProjectId,
    Text,
)

Email = Annotated[str, StringConstraints(pattern=r"^[^@\s<>]+@[^@\s<>]+\.[^@\s<>.]+$")]


class Seat(Period):
    """A place in a body, for the organisation that it represents."""

    body: BodyId
    represents: OrganisationId | None = None
    role: Literal["leader", "chair", "vice_chair", "member", "secretary", "liaison", "substitute"]
    capacity: Literal["clinical", "administrative", "technical", "patient"] | None = None


class Assignment(Period):
    """A time-bound share in a project for a competence."""

    project: ProjectId
    competence: Text | None = None
    share: Text | None = None


class Member(PeriodRecord):
    """A person of the centre or of its bodies: name, role, work unit, work address."""

    kind: ClassVar[str] = "member"
    folder: ClassVar[str] = "members"

    email: Email | None = None
    profession: Text | None = None
    clinical: bool = False
    home_organisation: OrganisationId | None = None
    share: Text | None = None
    seats: Many[Seat] = ()
    competences: Many[Text] = ()
    assignments: Many[Assignment] = ()
