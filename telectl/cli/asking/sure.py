"""A last question before an act that was shown: whether it is to be made."""

from __future__ import annotations

from telectl.cli.asking import require_terminal
from telectl.cli.frame import Options, show
from telectl.cli.streams import flush


def is_sure(options: Options, key: str) -> bool:
    """The answer of whoever sits there; ``--yes`` has given it, and without both it is refused."""
    import typer

    if options.yes:
        return True
    require_terminal(("--yes",))
    voice = options.voice
    yes, no = voice("prompt.yes").casefold(), voice("prompt.no").casefold()
    flush()
    while True:
        given = str(typer.prompt(voice(f"prompt.sure_{key}"), default=yes)).strip().casefold()
        if given and yes.startswith(given):
            return True
        if given and no.startswith(given):
            show(voice("prompt.left_alone"))
            return False
