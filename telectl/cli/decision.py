"""Decisions on the command line."""

from __future__ import annotations

from datetime import date

from telectl.cli import decision_write
from telectl.cli.frame import Options, arg, command, complete_ids, join, noun, opt
from telectl.cli.reading import body_named, chosen, deliver_list, opened, show_record

app = noun("decision")


@command(app, "decision list", reads=True)
def list_(
    options: Options,
    body: str | None = opt(
        "--body", key="of_body", complete=complete_ids("bodies"), metavar="BODY"
    ),
    about: str | None = opt(
        "--about", key="about", complete=complete_ids("projects"), metavar="ID"
    ),
    state: str | None = opt("--state", key="case_state", metavar="STATE"),
    open_: bool = opt("--open", key="open_cases", default=False),
) -> None:
    """List cases."""
    from telectl.model.decision import Decision
    from telectl.reports.cases import STANDS, standing_of
    from telectl.reports.rows import decision

    workspace = opened(options)
    body = body_named(workspace, body)
    if about:
        workspace.file_of(about)
    state = chosen("--state", state, STANDS, "stands")
    concerned = workspace.portfolio.cases_about.get(about or "", ())
    found = []
    for case in workspace.portfolio.of(Decision):
        stands = standing_of(case, options.day)
        bodies = {*case.chain, *(o.body for o in case.outcomes), *(a.body for a in case.advice)}
        if (
            state in (None, stands.stands)
            and (stands.is_open or not open_)
            and (body is None or body in bodies)
            and (about is None or case in concerned)
        ):
            found.append(case)
    found.sort(key=lambda case: (standing_of(case, options.day).since or date.max, case.id))
    columns = ("title", "stands", "date", "body", "journal")
    deliver_list(options, workspace, "decisions", found, row=decision, columns=columns)


@command(app, "decision show", reads=True)
def show(
    options: Options, record: str = arg("id", metavar="ID", complete=complete_ids("decisions"))
) -> int:
    """Show one in full."""
    return show_record(options, "decisions", record)


join(app, decision_write.app)
