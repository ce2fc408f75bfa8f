"""Effects on the command line."""

from __future__ import annotations

from telectl.cli import effect_write
from telectl.cli.frame import Options, arg, command, complete_ids, join, noun, opt
from telectl.cli.reading import chosen, deliver_list, opened, show_record

app = noun("effect")


@command(app, "effect list", reads=True)
def list_(
    options: Options,
    solution: str | None = opt(
        "--solution", key="of_solution", complete=complete_ids("solutions"), metavar="SOLUTION"
    ),
    domain: str | None = opt("--domain", key="domain", metavar="DOMAIN"),
    direction: str | None = opt("--direction", key="direction", metavar="DIRECTION"),
) -> None:
    """List documented effects, good and bad."""
    from telectl.model.effect import Effect
    from telectl.model.shape import shape_of
    from telectl.reports.rows import effect

    workspace = opened(options)
    if solution:
        workspace.file_of(solution)
    keys = shape_of(Effect).keys
    domain = chosen("--domain", domain, keys["domain"].choices)
    direction = chosen("--direction", direction, keys["direction"].choices)
    found = [
        each
        for each in workspace.portfolio.of(Effect)
        if solution in (None, each.solution)
        and domain in (None, each.domain)
        and direction in (None, each.direction)
    ]
    columns = ("indicator", "solution", "direction", "difference", "design")
    deliver_list(options, workspace, "effects", found, row=effect, columns=columns)


@command(app, "effect show", reads=True)
def show(
    options: Options, record: str = arg("id", metavar="ID", complete=complete_ids("effects"))
) -> int:
    """Show one in full."""
    return show_record(options, "effects", record)


join(app, effect_write.app)
