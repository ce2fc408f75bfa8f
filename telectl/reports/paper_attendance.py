"""Who was there: over the whole meeting, and item by item where it differs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from telectl.document import Block, Facts, Inline, Paragraph, Text
from telectl.model.meeting import Attendance, Meeting
from telectl.reports.teller import Teller
from telectl.reports.values import label

THERE = frozenset({"present", "abstained"})
STATUSES = ("present", "apologies", "absent", "recused")


def attendance_facts(teller: Teller, meeting: Meeting, numbers: Mapping[str, int]) -> Facts:
    """Who took part, sent apologies, stayed away; ``numbers`` are the items of the cases."""
    voice = teller.voice
    if not meeting.attendance_known:
        known: Inline = Text(voice("papers.not_told"), "quiet")
        rows: list[tuple[str, Inline]] = [(label(teller, "attendance"), known)]
    elif not meeting.attendance:
        rows = [(label(teller, "attendance"), Text(voice("papers.not_noted"), "watch"))]
    else:
        rows = list(_rows(teller, meeting, numbers))
    unknown = Text(teller.voice("papers.not_told"), "quiet")
    by = teller.name(meeting.minutes_by) if meeting.minutes_by else unknown
    rows.append((teller.voice("papers.minutes_by"), by))
    return Facts(tuple(rows))


def _rows(
    teller: Teller, meeting: Meeting, numbers: Mapping[str, int]
) -> Iterator[tuple[str, Inline]]:
    for status in STATUSES:
        told = [each for each in meeting.attendance if _shown_as(each) == status]
        if told:
            names = [_named(teller, each, numbers) for each in told]
            yield teller.voice(f"papers.{status}"), ", ".join(dict.fromkeys(names))


def _shown_as(each: Attendance) -> str:
    return "present" if each.status in THERE else each.status


def _named(teller: Teller, each: Attendance, numbers: Mapping[str, int]) -> str:
    """A name with the substitute, and the items that it is told of."""
    told = []
    if each.substitute:
        told.append(teller.voice("papers.substitute", name=teller.name(each.substitute)))
    at = sorted(numbers[case] for case in each.cases if case in numbers)
    if at:
        told.append(teller.voice("papers.at_items", numbers=at))
    if each.status == "abstained":
        told.append(teller.voice.enum("status", each.status))
    name = teller.name(each.member)
    return f"{name} ({', '.join(told)})" if told else name


def took_no_part(teller: Teller, meeting: Meeting, case: str) -> Iterator[Block]:
    """Who was not there for a case, and who in place of whom."""
    away = [e for e in meeting.attendance if case in e.cases and e.status not in THERE]
    for each in away:
        key = "papers.recused_from" if each.status == "recused" else "papers.away_from"
        said = teller.voice(key, name=teller.name(each.member))
        if each.substitute:
            said = f"{said} {teller.voice('papers.sat_in', name=teller.name(each.substitute))}"
        yield Paragraph((said,))
