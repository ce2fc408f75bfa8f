"""What a composition lacks, and the seats to fill: each with the command for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from telectl.document import Block, Heading, Inline, Items, Paragraph, Text
from telectl.reports.coverage_facts import Coverage, Held, Vacancy
from telectl.reports.coverage_lacks import Lack
from telectl.reports.teller import Teller

NAMED = frozenset({"organisation", "members", "project"})


def red_list(teller: Teller, lacks: Sequence[Lack]) -> Iterator[Block]:
    """What is lacking, each with the command that mends it."""
    voice = teller.voice
    yield Heading(2, voice("coverage.lacks.title"))
    if not lacks:
        yield Paragraph((Text(voice("coverage.lacks.none"), "good"),))
        return
    yield Items(tuple(_lack(teller, each) for each in lacks))


def to_fill(teller: Teller, coverage: Coverage) -> Iterator[Block]:
    """The seats that stand empty, then those that soon will."""
    items = [_vacant(teller, each) for each in coverage.vacancies]
    for body, seats in (
        (coverage.core_team, coverage.team),
        (coverage.reference_group, coverage.group),
    ):
        items += [_soon_empty(teller, body, each) for each in seats if each.soon]
    told = tuple(each for each in items if each)
    if told:
        yield Heading(2, teller.voice("coverage.to_fill"))
        yield Items(told)


def _vacant(teller: Teller, each: Vacancy) -> tuple[Inline, ...]:
    facts = {"whom": teller.name(each.organisation), "body": teller.brief(each.body)}
    facts |= {"member": teller.name(each.member), "role": teller.voice.enum("role", each.role)}
    text = Text(teller.voice("coverage.vacant", **facts, day=each.ended), "watch")
    return text, _seating(teller, each.body, each.organisation, each.role)


def _soon_empty(teller: Teller, body: str | None, each: Held) -> tuple[Inline, ...]:
    if each.ends is None or each.followed:
        return ()
    facts = {"whom": teller.name(each.organisation), "member": teller.name(each.member)}
    n = (each.ends - teller.day).days
    key = "coverage.soon_empty"
    text = teller.voice(key, **facts, body=teller.brief(body), day=each.ends, n=n)
    return Text(text, "watch"), _seating(teller, body, each.organisation, each.role)


def _seating(teller: Teller, body: str | None, whom: str | None, role: str) -> Text:
    facts = {"body": body, "organisation": whom, "role": role}
    return Text(teller.voice("coverage.mend.seat", **facts), "command")


def _lack(teller: Teller, lack: Lack) -> tuple[Inline, ...]:
    """What is lacking, with names; below it the command that mends it, with ids."""
    voice, facts = teller.voice, lack.facts
    named = {k: _named(teller, v) if k in NAMED else v for k, v in facts.items()}
    text = voice(f"coverage.lack.{lack.key}", **named)
    key = f"coverage.mend.{lack.key}"
    return Text(text, "bad"), Text(voice(key, **facts), "command")


def _named(teller: Teller, value: object) -> object:
    return teller.names(value) if isinstance(value, tuple) else teller.name(str(value))
