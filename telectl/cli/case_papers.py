"""``telectl case paper|excerpt``: a case as it goes to a body, and its outcome as it goes out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

from telectl.cli.frame import Exit, Options, Refusal, arg, command, complete_ids, noun, opt
from telectl.cli.output import deliver
from telectl.cli.parameters import DryRun

if TYPE_CHECKING:
    from telectl.document import Report
    from telectl.model.decision import Decision
    from telectl.model.outcome import Outcome
    from telectl.model.portfolio import Portfolio

app = noun("case")

Case = Annotated[str, arg("paper.case", complete=complete_ids("decisions"), metavar="CASE")]
Public = Annotated[bool, opt("--public", key="paper.public")]


@command(app, "case paper", reads=True)
def paper(options: Options, *, id: Case, public: Public = False) -> int:
    """The case as it is submitted to a body."""
    from telectl.cli.reading import opened
    from telectl.reports import case_paper
    from telectl.workflow.advising import of_case

    portfolio = opened(options).portfolio
    case = of_case(portfolio, id)
    made = case_paper.report(options.voice, portfolio, options.day, case, technical=not public)
    deliver(options, made)
    return Exit.FINE


@command(app, "case excerpt", reads=True)
def excerpt(
    options: Options,
    *,
    id: Case,
    body: Annotated[
        str | None,
        opt("--body", key="paper.excerpt_body", complete=complete_ids("bodies"), metavar="BODY"),
    ] = None,
    sent: Annotated[str | None, opt("--sent", key="paper.excerpt_sent", metavar="TEXT")] = None,
    date: Annotated[str | None, opt("--date", key="paper.excerpt_date", metavar="DAY")] = None,
    dry_run: DryRun = False,
) -> int:
    """The recommendation and the outcome; with ``--sent`` also that it went out."""
    if date and not sent:
        raise Refusal(Exit.USAGE, "usage.missing_options", names=("--sent",))
    if sent:
        return _sent(options, id, body, (sent, date), dry_run=dry_run)
    from telectl.cli.reading import opened

    portfolio = opened(options).portfolio
    deliver(options, _excerpt(options, portfolio, *_found(options, portfolio, id, body)))
    return Exit.FINE


def _found(
    options: Options, portfolio: Portfolio, id: str, body: str | None
) -> tuple[Decision, Outcome]:
    from telectl.reports.excerpt import outcome_to_excerpt
    from telectl.workflow.advising import of_case
    from telectl.workflow.cases import body_named

    case = of_case(portfolio, id)
    named = body_named(portfolio, body) if body else None
    return case, outcome_to_excerpt(case, named, options.day)


def _excerpt(options: Options, portfolio: Portfolio, case: Decision, outcome: Outcome) -> Report:
    from telectl.reports import excerpt

    return excerpt.report(options.voice, portfolio, options.day, case, outcome)


def _sent(
    options: Options, id: str, body: str | None, told: tuple[str, str | None], *, dry_run: bool
) -> int:
    """The act first: a paper that may not go out isn't written."""
    from telectl.cli.acting import Acting
    from telectl.cli.options import day_of
    from telectl.workflow import excerpts

    to, date = told
    acting = Acting(replace(options, outputs=[]))
    case, outcome = _found(options, acting.portfolio, id, body)
    moment = acting.moment.on(day_of(date)) if date else acting.moment
    change = excerpts.sent(case, outcome, to, moment)
    paper = _excerpt(options, acting.portfolio, case, outcome)
    done = acting.carry_out(
        "case excerpt", (change,), dry_run=dry_run, on=moment.day, id=id, to=to, day=moment.day
    )
    if options.outputs and not dry_run:
        deliver(options, paper)
    return done
