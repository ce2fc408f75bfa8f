"""Our solutions against the organisations: the state in each cell, gaps and parallels marked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from telectl.document import (
    Block,
    Column,
    Document,
    Heading,
    Inline,
    Items,
    Paragraph,
    Report,
    Table,
    Text,
    Tone,
)
from telectl.locale import Voice
from telectl.model.organisation import Organisation
from telectl.model.portfolio import Portfolio
from telectl.reports.solution_places import Gap, Parallel, Places, Wanted, collect
from telectl.reports.teller import NOTHING, Teller
from telectl.reports.views import as_view

VERSION = 1
# So many organisations stand side by side on a screen of eighty columns.
ABREAST = 7
CARE = ("hospital", "psychiatry")
# Where there are many small places, they are named state by state instead.
LISTED = {
    "municipality": ("municipality",),
    "practice": ("general_practice", "specialist_practice"),
    "other": ("region", "it", "state", "other", None),
}
WIDE = frozenset({"solution", "sites", "operates_at", "missing_at"})
STATES = ("operation", "pilot", "planned", "ended")
TONES: dict[str, Tone] = {"operation": "good", "gap": "watch", "planned": "quiet", "ended": "quiet"}

Row = tuple[Inline, ...]


def report(voice: Voice, portfolio: Portfolio, day: date, asked: Wanted | None = None) -> Report:
    """The map of a day."""
    teller = Teller(voice, portfolio, day)
    places = collect(portfolio, day, asked or Wanted())
    title = voice("map.title", day=day)
    document = Document(title, voice.language, (*teller.opening(title), *_blocks(teller, places)))
    return Report("solution-map", VERSION, {**teller.head(), **as_view(places)}, document)


def _blocks(teller: Teller, places: Places) -> Iterator[Block]:
    yield Paragraph((_summary(teller, places),))
    yield from _matrices(teller, places)
    for key, sectors in LISTED.items():
        yield from _listed(teller, places, key, sectors)
    yield from _gaps(teller, places.gaps)
    yield from _parallels(teller, places.parallels)
    if places.nowhere:
        yield Heading(2, teller.voice("map.nowhere", n=len(places.nowhere)))
        yield Paragraph((teller.names(_by_title(teller, places.nowhere)),))


def _summary(teller: Teller, places: Places) -> str:
    voice = teller.voice
    count = Counter(each.state for each in places.cells)
    said = [f"{voice(f'map.state.{state}')} {count[state]}" for state in STATES]
    return voice("map.summary", n=len(places.solutions), states=", ".join(said))


def _by_title(teller: Teller, ids: Sequence[str]) -> list[str]:
    return teller.voice.sorted(ids, key=teller.brief)


def _sector(teller: Teller, organisation: str) -> str | None:
    found = teller.portfolio.get(Organisation, organisation)
    return found.sector if found else None


def _matrices(teller: Teller, places: Places) -> Iterator[Block]:
    """The hospitals and the psychiatry side by side, as many at a time as there is room for."""
    voice = teller.voice
    found = [each for each in places.organisations if _sector(teller, each) in CARE]
    across = sorted(_by_title(teller, found), key=lambda each: _sector(teller, each) != CARE[0])
    if not across:
        return
    yield Heading(2, voice("map.care"))
    for start in range(0, len(across), ABREAST):
        yield _matrix(teller, places, across[start : start + ABREAST])
    legend = [f"{voice(f'map.sign.{s}')} = {voice(f'map.state.{s}')}" for s in (*STATES, "gap")]
    yield Paragraph((Text(voice("map.legend", signs="; ".join(legend)), "quiet"),))


def _matrix(teller: Teller, places: Places, across: Sequence[str]) -> Table:
    voice = teller.voice
    signs = {(each.solution, each.organisation): each.state for each in places.cells}
    signs |= {(gap.solution, each): "gap" for gap in places.gaps for each in gap.missing}
    rows = []
    for solution in _by_title(teller, places.solutions):
        states = [signs.get((solution, each)) for each in across]
        if any(states):
            rows.append((_title(teller, places, solution), *(_sign(teller, s) for s in states)))
    columns = [Column(voice("column.solution"), wide=True)]
    # A long name stands word above word, so that the cells below it stay narrow.
    columns += [Column("\n".join(teller.brief(each).split())) for each in across]
    return Table("", tuple(columns), tuple(rows), voice("list.none"))


def _title(teller: Teller, places: Places, solution: str) -> Inline:
    """The title; with a mark where another does the same."""
    title = teller.name(solution)
    if any(solution in each.solutions for each in places.parallels):
        return Text(teller.voice("map.marked", title=title), "watch")
    return title


def _sign(teller: Teller, state: str | None) -> Inline:
    if state is None:
        return Text(NOTHING, "quiet")
    return Text(teller.voice(f"map.sign.{state}"), TONES.get(state, "plain"))


def _listed(
    teller: Teller, places: Places, key: str, sectors: Sequence[str | None]
) -> Iterator[Block]:
    voice = teller.voice
    cells = [each for each in places.cells if each.sector in sectors]
    if not cells:
        return
    yield Heading(2, voice(f"map.{key}"))
    rows: list[Row] = []
    for solution in _by_title(teller, places.solutions):
        title = _title(teller, places, solution)
        for state in STATES:
            sites = [c.organisation for c in cells if (c.solution, c.state) == (solution, state)]
            if sites:
                word = Text(voice(f"map.state.{state}"), TONES.get(state, "plain"))
                rows.append((title, word, teller.names(_by_title(teller, sites))))
                title = ""
    names = ("solution", "state", "sites")
    yield teller.table(names, rows, "list.none", wide=WIDE)


def _gaps(teller: Teller, gaps: Sequence[Gap]) -> Iterator[Block]:
    voice = teller.voice
    yield Heading(2, voice("map.gaps.title"))
    rows = tuple(
        (
            teller.name(each.solution),
            teller.names(_by_title(teller, each.in_operation)),
            Text(teller.names(_by_title(teller, each.missing)), "watch"),
        )
        for each in gaps
    )
    names = ("solution", "operates_at", "missing_at")
    yield teller.table(names, rows, "map.gaps.none", wide=WIDE)


def _parallels(teller: Teller, parallels: Sequence[Parallel]) -> Iterator[Block]:
    voice = teller.voice
    yield Heading(2, voice("map.parallels.title"))
    if not parallels:
        yield Paragraph((voice("map.parallels.none"),))
        return
    yield Items(tuple(_parallel(teller, each) for each in parallels))


def _parallel(teller: Teller, each: Parallel) -> tuple[Inline, ...]:
    voice, (one, other) = teller.voice, each.solutions
    facts = {"one": teller.name(one), "other": teller.name(other)}
    facts |= {"area": each.area, "function": each.function}
    text = voice("map.parallel", **facts, sites=teller.names(each.organisations))
    command = voice("map.relate", one=one, other=other)
    return Text(text, "watch"), Text(command, "command")
