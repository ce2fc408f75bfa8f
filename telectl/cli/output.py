"""Where a report goes: to the screen, and into the files that were named for it."""

from __future__ import annotations

import errno
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from telectl.cli.files import odd_suffix, require_place, unwritable, write_to
from telectl.cli.options import Options
from telectl.cli.streams import colour, show, show_bytes, takes_bytes, width
from telectl.findings import Exit, Refusal

if TYPE_CHECKING:
    from telectl.document import Report


def deliver(options: Options, report: Report) -> None:
    """The report in the files that were asked for, else on stdout; on both where both were."""
    from telectl.cli.as_of import dated
    from telectl.render import render

    report, lines, tones = dated(options, report), width(), colour(sys.stdout)

    def on_screen(name: str) -> str | bytes:
        template = options.template
        return render(report, name, width=lines, colour=tones, template=template)

    write_files(options, lambda name: render(report, name, template=options.template))
    show_as(shown_format(options), on_screen)


def show_as(name: str | None, made: Callable[[str], str | bytes]) -> None:
    """What was made in a format on stdout; nothing where there is none."""
    text = made(name) if name else ""
    if isinstance(text, bytes):
        show_bytes(text)
    elif text:
        show(text.removesuffix("\n"), commands=name == "github")


def write_files(options: Options, made: Callable[[str], str | bytes]) -> None:
    """Every file that was asked for, each made in its format."""
    from telectl.render.safe import safe

    for path, name in _targets(options):
        write_to(path, made(name))
        show(safe(options.voice("frame.written", path=str(path))), error=True)


def shown_format(options: Options) -> str | None:
    """The format that stdout gets; none where files get all that was asked for."""
    if not options.outputs:
        return options.format or "text"
    in_files = {name for _, name in _targets(options)}
    return None if options.format in in_files else options.format


def on_paper(options: Options) -> bool:
    """Whether pages were asked for: there is room for all, and nobody there to type ``-v``."""
    from telectl.render import PAPER

    return any(name in PAPER for name in formats(options))


def require_outputs(options: Options) -> None:
    """Refuses a file that can't become a report, before anything is done.

    YAML is what people write by hand here: no report is laid over it.
    """
    from telectl.render import OF_FINDINGS

    for name in formats(options):
        if name in OF_FINDINGS:
            raise Refusal(Exit.USAGE, "usage.of_findings", format=name)
    require_places(options)


def require_places(options: Options) -> None:
    """Refuses what can't be written or shown, whatever it is made of."""
    from telectl.render import BINARY

    for path in options.outputs:
        require_place(path)
    if shown_format(options) in BINARY and not takes_bytes():
        raise Refusal(Exit.USAGE, "usage.binary", format=shown_format(options))
    if options.template:
        _require_template(options.template, formats(options))


def require_folder(options: Options) -> None:
    """Refuses all but one place for a folder, that is there or can be made."""
    for path in options.outputs[:1]:
        if not path.is_dir():
            require_place(path)
        if path.is_file():
            raise unwritable(str(path), FileExistsError(errno.EEXIST, ""))
    if len(options.outputs) > 1:
        raise Refusal(Exit.USAGE, "package.one_place")


def _require_template(template: Path, formats: list[str]) -> None:
    from telectl.render.docx import require_template

    if "docx" not in formats:
        raise Refusal(Exit.USAGE, "usage.template", path=str(template))
    require_template(template)


def formats(options: Options) -> list[str]:
    """Every format that was asked for, those of the files first."""
    shown = shown_format(options)
    return [*(name for _, name in _targets(options)), *([shown] if shown else [])]


def _targets(options: Options) -> list[tuple[Path, str]]:
    return [(path, _format_of(options, path)) for path in options.outputs]


def _format_of(options: Options, path: Path) -> str:
    """The format that was named with the file, else that of its ending, else ``--format``."""
    from telectl.render import ENDINGS

    name = path.name.lower()
    ending = next((each for each in ENDINGS if name.endswith(each)), "")
    found = options.named.get(path) or ENDINGS.get(ending) or options.format
    if found is None:
        raise odd_suffix(path)
    return found
