"""The effects catalogue by the checklist's seven domains: nothing found stands beside the gains."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from telectl.document import (
    Block,
    Column,
    Document,
    Heading,
    Inline,
    Paragraph,
    Report,
    Table,
    Text,
    Tone,
)
from telectl.locale import Voice
from telectl.model.base import Unknown
from telectl.model.effect import Effect
from telectl.model.portfolio import Portfolio
from telectl.model.solution import Solution
from telectl.reports.effect_facts import (
    DIRECTIONS,
    Bare,
    Catalogue,
    OfDomain,
    Undocumented,
    Wanted,
    collect,
    known,
)
from telectl.reports.figures import figure, population, sureness
from telectl.reports.teller import NOTHING, Teller
from telectl.reports.views import as_view

VERSION = 1
TONES: dict[str, Tone] = {"improved": "good", "worse": "bad"}
WIDE = frozenset({"effect", "study", "source", "solution", "missing_domains", "documented"})

Row = tuple[Inline, ...]


def report(voice: Voice, portfolio: Portfolio, day: date, asked: Wanted | None = None) -> Report:
    """The catalogue of a day."""
    teller, wanted = Teller(voice, portfolio, day), asked or Wanted()
    catalogue = collect(portfolio, day, wanted)
    title = voice("effects.title", day=day)
    blocks = (
        *teller.opening(title),
        *_overview(teller, catalogue),
        *_domains(teller, catalogue, known(portfolio, day, wanted)),
        *_undocumented(teller, catalogue.undocumented),
        *_gaps(teller, catalogue.gaps),
    )
    document = Document(title, voice.language, blocks)
    return Report("effects", VERSION, {**teller.head(), **as_view(catalogue)}, document)


def _overview(teller: Teller, catalogue: Catalogue) -> Iterator[Block]:
    voice = teller.voice
    columns = [Column(voice("column.domain"))]
    # Word above word, so that seven columns stand on a narrow screen too.
    words = ["\n".join(voice.enum("direction", each).split()) for each in DIRECTIONS]
    columns += [Column(each, "right") for each in words]
    columns.append(Column(voice("column.total"), "right"))
    rows = []
    for each in catalogue.domains:
        counts = [str(n) if n else NOTHING for n in (*each.counts.values(), len(each.effects))]
        rows.append((voice.enum("domain", each.domain), *counts))
    yield Paragraph((voice("effects.count", n=catalogue.total),))
    yield Table("", tuple(columns), tuple(rows), "")


def _domains(teller: Teller, catalogue: Catalogue, effects: Sequence[Effect]) -> Iterator[Block]:
    for each in catalogue.domains:
        there = [effect for effect in effects if effect.domain == each.domain]
        yield Heading(2, _heading(teller, each))
        rows = [_row(teller, effect) for effect in there]
        names = ("effect", "outcome", "study", "source")
        yield teller.table(names, rows, "effects.none", wide=WIDE)


def _heading(teller: Teller, each: OfDomain) -> str:
    voice = teller.voice
    said = [f"{n} {voice.enum('direction', name)}" for name, n in each.counts.items() if n]
    domain = voice("effects.domain", domain=voice.enum("domain", each.domain))
    return f"{domain}: {', '.join(said)}" if said else domain


def _row(teller: Teller, each: Effect) -> Row:
    return (
        f"{each.indicator}\n{_solution(teller, each.solution)}",
        _outcome(teller, each),
        _study(teller, each),
        _sources(teller, each),
    )


def _solution(teller: Teller, name: str) -> str:
    found = teller.portfolio.get(Solution, name)
    title = teller.name(name)
    return teller.voice("effects.elsewhere", solution=title) if found and found.external else title


def _outcome(teller: Teller, each: Effect) -> Inline:
    voice = teller.voice
    lines = [voice.enum("direction", each.direction), figure(teller, each)]
    lines += sureness(teller, each)
    lines += [
        voice(f"effects.{key}", who=getattr(each, key))
        for key in ("pays", "gains")
        if getattr(each, key)
    ]
    return Text("\n".join(filter(None, lines)), TONES.get(each.direction, "plain"))


def _study(teller: Teller, each: Effect) -> str:
    voice, certainty = teller.voice, each.certainty
    design = "effects.no_design" if each.design == "unknown" else f"enum.design.{each.design}"
    lines = [voice(design), population(teller, each)]
    if isinstance(certainty, Unknown):
        lines.append(voice("effects.certainty", level=voice("report.unconfirmed")))
    elif certainty:
        lines.append(voice("effects.certainty", level=voice.enum("certainty", certainty)))
    return "\n".join(filter(None, lines))


def _sources(teller: Teller, each: Effect) -> Inline:
    if not each.sources:
        return Text(teller.voice("effects.no_source"), "bad")
    said = [f"{one.title} ({one.date})" if one.date else one.title for one in each.sources]
    return "\n".join(said)


def _undocumented(teller: Teller, found: Sequence[Undocumented]) -> Iterator[Block]:
    voice = teller.voice
    yield Heading(2, voice("effects.undocumented.title"))
    months = teller.portfolio.settings.thresholds.effect_months
    rows: list[Row] = []
    for each in found:
        missing = voice.list([voice.enum("effect_sort", sort) for sort in each.missing])
        since = teller.date(each.since)
        late = Text(voice("effects.overdue", day=since, months=months), "watch")
        rows.append((teller.name(each.solution), late if each.overdue else since, missing))
    names = ("solution", "operating_since", "missing_effects")
    yield teller.table(names, rows, "effects.undocumented.none", wide=WIDE)


def _gaps(teller: Teller, found: Sequence[Bare]) -> Iterator[Block]:
    voice = teller.voice
    if not found:
        return
    yield Heading(2, voice("effects.gaps"))
    rows: list[Row] = []
    for each in found:
        there = voice.list([voice.enum("domain", name) for name in each.documented]) or NOTHING
        missing = ", ".join(voice.enum("domain", name) for name in each.missing)
        rows.append(
            (
                teller.name(each.solution),
                there,
                missing if each.documented else voice("effects.all"),
            )
        )
    yield teller.table(("solution", "documented", "missing_domains"), rows, "list.none", wide=WIDE)
