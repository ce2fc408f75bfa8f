"""What the JSON of each view holds: keys that stay, of types that stay, within a version."""

from __future__ import annotations

from datetime import date
from typing import Literal, NamedTuple, NotRequired, TypedDict

Json = dict[str, object]


class Head(TypedDict):
    """What is told of a portfolio and a day."""

    as_of: NotRequired[dict[str, str]]
    day: date
    fictional: bool
    unread: int
    schema_versions: NotRequired[dict[str, str]]


class FindingShape(TypedDict):
    """One finding at its place."""

    file: str
    line: int
    column: int
    severity: Literal["error", "warning"]
    code: str
    message: str
    path: list[str | int]
    facts: Json
    cause: str | None
    record: NotRequired[str | None]
    review: NotRequired[Literal["new", "old", "passing", "together"]]
    commit: NotRequired[str | None]


class GroupShape(TypedDict):
    """What several findings come of."""

    cause: str | None
    severity: Literal["error", "warning"]
    codes: list[str]
    count: int
    message: str


class SkippedShape(TypedDict):
    """A rule that could not be asked, and the files in its way."""

    code: str
    because: list[str]


MovedShape = TypedDict(
    "MovedShape",
    {
        "project": str,
        "title": str,
        "from": str | None,
        "to": str,
        "date": date,
        "by": str,
        "decision": str | None,
        "commit": str,
        "stands": bool,
    },
)


class UndoneShape(TypedDict):
    """An act that was taken back, and the commit that did it."""

    commit: str
    subject: str
    act: str


class ReviewShape(TypedDict):
    """What was compared, moved and taken back."""

    base: str | None
    head: str
    fork: str | None
    merged_with: str | None
    commits: int
    moves: list[MovedShape]
    undone: list[UndoneShape]


class FindingsShape(TypedDict):
    """Everything that is wrong."""

    as_of: NotRequired[dict[str, str]]
    day: date
    fictional: bool
    files: int
    errors: int
    warnings: int
    findings: list[FindingShape]
    groups: list[GroupShape]
    skipped: list[SkippedShape]
    review: NotRequired[ReviewShape]


class PartShape(TypedDict):
    """One thing that was refused, in words and as facts."""

    key: str
    message: str
    facts: Json


class RefusedShape(PartShape):
    """Why a command was refused."""

    exit_code: int
    findings: list[FindingShape]
    groups: list[GroupShape]
    parts: list[PartShape]


class RefusalShape(TypedDict):
    """A command that was refused."""

    refused: RefusedShape


class ActShape(TypedDict):
    """What an act did, or would do."""

    act: str
    subject: str
    records: list[str]
    decision: str | None
    day: date
    backdated: bool
    dry_run: bool
    commit: str | None
    diff: str
    warnings: list[FindingShape]
    groups: list[GroupShape]


class UndoShape(TypedDict):
    """An act that was taken back."""

    act: str
    undone: str
    subject: str
    records: list[str]
    commit: str | None


class RecordShape(Head):
    """A record as it stands in its file."""

    id: str
    kind: str
    file: str
    record: Json | None
    mentioned_by: list[str]
    findings: list[Json]


class ListShape(Head):
    """Records of a kind as they stand in their files."""

    kind: str
    records: list[Json]


class ExplanationShape(Head):
    """Where a record stands and what it takes; each kind has keys of its own."""

    id: str
    kind: str
    title: str
    findings: list[Json]


class ExplainShape(TypedDict):
    """A code and its page."""

    code: str
    severity: Literal["error", "warning"]
    title: str | None
    page: str | None


class AgendaShape(Head):
    """The items of a meeting."""

    meeting: str
    body: str
    date: date
    place: str | None
    status: str
    items: list[Json]


class MinutesShape(AgendaShape):
    """What a meeting added to its agenda."""

    minutes: Json | None
    minutes_by: str | None
    attendance: list[Json]
    attendance_known: bool
    corrections: list[Json]


class CaseHeadShape(Head):
    """What a paper says of a case; of a closed one only where it lies."""

    id: str
    title: str
    closed: bool
    reference: NotRequired[str | None]
    item_type: NotRequired[str | None]
    journal: NotRequired[str | None]
    points: NotRequired[list[Json]]


class CasePaperShape(CaseHeadShape):
    """A case with what the bodies said of it."""

    outcomes: list[Json]


class ExcerptShape(CaseHeadShape):
    """What one body said of a case."""

    outcome: Json | None


class ClockShape(TypedDict):
    """What was read, and the day on which it is judged; a working folder is in no commit."""

    commit: str | None
    written: str | None
    day: date


class ChangeShape(TypedDict):
    """One change in words; the values of its sort come beside."""

    sort: str
    section: str
    record: str | None
    title: str
    text: str


class ChangesShape(Head):
    """What is otherwise after than it was before."""

    before: ClockShape
    after: ClockShape
    counts: dict[str, int]
    changes: list[ChangeShape]
    unreadable: list[Json]
    reformed: list[str]


class PriorityShape(Head):
    """The order of the projects."""

    pending: list[str]
    ranked: list[Json]
    unranked: list[str]


class ReadShape(TypedDict):
    """What a form that came back would change."""

    day: date
    forms: list[Json]


class ListedShape(TypedDict):
    """A list that both sides have added to."""

    file: str
    key: str


class SyncShape(TypedDict):
    """What was sent and fetched."""

    act: str
    address: str
    sent: int
    fetched: int
    lists: list[ListedShape]
    aborted: bool


class SetupShape(TypedDict):
    """A place to work at."""

    act: str
    cloned: bool
    address: str | None
    folder: str
    portfolios: list[str]
    name: str | None
    email: str | None


class InitShape(TypedDict):
    """A new portfolio."""

    act: str
    folder: str
    data: str
    files: int
    commit: str | None


class FmtShape(TypedDict):
    """Files in, or brought into, the one form."""

    act: str
    check: bool
    files: list[str]
    commit: str | None


class GuardShape(TypedDict):
    """Files that were looked through for numbers of persons."""

    files: int
    findings: list[FindingShape]


class StaleShape(TypedDict):
    """Schemas that are not those of this version."""

    folder: str
    stale: list[str]


class WrittenShape(TypedDict):
    """Schemas that were written."""

    folder: str
    written: list[str]


class View(NamedTuple):
    """A view by its version, and the shapes that it is put together of."""

    version: int
    shapes: tuple[type, ...]
