"""Organisations on the command line."""

from __future__ import annotations

from telectl.cli import organisation_write
from telectl.cli.frame import Options, arg, command, complete_ids, complete_words, join, noun, opt
from telectl.cli.reading import chosen, deliver_list, opened, sectors, show_record

app = noun("organisation")


@command(app, "organisation list", reads=True)
def list_(
    options: Options,
    sector: str | None = opt(
        "--sector", key="of_sector", complete=complete_words(sectors), metavar="SECTOR"
    ),
    type_: str | None = opt("--type", key="organisation_type", metavar="TYPE"),
    former: bool = opt("--former", key="former", default=False),
) -> None:
    """List the organisations of the day, or also those that are no more."""
    from telectl.model.organisation import Organisation
    from telectl.model.shape import shape_of
    from telectl.reports.rows import organisation

    workspace = opened(options)
    sector = chosen("--sector", sector, sectors())
    type_ = chosen("--type", type_, shape_of(Organisation).keys["type"].choices)
    found = [
        each
        for each in workspace.portfolio.of(Organisation)
        if (former or each.covers(options.day))
        and sector in (None, each.sector)
        and type_ in (None, each.type)
    ]
    columns = ("title", "type", "codes", "period")
    deliver_list(options, workspace, "organisations", found, row=organisation, columns=columns)


@command(app, "organisation show", reads=True)
def show(
    options: Options, record: str = arg("id", metavar="ID", complete=complete_ids("organisations"))
) -> int:
    """Show one in full."""
    return show_record(options, "organisations", record)


join(app, organisation_write.app)
