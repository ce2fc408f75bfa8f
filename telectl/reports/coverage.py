"""Who is represented in the core team and the reference group: the red list first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from telectl.document import (
    Block,
    Document,
    Heading,
    Inline,
    Paragraph,
    Report,
    Table,
    Text,
)
from telectl.locale import Voice
from telectl.model.portfolio import Portfolio
from telectl.reports.coverage_facts import Coverage, Held, collect
from telectl.reports.coverage_lacks import Lack
from telectl.reports.coverage_red import red_list, to_fill
from telectl.reports.needed import Needed
from telectl.reports.teller import NOTHING, Teller
from telectl.reports.views import as_view

VERSION = 1
# The sectors of care first, in the charter's order; then who serves them.
ORDER = ("hospital", "psychiatry", "municipality", "general_practice", "specialist_practice")
WIDE = frozenset({"organisation", "member", "reason", "who_has_it"})
Row = tuple[Inline, ...]


def report(voice: Voice, portfolio: Portfolio, day: date) -> Report:
    """The composition of a day."""
    teller = Teller(voice, portfolio, day)
    coverage = collect(portfolio, day)
    title = voice("coverage.title", day=day)
    blocks = (*teller.opening(title), *_blocks(teller, coverage))
    document = Document(title, voice.language, blocks)
    return Report("coverage", VERSION, {**teller.head(), **as_view(coverage)}, document)


def _blocks(teller: Teller, coverage: Coverage) -> Iterator[Block]:
    voice = teller.voice
    yield from red_list(teller, coverage.lacks)
    yield from to_fill(teller, coverage)
    for body, seats, key in (
        (coverage.core_team, coverage.team, "team"),
        (coverage.reference_group, coverage.group, "group"),
    ):
        yield Heading(2, voice("coverage.seats", body=teller.name(body), n=len(seats)))
        yield from _summary(teller, seats, professions=key == "group")
        yield _seats(teller, coverage, seats, key)
    yield from _further(teller, coverage)


def _summary(teller: Teller, seats: Sequence[Held], *, professions: bool) -> Iterator[Block]:
    if not seats:
        return
    voice = teller.voice
    sectors = Counter(each.sector for each in seats)
    told = sorted(sectors.items(), key=lambda each: _place(each[0]))
    said = [f"{_sector(teller, name)} {n}" for name, n in told]
    yield Paragraph((voice("coverage.sectors", sectors=", ".join(said)),))
    if professions:
        jobs = Counter(each.profession for each in seats if each.profession)
        said = [f"{name} {n}" for name, n in sorted(jobs.items())]
        yield Paragraph((voice("coverage.professions", professions=", ".join(said) or NOTHING),))


def _sector(teller: Teller, name: str | None) -> str:
    return teller.voice.enum("sector", name) if name else teller.voice("coverage.no_sector")


def _place(sector: str | None) -> int:
    return ORDER.index(sector) if sector in ORDER else len(ORDER)


def _seats(teller: Teller, coverage: Coverage, seats: Sequence[Held], key: str) -> Table:
    """Organisations by sector; a relevant one without anybody stands where it would sit."""
    rows = [
        (_place(each.sector), teller.brief(each.organisation), _seat_row(teller, each, key))
        for each in seats
    ]
    if key == "team":
        rows += list(_empty_rows(teller, coverage.lacks))
    ordered = sorted(teller.voice.sorted(rows, key=lambda each: each[1]), key=lambda each: each[0])
    names = ("organisation", "member", "home", "seat_period")
    return teller.table(names, [row for _, _, row in ordered], "coverage.no_seats", wide=WIDE)


def _seat_row(teller: Teller, each: Held, key: str) -> Row:
    voice = teller.voice
    role = voice.enum("role", each.role)
    if each.capacity:
        role = f"{role}, {voice.enum('capacity', each.capacity)}"
    job = each.profession if key == "group" else None
    who = "\n".join(filter(None, (teller.name(each.member), role, job)))
    where = f"{teller.brief(each.organisation)}\n{_sector(teller, each.sector)}"
    home = voice("coverage.same") if each.home == each.organisation else teller.brief(each.home)
    return where, who, home, _period(teller, each)


def _period(teller: Teller, each: Held) -> Inline:
    ends = teller.date(each.ends) if each.ends else "…"
    period = f"{teller.date(each.since) if each.since else '…'} – {ends}"
    if each.ends is None or not each.soon:
        return period
    key = "coverage.ends_followed" if each.followed else "coverage.ends_soon"
    left = teller.voice(key, n=(each.ends - teller.day).days)
    return Text(f"{period}\n{left}", "plain" if each.followed else "watch")


def _empty_rows(teller: Teller, lacks: Iterable[Lack]) -> Iterator[tuple[int, str, Row]]:
    for lack in lacks:
        if lack.key == "unrepresented":
            organisation = str(lack.facts["organisation"])
            record = teller.portfolio.record(organisation)
            sector = getattr(record, "sector", None)
            name = teller.brief(organisation)
            nobody = Text(teller.voice("coverage.nobody"), "bad")
            yield _place(sector), name, (f"{name}\n{_sector(teller, sector)}", nobody, "", "")


def _further(teller: Teller, coverage: Coverage) -> Iterator[Block]:
    if coverage.needed:
        names = ("project", "competence", "who_has_it")
        having = [
            (teller.name(each.project), each.competence, _having(teller, each))
            for each in coverage.needed
        ]
        caption = teller.voice("coverage.needed")
        yield teller.table(names, having, "list.none", caption=caption, wide=WIDE)
    if coverage.not_relevant:
        nothing = Text(teller.voice("coverage.not_said"), "bad")
        left = [
            (teller.name(each.organisation), each.reason or nothing, each.decision or nothing)
            for each in coverage.not_relevant
        ]
        names = ("organisation", "reason", "decision")
        yield teller.table(
            names,
            left,
            "list.none",
            caption=teller.voice("coverage.not_relevant"),
            wide=WIDE,
            whole=frozenset({"decision"}),
        )


def _having(teller: Teller, each: Needed) -> Inline:
    voice = teller.voice
    if each.in_project:
        return teller.names(each.in_project)
    if each.elsewhere:
        said = voice("coverage.elsewhere", members=teller.names(each.elsewhere))
        return Text(said, "watch")
    return Text(voice("coverage.nobody"), "bad")
