"""Forms written to files that somebody fills in."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from telectl.cli.files import unwritable, write_whole
from telectl.cli.frame import Options, show
from telectl.findings import Exit, Refusal

if TYPE_CHECKING:
    from telectl.workflow.forms.sheet import Sheet

SUFFIX = ".docx"


def require_word(options: Options) -> None:
    """Refuses a form that has nowhere to go, or another place than a Word file."""
    if not options.outputs:
        raise Refusal(Exit.USAGE, "form.no_file")
    for path in options.outputs:
        if path.suffix.lower() != SUFFIX:
            raise Refusal(Exit.USAGE, "form.suffix", path=str(path))


def write_form(options: Options, sheet: Sheet) -> int:
    """The form in each of the files that were asked for."""
    from telectl.render import form
    from telectl.store.git.origin import first_commit

    sheet = replace(sheet, origin=first_commit(options.root))
    footer = f"{sheet.title} · {options.voice.day(sheet.day)}"
    return write_bytes(options, form.render(sheet, footer, options.template))


def write_bytes(options: Options, data: bytes) -> int:
    """The same in each of the files that were asked for."""
    from telectl.render.safe import safe

    for path in options.outputs:
        try:
            write_whole(path, data)
        except OSError as error:
            raise unwritable(str(path), error) from error
        show(safe(options.voice("frame.written", path=str(path))), error=True)
    return Exit.FINE
