"""``telectl set ID KEY=VALUE…``: correct facts in a record."""

from __future__ import annotations

from typing import Annotated

from telectl.cli.frame import Options, arg, command, complete_ids, verb
from telectl.cli.parameters import EVERY_FOLDER, DryRun, Words

app = verb()


@command(app, "set")
def set_keys(
    options: Options,
    *,
    id: Annotated[str, arg("write.id", complete=complete_ids(*EVERY_FOLDER))],
    words: Words,
    dry_run: DryRun = False,
) -> int:
    """Correct facts; an empty value takes the key away."""
    from telectl.cli.acting import Acting
    from telectl.model.key_paths import assignment
    from telectl.workflow import entries, records

    acting = Acting(options)
    records.require_after_moves(acting.portfolio, id, acting.moment)
    changes = entries.setting(acting.portfolio, id, words, acting.moment)
    keys = tuple(assignment(word).key for word in words)
    return acting.carry_out("set", changes, dry_run=dry_run, id=id, keys=keys)
