"""A project explained: where it is, what blocks the next gate, whose move, how, and when."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from telectl.document import Block, Facts, Heading, Inline, Items, Text
from telectl.model.project import Project
from telectl.reports import history
from telectl.reports.filters import standing
from telectl.reports.gaps import gap_blocks, gaps_view, movers, said
from telectl.reports.next_steps import Next, collect
from telectl.reports.pathway import earliest_text, path_blocks, path_view
from telectl.reports.steps import Onward, advance_command, possible
from telectl.reports.teller import Teller
from telectl.reports.views import as_view


def blocks(teller: Teller, project: Project, whole: bool) -> Iterator[Block]:
    """The conclusion first, then what is lacking, the days, and how it came here."""
    state = standing(project, teller.day) or project.state
    steps = collect(teller, project, state)
    yield Facts(tuple(_conclusion(teller, project, state, steps)))
    if steps:
        yield from _step(teller, project, steps[0], whole)
    for each in steps[1:]:
        key = "explained.also" if each.gaps else "explained.also_open"
        command = f"telectl project gates {project.id} --to {each.to}"
        yield Items(
            (
                (
                    teller.voice(key, to=teller.state(each.to), n=len(each.gaps)),
                    Text(command, "command"),
                ),
            )
        )
    yield from _history(teller, project)


def _conclusion(
    teller: Teller, project: Project, state: str, steps: Sequence[Next]
) -> Iterator[tuple[str, Inline]]:
    voice = teller.voice
    yield voice("explained.stands"), _stands(teller, project, state)
    rating = project.rating(teller.day)
    if rating:
        light = teller.light(rating.value)
        yield (
            voice("explained.light"),
            _toned(light, f": {rating.reason} ({voice.day(rating.date)})"),
        )
    if not steps:
        yield voice("explained.next"), _no_step(teller, project, state)
        return
    first = steps[0]
    count = {"met": len(first.met), "of": len(first.met) + len(first.gaps)}
    yield voice("explained.next"), voice("explained.step", to=teller.state(first.to), **count)
    if first.gaps:
        yield voice("explained.lacks"), said(teller, first.gaps)
        yield voice("explained.with"), movers(teller, first.gaps)
    yield voice("explained.when"), _when(teller, first)


def _no_step(teller: Teller, project: Project, state: str) -> str:
    """That nothing follows, or only what a case must ask for."""
    if teller.portfolio.workflow.is_final(state):
        return teller.voice("explained.final")
    ways = [teller.state(to) for to, _ in possible(teller.portfolio, project, state, teller.day)]
    key = "explained.by_case_only" if ways else "gates.none"
    return teller.voice(key, ways=ways, project=project.id)


def _toned(light: Inline, more: str) -> Inline:
    return Text(f"{light.text}{more}", light.tone) if isinstance(light, Text) else f"{light}{more}"


def _stands(teller: Teller, project: Project, state: str) -> str:
    past = [each for each in project.transitions if each.date <= teller.day]
    last = past[-1] if past else None
    if last is None:
        return teller.state(state)
    left = last.origin if last.origin and teller.portfolio.workflow.leads_back(state) else None
    facts = {"state": teller.state(state), "since": last.date, "left": left and teller.state(left)}
    days = (teller.day - last.date).days
    held = teller.portfolio.workflow.state(state) and left and state == "on_hold"
    return teller.voice(
        "explained.held" if held else "explained.since", days=teller.days(days), **facts
    )


def _when(teller: Teller, first: Next) -> Inline:
    voice = teller.voice
    if first.path is not None:
        return earliest_text(teller, first.path)
    if not first.gaps:
        return Text(voice("explained.now"), "good")
    key = "decided" if first.decision else first.approver
    return voice(f"explained.as_soon.{key}", case=teller.name(first.decision))


def _step(teller: Teller, project: Project, first: Next, whole: bool) -> Iterator[Block]:
    voice = teller.voice
    yield from gap_blocks(teller, first.gaps)
    if not first.gaps:
        yield Heading(2, voice("explained.take"))
        onward = Onward(
            first.to, first.gate, first.approver, first.reason, first.decision, True, ()
        )
        yield Items(
            (
                (
                    voice("explained.all_met"),
                    Text(advance_command(teller, project.id, onward), "command"),
                ),
            )
        )
    elif first.path is None:
        command = f"telectl project advance {project.id} --to {first.to}"
        yield Items(((voice("explained.then"), Text(command, "command")),))
    if first.path is not None:
        yield from path_blocks(teller, first.path, first.case, first.others)
    if whole and first.met:
        yield Heading(2, voice("explained.met"))
        yield Items(tuple((each,) for each in first.met))


def _history(teller: Teller, project: Project) -> Iterator[Block]:
    moves = tuple(history.history(teller.portfolio, project, teller.day))
    if moves:
        yield Heading(2, teller.voice("explained.history"))
        day = teller.voice.day
        yield Items(
            tuple((Text(day(m.date), "strong"), f" {history.sentence(teller, m)}") for m in moves)
        )


def view(teller: Teller, project: Project) -> Mapping[str, object]:
    """The same for machines, with every likely step in full."""
    state = standing(project, teller.day) or project.state
    rating = project.rating(teller.day)
    light = rating and {"value": rating.value, "date": rating.date, "reason": rating.reason}
    moves = tuple(history.history(teller.portfolio, project, teller.day))
    return {
        "state": state,
        "since": as_view(moves[-1].date if moves else None),
        "light": as_view(light),
        "history": as_view(moves),
        "steps": [_step_view(teller, each) for each in collect(teller, project, state)],
    }


def _step_view(teller: Teller, each: Next) -> dict[str, object]:
    way = path_view(teller, each.path, each.case, each.others) if each.path else None
    return {
        "to": each.to,
        "gate": each.gate,
        "approver": each.approver,
        "decision": each.decision,
        "case": each.case.id if each.case else None,
        "met": list(each.met),
        "lacking": gaps_view(each.gaps),
        "earliest": way,
    }
