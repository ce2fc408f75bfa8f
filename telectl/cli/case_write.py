"""``telectl case new|supersede``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from telectl.cli.frame import Options, arg, command, complete_ids, noun, opt
from telectl.cli.naming import closed_id, own_id, refuse_same_title
from telectl.cli.parameters import (
    CaseType,
    Concerns,
    DryRun,
    MoreWords,
    Moves,
    Points,
    Title,
    ids,
    text,
)

if TYPE_CHECKING:
    from telectl.cli.acting import Acting
    from telectl.model.portfolio import Portfolio
    from telectl.workflow.told import Told

app = noun("case")

NewCase = Annotated[str | None, arg("write.new_case", metavar="ID")]


@command(app, "case new")
def new(
    options: Options,
    *,
    id: NewCase = None,
    words: MoreWords = None,
    title: Title = None,
    point: Points = None,
    moves: Moves = None,
    concerns: Concerns = None,
    type: CaseType = None,
    chain: Annotated[list[str] | None, ids("--chain", key="chain", kinds=("bodies",))] = None,
    background: Annotated[str | None, text("--background", key="background")] = None,
    statement: Annotated[str | None, text("--statement", key="statement")] = None,
    consequences: Annotated[str | None, text("--consequences", key="consequences")] = None,
    risk: Annotated[str | None, text("--risk", key="risk")] = None,
    finances: Annotated[str | None, text("--finances", key="finances")] = None,
    technical: Annotated[str | None, text("--finances-technical", key="finances_technical")] = None,
    amount: Annotated[str | None, opt("--amount", key="write.amount", metavar="NUMBER")] = None,
    pays: Annotated[str | None, text("--pays", key="pays")] = None,
    gains: Annotated[str | None, text("--gains", key="gains")] = None,
    communication: Annotated[str | None, text("--communication", key="communication")] = None,
    timetable: Annotated[str | None, text("--timetable", key="timetable")] = None,
    annex: Annotated[
        list[str] | None, opt("--annex", key="write.annex", metavar="TITLE;REFERENCE;ACCESS")
    ] = None,
    closed: Annotated[str | None, text("--closed", key="closed")] = None,
    reference: Annotated[str | None, text("--reference", key="closed_reference")] = None,
    prepared_by: Annotated[
        str | None, ids("--prepared-by", key="prepared_by", kinds=("members",))
    ] = None,
    dry_run: DryRun = False,
) -> int:
    """A case that is being prepared: advice can be asked in it, a body can decide it."""
    from telectl.cli.acting import Acting
    from telectl.cli.spoken import numbered_move
    from telectl.workflow import cases, drafting

    acting = Acting(options)
    name, given = _named(acting, id, words, title, reference if closed else None)
    told = cases.Told(
        name,
        title,
        points=tuple(point or ()),
        moves=tuple(numbered_move(each) for each in moves or ()),
        concerns=tuple(concerns or ()),
        item_type=type,
        words=given,
    )
    more: dict[str, object] = {
        "chain": [cases.body_named(acting.portfolio, each) for each in chain or ()],
        "prepared_by": prepared_by,
        "background": background,
        "statement": statement,
        "consequences": consequences,
        "risk": risk,
        "communication": communication,
        "timetable": timetable,
        "finances": drafting.finances(finances, technical, amount, pays, gains),
        "annexes": drafting.annexes([_said_access(each) for each in annex or ()]),
        "publicity": drafting.publicity(closed, reference),
    }
    told, more = _complete(options, acting.portfolio, told, more)
    made = drafting.draft(acting.portfolio, told, more, acting.moment)
    return acting.carry_out("case new", (made,), dry_run=dry_run, id=told.id, title=told.title)


def _named(
    acting: Acting,
    id: str | None,
    words: list[str] | None,
    title: str | None,
    closed: str | None = None,
) -> tuple[str, tuple[str, ...]]:
    """The id and the words after it; without an id one is made of the title.

    That of a closed case is made of where its text lies.
    """
    given = tuple(words or ())
    if id and "=" in id:
        return _named(acting, None, [id, *given], title, closed)
    if id or not title:
        return id or "", given
    refuse_same_title(acting.portfolio, title)
    root = acting.options.root
    return closed_id(root, closed) if closed else own_id(root, title), given


def _said_access(annex: str) -> str:
    """An annex with its access as the files have it, whichever way it was said."""
    from telectl.cli.spoken import word_of

    *parts, last = annex.split(";")
    return ";".join((*parts, word_of("access", last))) if len(parts) > 1 else annex


def _complete(
    options: Options, portfolio: Portfolio, told: Told, more: dict[str, object]
) -> tuple[Told, dict[str, object]]:
    """Everything that a new case needs: asked for at a terminal, demanded elsewhere."""
    from telectl.cli.asking import require_terminal

    wanted = {"--title": told.title, "--point": told.points}
    lacking = tuple(name for name, given in wanted.items() if not given)
    if not lacking:
        return told, more
    require_terminal(lacking)
    from telectl.cli.asking.case import CaseQuestions

    return CaseQuestions(options, portfolio).drafted(told, more)


@command(app, "case supersede")
def supersede(
    options: Options,
    *,
    old: Annotated[str, arg("write.old_case", complete=complete_ids("decisions"), metavar="CASE")],
    id: NewCase = None,
    words: MoreWords = None,
    title: Title = None,
    point: Points = None,
    moves: Moves = None,
    dry_run: DryRun = False,
) -> int:
    """A new case in the place of an earlier one, with its text to go on from."""
    from telectl.cli.acting import Acting, needed
    from telectl.cli.spoken import numbered_move
    from telectl.workflow import drafting
    from telectl.workflow.told import Told

    acting = Acting(options)
    name, given = _named(acting, id, words, title)
    if not name:
        needed(title=title)
    told = Told(
        name,
        title,
        points=tuple(point or ()),
        moves=tuple(numbered_move(each) for each in moves or ()),
        words=given,
    )
    made = drafting.succeeding(acting.portfolio, old, told, acting.moment)
    return acting.carry_out(
        "case supersede", (made,), dry_run=dry_run, id=told.id, old=old, title=made.value["title"]
    )
