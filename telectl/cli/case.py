"""Cases on the command line."""

from __future__ import annotations

from datetime import date

from telectl.cli import case_acts, case_correct, case_form, case_hearing, case_papers, case_write
from telectl.cli.frame import Options, arg, command, complete_ids, join, noun, opt, under
from telectl.cli.reading import body_named, chosen, deliver_list, opened, show_record

app = noun("case")


@command(app, "case list", reads=True)
def list_(
    options: Options,
    body: str | None = opt(
        "--body", key="lies_with", complete=complete_ids("bodies"), metavar="BODY"
    ),
    about: str | None = opt(
        "--about", key="about", complete=complete_ids("projects"), metavar="ID"
    ),
    state: str | None = opt("--state", key="case_state", metavar="STATE"),
) -> None:
    """List cases, those that are pending first, with whom each lies."""
    from telectl.model.decision import Decision
    from telectl.reports.cases import STANDS, standing_of
    from telectl.reports.rows import case as row
    from telectl.workflow.climb import lies_with

    workspace = opened(options)
    body = body_named(workspace, body)
    if about:
        workspace.file_of(about)
    state = chosen("--state", state, STANDS, "stands")
    portfolio, day = workspace.portfolio, options.day
    concerned = portfolio.cases_about.get(about or "", ())
    found = [
        each
        for each in portfolio.of(Decision)
        if state in (None, standing_of(each, day).stands)
        and (body is None or lies_with(portfolio, each, day) == body)
        and (about is None or each in concerned)
    ]

    def order(case: Decision) -> tuple[bool, int, str]:
        stands = standing_of(case, day)
        since = stands.since or date.max
        age = since.toordinal()
        return not stands.is_open, age if stands.is_open else -age, case.id

    columns = ("title", "stands", "date", "lies_with", "next_meeting", "journal")
    deliver_list(
        options, workspace, "decisions", sorted(found, key=order), row=row, columns=columns
    )


@command(app, "case show", reads=True)
def show(
    options: Options, record: str = arg("id", metavar="ID", complete=complete_ids("decisions"))
) -> int:
    """Show one in full."""
    return show_record(options, "decisions", record)


join(app, case_write.app)
join(app, case_acts.app)
join(app, case_correct.app)
join(app, case_papers.app)
under(app, "hearing", case_hearing.app)
join(app, case_form.app)
