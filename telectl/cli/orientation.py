"""``telectl orientation record``: fora told of a decision."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from telectl.cli.frame import Exit, Options, Refusal, arg, command, complete_ids, noun, opt
from telectl.cli.parameters import DryRun, day, ids, text

if TYPE_CHECKING:
    from telectl.cli.acting import Acting
    from telectl.cli.asking.aftermath import Answers

app = noun("orientation")


@command(app, "orientation record")
def record(
    options: Options,
    *,
    case: Annotated[
        str, arg("write.told_case", complete=complete_ids("decisions"), metavar="CASE")
    ],
    forum: Annotated[list[str] | None, ids("--forum", key="forum", kinds=("bodies",))] = None,
    everyone: Annotated[bool, opt("--all", key="write.all_fora")] = False,
    what: Annotated[str | None, text("--what", key="told_what")] = None,
    date: Annotated[str | None, day("--date", key="told_on")] = None,
    dry_run: DryRun = False,
) -> int:
    """One forum or several told of a decision, on a day."""
    from telectl.cli.acting import Acting
    from telectl.cli.options import day_of
    from telectl.workflow import cases, orientations

    acting = Acting(options)
    fora = tuple(cases.body_named(acting.portfolio, each) for each in forum or ())
    then = acting.moment.on(day_of(date)) if date else acting.moment
    fora += _all_left(acting, case, fora) if everyone else ()
    if not (fora and what):
        fora, what, on = _complete(acting, case, fora, what)
        then = then if date else acting.moment.on(on)
    changes = tuple(orientations.orientations(acting.portfolio, case, fora, what, then))
    return acting.carry_out(
        "orientation record",
        changes,
        dry_run=dry_run,
        id=case,
        fora=fora,
        day=then.day,
        on=then.day,
    )


def _all_left(acting: Acting, case: str, named: tuple[str, ...]) -> tuple[str, ...]:
    """Those still to be told; refuses where nobody is."""
    from telectl.workflow.advising import of_case
    from telectl.workflow.orientations import untold

    found = of_case(acting.portfolio, case)
    left = untold(acting.portfolio, found, acting.moment.today)
    if not left and not named:
        key = "orientation.all_told" if found.decided else "orientation.undecided"
        raise Refusal(Exit.CONFLICT, key, id=case)
    return tuple(each for each in left if each not in named)


def _complete(acting: Acting, case: str, fora: tuple[str, ...], what: str | None) -> Answers:
    from telectl.cli.asking import require_terminal

    given = {"--forum": fora, "--what": what}
    require_terminal(tuple(name for name, value in given.items() if not value))
    from telectl.cli.asking.aftermath import OrientationQuestions

    return OrientationQuestions(acting.options, acting.portfolio).completed(case, fora, what)
