"""``telectl add ID LIST KEY=VALUE…``: one more item in a list of a record."""

from __future__ import annotations

from typing import Annotated

from telectl.cli.frame import Options, arg, command, complete_ids, verb
from telectl.cli.parameters import EVERY_FOLDER, DryRun, Words

app = verb()


@command(app, "add")
def add_item(
    options: Options,
    *,
    id: Annotated[str, arg("write.id", complete=complete_ids(*EVERY_FOLDER))],
    list: Annotated[str, arg("write.list")],
    words: Words,
    dry_run: DryRun = False,
) -> int:
    """Add an item from its keys, or texts to a list of texts."""
    from telectl.cli.acting import Acting
    from telectl.workflow import entries, records

    acting = Acting(options)
    records.require_after_moves(acting.portfolio, id, acting.moment)
    changes = entries.adding(acting.portfolio, id, list, words, acting.moment)
    return acting.carry_out("add", changes, dry_run=dry_run, id=id, key=list)
