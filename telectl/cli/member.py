"""Members on the command line."""

from __future__ import annotations

from telectl.cli import member_write
from telectl.cli.frame import Options, arg, command, complete_ids, deliver, join, noun, opt
from telectl.cli.reading import deliver_list, opened, show_record

app = noun("member")


@command(app, "member list", reads=True)
def list_(
    options: Options,
    body: str | None = opt(
        "--body", key="of_body", complete=complete_ids("bodies"), metavar="BODY"
    ),
    org: str | None = opt(
        "--org", key="of_org", complete=complete_ids("organisations"), metavar="ORGANISATION"
    ),
    former: bool = opt("--former", key="former", default=False),
) -> None:
    """List the members of the day, or also those that have left."""
    from telectl.model.member import Member
    from telectl.reports.rows import member

    workspace, day = opened(options), options.day
    for named in filter(None, (body, org)):
        workspace.file_of(named)
    found = []
    for each in workspace.portfolio.of(Member):
        seats = [seat for seat in each.seats if former or seat.covers(day)]
        bodies = {seat.body for seat in seats}
        homes = {each.home_organisation, *(seat.represents for seat in seats)}
        there = former or each.covers(day)
        if there and (body is None or body in bodies) and (org is None or org in homes):
            found.append(each)
    columns = ("title", "seats", "home", "period")
    deliver_list(options, workspace, "members", found, row=member, columns=columns)


@command(app, "member show", reads=True)
def show(
    options: Options, record: str = arg("id", metavar="ID", complete=complete_ids("members"))
) -> int:
    """Show one in full."""
    return show_record(options, "members", record)


@command(app, "member coverage", reads=True)
def coverage(options: Options) -> None:
    """Show who is represented in the core team and the reference group."""
    from telectl.reports.coverage import report

    deliver(options, report(options.voice, opened(options).portfolio, options.day))


join(app, member_write.app)
