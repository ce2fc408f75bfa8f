"""``telectl direction new``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from telectl.cli.frame import Options, command, noun
from telectl.cli.parameters import DryRun, MoreWords, NewId, Title, day, ids, text

if TYPE_CHECKING:
    from datetime import date

    from telectl.cli.acting import Acting

app = noun("direction")


@command(app, "direction new")
def new(
    options: Options,
    *,
    id: NewId,
    words: MoreWords = None,
    title: Title = None,
    number: Annotated[str | None, text("--number", key="direction_number")] = None,
    text: Annotated[str | None, text("--text", key="direction_text")] = None,
    decision: Annotated[
        str | None, ids("--decision", key="direction_decision", kinds=("decisions",))
    ] = None,
    scope: Annotated[str | None, text("--scope", key="scope")] = None,
    solution: Annotated[
        list[str] | None, ids("--solution", key="direction_solution", kinds=("solutions",))
    ] = None,
    organisation: Annotated[
        list[str] | None, ids("--organisation", key="direction_for", kinds=("organisations",))
    ] = None,
    replaces: Annotated[
        str | None, ids("--replaces", key="replaces", kinds=("directions",))
    ] = None,
    from_: Annotated[str | None, day("--from", key="in_force_from")] = None,
    to: Annotated[str | None, day("--to", key="in_force_to")] = None,
    dry_run: DryRun = False,
) -> int:
    """A direction: in force by an approved decision, else a draft that waits for it."""
    from telectl.cli.acting import Acting, needed
    from telectl.workflow import directions, records

    needed(title=title, number=number, text=text)
    acting = Acting(options)
    start = _start(acting, decision, from_)
    typed = directions.typed(
        replaces=replaces,
        title=title,
        number=number,
        text=text,
        decision=decision,
        scope=scope,
        solutions=solution,
        organisations=organisation,
        valid_from=start,
        valid_to=to,
    )
    made = records.new("directions", id, typed, words or [], acting.moment)
    old = directions.replacing(acting.portfolio, replaces, id, start, acting.moment)
    return acting.carry_out(
        "direction new" if start else "direction draft",
        (made, *old),
        decision=decision,
        dry_run=dry_run,
        id=id,
        number=number,
        title=title,
        day=start,
    )


def _start(acting: Acting, decision: str | None, said: str | None) -> date | None:
    """From the day said; else the day of the act where the case is approved; else not yet."""
    from telectl.cli.options import day_of
    from telectl.model.decision import Decision
    from telectl.workflow.approval import is_approved
    from telectl.workflow.records import require

    if decision:
        require(acting.portfolio, "decisions", decision)
    if said:
        return day_of(said)
    case = acting.portfolio.get(Decision, decision)
    day = acting.moment.day
    return day if case and is_approved(acting.portfolio, case, day) else None
