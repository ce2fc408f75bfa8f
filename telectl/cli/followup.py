"""``telectl followup add|done|none``: what is to be done after a decision."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated

from telectl.cli.frame import Options, arg, command, complete_ids, noun
from telectl.cli.parameters import DryRun, day, ids, text

if TYPE_CHECKING:
    from telectl.cli.acting import Acting
    from telectl.cli.asking.aftermath import FollowUpQuestions
    from telectl.model.decision import Decision

app = noun("followup")

Case = Annotated[
    str, arg("write.follow_up_case", complete=complete_ids("decisions"), metavar="CASE")
]


@command(app, "followup add")
def add(
    options: Options,
    *,
    case: Case,
    text: Annotated[str | None, text("--text", key="follow_up_text")] = None,
    responsible: Annotated[
        str | None, ids("--responsible", key="responsible", kinds=("members",))
    ] = None,
    deadline: Annotated[str | None, day("--deadline", key="due")] = None,
    dry_run: DryRun = False,
) -> int:
    """Something to do, by whom, until when."""
    from telectl.cli.acting import Acting, brief
    from telectl.cli.options import day_of
    from telectl.workflow.advising import of_case
    from telectl.workflow.follow_ups import follow_up_added
    from telectl.workflow.records import require

    acting = Acting(options)
    found = of_case(acting.portfolio, case)
    until = day_of(deadline) if deadline else None
    if not (text and responsible and until):
        given = {"--text": text, "--responsible": responsible, "--deadline": until}
        questions = _questions(acting, given)
        text, responsible, until = questions.added(found, text, responsible, until)
    require(acting.portfolio, "members", responsible)
    changes = tuple(follow_up_added(found, text, responsible, until))
    said = brief(text)
    return acting.carry_out("followup add", changes, dry_run=dry_run, id=case, text=said)


@command(app, "followup done")
def done(
    options: Options,
    *,
    case: Case,
    which: Annotated[str | None, arg("write.follow_up_which", metavar="NUMBER|TEXT")] = None,
    dry_run: DryRun = False,
) -> int:
    """One of them done, named by its number or text where there are several."""
    from telectl.cli.acting import Acting, brief
    from telectl.workflow.advising import of_case
    from telectl.workflow.follow_ups import follow_up_done

    acting = Acting(options)
    found = of_case(acting.portfolio, case)
    number = _meant(acting, found, which)
    changes = follow_up_done(found, number, acting.moment)
    said = brief(found.follow_ups[number - 1].text)
    return acting.carry_out("followup done", changes, dry_run=dry_run, id=case, text=said)


@command(app, "followup none")
def none(
    options: Options,
    *,
    case: Case,
    reason: Annotated[str | None, text("--reason", key="no_follow_up")] = None,
    dry_run: DryRun = False,
) -> int:
    """Nothing is to be done, and why."""
    from telectl.cli.acting import Acting
    from telectl.workflow.advising import of_case
    from telectl.workflow.follow_ups import no_follow_up

    acting = Acting(options)
    found = of_case(acting.portfolio, case)
    reason = reason or _questions(acting, {"--reason": reason}).reason()
    changes = no_follow_up(found, reason)
    return acting.carry_out("followup none", changes, dry_run=dry_run, id=case)


def _questions(acting: Acting, given: Mapping[str, object]) -> FollowUpQuestions:
    """Whom to ask for what wasn't given; refuses where nobody is there."""
    from telectl.cli.asking import require_terminal

    require_terminal(tuple(name for name, value in given.items() if not value))
    from telectl.cli.asking.aftermath import FollowUpQuestions

    return FollowUpQuestions(acting.options, acting.portfolio)


def _meant(acting: Acting, case: Decision, which: str | None) -> int:
    from telectl.cli.asking import at_terminal
    from telectl.workflow.follow_ups import follow_up_meant, open_follow_ups

    if which is None and len(open_follow_ups(case)) > 1 and at_terminal():
        return _questions(acting, {}).which(case)
    return follow_up_meant(case, which)
