"""``telectl advice record``: advice asked of a body, and what it answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from telectl.cli.frame import Exit, Options, Refusal, arg, command, complete_ids, noun, opt
from telectl.cli.parameters import DryRun, choice, day, ids, text

if TYPE_CHECKING:
    from telectl.model.portfolio import Portfolio
    from telectl.workflow.advising import Advised

app = noun("advice")


@command(app, "advice record")
def record(
    options: Options,
    *,
    case: Annotated[
        str, arg("write.advice_case", complete=complete_ids("decisions"), metavar="CASE")
    ],
    subject: Annotated[
        str | None, choice("--subject", key="subject", of="decision.advice.subject")
    ] = None,
    body: Annotated[str | None, ids("--body", key="advice_body", kinds=("bodies",))] = None,
    requested: Annotated[str | None, day("--requested", key="requested")] = None,
    given: Annotated[str | None, day("--given", key="given")] = None,
    conclusion: Annotated[
        str | None, choice("--conclusion", key="conclusion", of="decision.advice.conclusion")
    ] = None,
    text: Annotated[str | None, text("--text", key="advice_text")] = None,
    meeting: Annotated[
        str | None, ids("--meeting", key="advice_meeting", kinds=("meetings",))
    ] = None,
    potential: Annotated[str | None, text("--potential", key="potential")] = None,
    size: Annotated[str | None, opt("--size", key="write.size", metavar="NUMBER")] = None,
    site: Annotated[
        list[str] | None, ids("--site", key="potential_site", kinds=("organisations",))
    ] = None,
    preconditions: Annotated[str | None, text("--preconditions", key="preconditions")] = None,
    dry_run: DryRun = False,
) -> int:
    """Advice asked for, the answer to what was asked, or advice that came unasked."""
    from telectl.cli.acting import Acting
    from telectl.cli.options import day_of
    from telectl.workflow import advising, cases

    acting = Acting(options)
    told = advising.Advised(
        case,
        str(advising.parsed("subject", subject, "--subject")) if subject else None,
        cases.body_named(acting.portfolio, body) if body else None,
        day_of(requested) if requested else None,
        day_of(given) if given else None,
        str(advising.parsed("conclusion", conclusion, "--conclusion")) if conclusion else None,
        text,
        meeting,
        _potential(potential, size, site, preconditions),
    )
    told = _complete(options, acting.portfolio, told)
    changes = advising.recorded(acting.portfolio, told, acting.moment)
    return acting.carry_out(
        "advice record" if told.answers else "advice ask",
        changes,
        dry_run=dry_run,
        on=advising.day_told(acting.portfolio, told, acting.moment),
        id=case,
        body=told.body,
        subject=told.subject,
        conclusion=told.conclusion,
    )


def _potential(
    target: str | None, size: str | None, sites: list[str] | None, preconditions: str | None
) -> dict[str, object] | None:
    """Where the solution could spread to; the rest says nothing without for whom."""
    from telectl.workflow.advising import parsed

    if not target:
        if size or sites or preconditions:
            raise Refusal(Exit.USAGE, "usage.missing_options", names=("--potential",))
        return None
    made: dict[str, object] = {"target_group": target}
    made |= {"size": parsed("potential.size", size, "--size")} if size else {}
    made |= {"sites": list(sites)} if sites else {}
    return made | ({"preconditions": preconditions} if preconditions else {})


def _complete(options: Options, portfolio: Portfolio, told: Advised) -> Advised:
    """Everything that advice needs: asked for at a terminal, demanded elsewhere."""
    from telectl.cli.asking import require_terminal
    from telectl.workflow.advising import lacking

    names = lacking(told)
    if not names:
        return told
    require_terminal(names)
    from telectl.cli.asking.advice import AdviceQuestions

    return AdviceQuestions(options, portfolio).completed(told)
