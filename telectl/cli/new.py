"""``telectl new KIND ID KEY=VALUE…``: a record of any kind, from its keys."""

from __future__ import annotations

from typing import Annotated, Any

from telectl.cli.frame import Exit, Options, Refusal, arg, command, complete_words, verb
from telectl.cli.parameters import EVERY_FOLDER, DryRun, MoreWords, NewId, Title
from telectl.cli.tree import Command

app = verb()


class OfAKind(Command):
    """A command whose help tells the fields of the kind that was typed."""

    def write_more(self, ctx: Any, formatter: Any) -> None:
        """The fields, where a kind was typed."""
        from telectl.cli.help_fields import write_fields

        write_fields(ctx, formatter, self.typed)


# These begin with more than their keys: a move, a point.
OWN_COMMAND = {"projects": "record.own_project", "decisions": "record.own_decision"}


def _kinds() -> list[str]:
    from telectl.model import KINDS

    return [KINDS[each].kind for each in EVERY_FOLDER if each not in OWN_COMMAND]


@command(app, "new", OfAKind)
def new_record(
    options: Options,
    *,
    kind: Annotated[str, arg("write.kind", complete=complete_words(_kinds))],
    id: NewId,
    words: MoreWords = None,
    title: Title = None,
    dry_run: DryRun = False,
) -> int:
    """A record of any kind; a project and a decision have commands of their own."""
    from telectl.cli.acting import Acting
    from telectl.workflow import records

    folder = _folder_of(kind)
    if folder in OWN_COMMAND:
        raise Refusal(Exit.USAGE, OWN_COMMAND[folder], id=id)
    acting = Acting(options)
    made = records.new(folder, id, {"title": title}, words or [], acting.moment)
    return acting.carry_out(
        "new", (made,), dry_run=dry_run, kind=folder, id=id, title=made.value["title"]
    )


def _folder_of(said: str) -> str:
    """The folder of a kind by its name, its folder's, or its word in either language."""
    from telectl.cli.spoken import kind_of
    from telectl.model.words import nearest

    found = kind_of(said)
    if found is None:
        near = nearest(said, [*_kinds(), "project", "decision"])
        raise Refusal(
            Exit.USAGE, "record.no_kind", value=said, choices=tuple(_kinds()), nearest=near
        )
    return found
