"""What each step of a project asks for: met or not, and the command that meets it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from telectl.document import Block, Document, Heading, Inline, Items, Note, Report, Text
from telectl.locale import Voice
from telectl.model.portfolio import Portfolio
from telectl.model.project import Project
from telectl.model.workflow import ANY, Step
from telectl.reports.filters import standing
from telectl.reports.lacks import demand_text, detail
from telectl.reports.remedies import remedies
from telectl.reports.teller import Teller
from telectl.reports.views import as_view
from telectl.reports.waiting import case_for, case_told
from telectl.workflow import gates, states
from telectl.workflow.projects import unmet as unmet_of
from telectl.workflow.wishes import Unmet, Wish

VERSION = 1
# What shuts a step without being one of its gate's demands.
BESIDE = {gates.NO_GATE: "gate", gates.NOT_ESTABLISHED: "established", "W011": "leader"}


class Asked(NamedTuple):
    """One demand in words, what it lacks, and the commands that meet it."""

    demand: str
    met: bool
    lacks: tuple[str, ...]
    remedies: tuple[str, ...]


class Onward(NamedTuple):
    """One possible step with its demands."""

    to: str
    gate: str | None
    approver: str
    reason: bool
    decision: str | None
    open: bool
    demands: tuple[Asked, ...]


def report(
    voice: Voice, portfolio: Portfolio, day: date, project: Project, to: str | None
) -> Report:
    """The steps from where a project stands, or the one that was asked for."""
    teller = Teller(voice, portfolio, day)
    state = standing(project, day) or project.state
    onward = tuple(collect(teller, project, state, to))
    title = voice("gates.title", title=project.title, state=teller.state(state))
    view = {**teller.head(), "project": project.id, "state": state, "steps": as_view(onward)}
    blocks = (*teller.opening(title), *_blocks(teller, project, onward, to))
    return Report("gates", VERSION, view, Document(title, voice.language, blocks))


def possible(
    portfolio: Portfolio, project: Project, state: str, day: date
) -> list[tuple[str, Step]]:
    """The steps that the workflow knows, those onward first, those to a halt last."""
    past = tuple(move for move in project.transitions if move.date <= day)
    steps = states.steps_from(portfolio.workflow, state, past)
    final = portfolio.workflow.is_final
    return sorted(steps, key=lambda each: (each[1].origin == ANY, final(each[0])))


def collect(teller: Teller, project: Project, state: str, to: str | None) -> Iterator[Onward]:
    """Each step with its demands in words."""
    portfolio, day = teller.portfolio, teller.day
    for target, step in possible(portfolio, project, state, day):
        if to in (None, target):
            case = case_for(portfolio, project, target, day)
            told = case_told(portfolio, project, (target, step), day)
            wish = Wish(project, target, day, told)
            demands = tuple(_asked(teller, step, wish))
            yield Onward(
                target,
                step.gate,
                step.approver,
                step.reason,
                case.id if case else None,
                all(each.met for each in demands),
                demands,
            )


def _asked(teller: Teller, step: Step, wish: Wish) -> Iterator[Asked]:
    """The demands of the gate; what shuts every gate stands before them."""
    answers = list(gates.answers(teller.portfolio, step, wish))
    told = {unmet for _, lacks in answers for unmet in map(_identity, lacks)}
    asked: list[tuple[str, tuple[Unmet, ...]]] = [
        (teller.voice(f"demand.{BESIDE[unmet.code]}"), (unmet,))
        for unmet in unmet_of(teller.portfolio, step, wish)
        if _identity(unmet) not in told
    ]
    asked += [(demand_text(teller, demand), lacks) for demand, lacks in answers]
    lacks = [each for _, lacking in asked for each in lacking]
    commands = iter(remedies(teller.voice, lacks, teller.portfolio, teller.day))
    for text, lacking in asked:
        lines = tuple(line for _ in lacking for line in next(commands))
        yield _one(teller, text, lacking, lines)


def _identity(unmet: Unmet) -> tuple[str, str]:
    return unmet.code, repr(unmet.facts)


def _one(teller: Teller, text: str, lacks: Sequence[Unmet], commands: tuple[str, ...]) -> Asked:
    said = (detail(teller, each.code, each.facts) for each in lacks)
    return Asked(text, not lacks, tuple(filter(None, said)), commands)


def _blocks(
    teller: Teller, project: Project, onward: Sequence[Onward], to: str | None
) -> Iterator[Block]:
    if not onward and to:
        facts = {"to": teller.state(to), "project": project.id}
        yield Note(teller.voice("gates.none_to", **facts))
    elif not onward:
        yield Note(teller.voice("gates.none"))
    for each in onward:
        yield from _step_blocks(teller, project, each)


def _step_blocks(teller: Teller, project: Project, each: Onward) -> Iterator[Block]:
    voice = teller.voice
    unmet = sum(not one.met for one in each.demands)
    key = "gates.step" if unmet else "gates.all_met"
    yield Heading(2, voice(key, to=teller.state(each.to), n=unmet))
    yield Items(tuple(_item(teller, one) for one in each.demands))
    approver = voice.enum("approver", each.approver)
    yield Note(voice("gates.reason" if each.reason else "gates.approver", approver=approver))
    if each.open:
        command = Text(advance_command(teller, project.id, each), "command")
        yield Items(((Text(voice("gates.open"), "good"), command),))


def advance_command(teller: Teller, project: str, each: Onward) -> str:
    """The command that takes an open step; while nobody leads, it must say who acts."""
    voice = teller.voice
    by = "" if teller.portfolio.leaders(teller.day) else f" --by {voice('gates.member')}"
    decision = f" --decision {each.decision}" if each.decision else ""
    reason = f" --reason {voice('gates.text')}" if each.reason else ""
    return f"telectl project advance {project} --to {each.to}{decision}{by}{reason}"


def _item(teller: Teller, one: Asked) -> tuple[Inline, ...]:
    voice = teller.voice
    if one.met:
        return (Text(voice("gates.met"), "good"), f" {one.demand}")
    runs: list[Inline] = [Text(voice("gates.unmet"), "bad"), f" {one.demand}"]
    if one.lacks:
        runs.append(f" – {'; '.join(one.lacks)}")
    return (*runs, *(Text(command, "command") for command in one.remedies))
