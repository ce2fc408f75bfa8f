"""The items of an agenda that are no cases: old minutes, what is waited for, what is overdue."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TypeVar

from telectl.document import Block, Facts, Paragraph, Text
from telectl.locale import Voice
from telectl.model.advice import Advice, Hearing
from telectl.model.decision import Decision, FollowUp
from telectl.model.meeting import Matter, Meeting
from telectl.model.portfolio import Portfolio
from telectl.reports.paper_case import heading_of, is_closed, is_of_closed
from telectl.reports.paper_items import is_any_other, matters_of
from telectl.reports.paper_outcome import sentence
from telectl.reports.paper_ruling import advice_at
from telectl.reports.teller import Teller
from telectl.reports.values import label

P = TypeVar("P")


def section(teller: Teller, meeting: Meeting, sort: str, *, minutes: bool) -> Iterator[Block]:
    """The items of one sort, in the minutes each with its result; or that there are none."""
    told = matters_of(meeting, sort)
    if not told and sort != "any_other":
        yield Paragraph((Text(teller.voice("papers.none"), "quiet"),))
    for each in told:
        if not is_any_other(each):
            yield Paragraph((matter_line(teller, each),))
        if minutes:
            yield from _result(teller, meeting, each)


def result_of(teller: Teller, meeting: Meeting, matter: Matter) -> str:
    """What the meeting said to an item; of advice awaited also what it gave in the case."""
    said = teller.voice.enum("result", matter.result) if matter.result else ""
    remark = "" if is_of_closed(teller, matter.record) else matter.remark or ""
    if not said and not remark:
        said = _given(teller, meeting, matter)
    if said and remark[:1].islower():
        said, remark = f"{said}, {remark}", ""
    return " ".join(sentence(each) for each in (said, remark) if each)


def _given(teller: Teller, meeting: Meeting, matter: Matter) -> str:
    case = teller.portfolio.get(Decision, matter.record) if matter.sort == "advice" else None
    each = _at(case.advice, matter.number or 1) if case else None
    if case is None or each is None or each not in advice_at(meeting, case) or is_closed(case):
        return ""
    return teller.voice.enum("conclusion", each.conclusion) if each.conclusion else ""


def _result(teller: Teller, meeting: Meeting, matter: Matter) -> Iterator[Block]:
    said = result_of(teller, meeting, matter)
    if said:
        yield Facts(((label(teller, "result"), Text(said, "strong")),))
    elif matter.sort == "minutes":
        nothing = Text(teller.voice("papers.nothing_noted"), "quiet")
        yield Facts(((label(teller, "result"), nothing),))


def named(voice: Voice, portfolio: Portfolio, day: date, meeting: Meeting, number: int) -> str:
    """The item of that number in a line; the number alone where there is none."""
    if not 1 <= number <= len(meeting.matters):
        return str(number)
    return matter_line(Teller(voice, portfolio, day), meeting.matters[number - 1])


def matter_line(teller: Teller, matter: Matter) -> str:
    """What an item is about, in a line."""
    about = _about(teller, matter)
    if is_of_closed(teller, matter.record):
        return about
    if about and matter.text:
        return f"{about}. {matter.text}"
    return about or matter.text or teller.voice.enum("sort", matter.sort)


def _about(teller: Teller, matter: Matter) -> str:
    if matter.record is None:
        return ""
    case = teller.portfolio.get(Decision, matter.record)
    if case is not None:
        return _of_case(teller, matter, case)
    key = f"papers.about.{matter.sort}"
    title = teller.portfolio.title(matter.record)
    if matter.sort == "minutes":
        title = _within(teller, title)
    return teller.voice(key, title=title) if matter.sort in ("minutes", "gate") else title


def _within(teller: Teller, title: str) -> str:
    """The title of a meeting as it is said in the middle of a sentence."""
    for begins, said in zip(
        *(teller.voice.names(f"papers.{key}") for key in ("meeting_begins", "meeting_within")),
        strict=True,
    ):
        if title.startswith(begins):
            return f"{said}{title.removeprefix(begins)}"
    return title


def _of_case(teller: Teller, matter: Matter, case: Decision) -> str:
    """What in a case an item is about; nothing of a closed one but that it is."""
    title = heading_of(teller, case)
    if is_closed(case):
        return title
    number = matter.number or 1
    if matter.sort == "advice":
        return _advice(teller, title, _at(case.advice, number))
    if matter.sort == "hearing":
        return _hearing(teller, title, _at(case.hearings, number))
    if matter.sort == "follow_up":
        return _follow_up(teller, title, _at(case.follow_ups, number))
    return title


def _at(items: Sequence[P], number: int) -> P | None:
    return items[number - 1] if number <= len(items) else None


def _advice(teller: Teller, title: str, each: Advice | None) -> str:
    if each is None:
        return title
    subject = teller.voice.enum("subject", each.subject)
    facts = {"title": title, "body": teller.name(each.body), "subject": subject}
    if each.requested is None or each.requested > teller.day:
        return teller.voice("papers.about.advice_unasked", **facts)
    days = teller.days((teller.day - each.requested).days)
    return teller.voice("papers.about.advice", requested=each.requested, days=days, **facts)


def _hearing(teller: Teller, title: str, each: Hearing | None) -> str:
    if each is None:
        return title
    facts = {"title": title, "party": each.party, "deadline": each.deadline}
    return teller.voice("papers.about.hearing", **facts)


def _follow_up(teller: Teller, title: str, each: FollowUp | None) -> str:
    if each is None:
        return title
    who = teller.name(each.responsible)
    facts = {"title": title, "text": each.text, "responsible": who, "deadline": each.deadline}
    return teller.voice("papers.about.follow_up", **facts)
