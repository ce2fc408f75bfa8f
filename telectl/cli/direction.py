"""Directions on the command line."""

from __future__ import annotations

from telectl.cli import direction_write
from telectl.cli.frame import Options, arg, command, complete_ids, join, noun, opt
from telectl.cli.reading import deliver_list, opened, show_record

app = noun("direction")


@command(app, "direction list", reads=True)
def list_(options: Options, all_: bool = opt("--all", key="all_directions", default=False)) -> None:
    """The register of directions in force on the day, or all."""
    from telectl.model.direction import Direction
    from telectl.reports.direction import row
    from telectl.workflow.directions import in_force, order

    workspace = opened(options)
    found = [e for e in workspace.portfolio.of(Direction) if all_ or in_force(e, options.day)]
    columns = ("title", "number", "applies_to", "decided_by", "period", "solutions")
    deliver_list(
        options, workspace, "directions", sorted(found, key=order), row=row, columns=columns
    )


@command(app, "direction show", reads=True)
def show(
    options: Options, record: str = arg("id", metavar="ID", complete=complete_ids("directions"))
) -> int:
    """Show one in full."""
    return show_record(options, "directions", record)


join(app, direction_write.app)
