"""What goes to the screen, and what goes into files whole or not at all."""

from __future__ import annotations

import errno
import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from telectl.cli.options import Options
from telectl.findings import Exit, Refusal

if TYPE_CHECKING:
    from telectl.document import Report

PIPED_WIDTH = 100
WIDEST = 140


def deliver(options: Options, report: Report) -> None:
    """The report on stdout, or in the files that were asked for."""
    from telectl.render import render
    from telectl.render.safe import safe

    if options.outputs:
        for path, name in _targets(options):
            write_to(path, render(report, name, template=options.template))
            show(safe(options.voice("frame.written", path=str(path))), error=True)
        return
    made = render(
        report,
        options.format or "text",
        width=width(),
        colour=colour(sys.stdout),
        template=options.template,
    )
    if isinstance(made, bytes):
        _show_bytes(made)
    else:
        show(made.removesuffix("\n"))


def on_paper(options: Options) -> bool:
    """Whether pages were asked for: there is room for all, and nobody there to type ``-v``."""
    from telectl.render import PAPER

    return any(name in PAPER for name in _formats(options))


def require_outputs(options: Options) -> None:
    """Refuses a file that can't become a report, before anything is done.

    YAML is what people write by hand here: no report is laid over it.
    """
    from telectl.render import BINARY

    formats = _formats(options)
    for path in options.outputs:
        require_place(path)
    if not options.outputs and BINARY.intersection(formats) and not _takes_bytes():
        raise Refusal(Exit.USAGE, "usage.binary", format=formats[0])
    if options.template:
        _require_template(options.template, formats)


def require_place(path: Path) -> None:
    """Refuses a path at which no file can be made."""
    if path.resolve().suffix.lower() in (".yaml", ".yml"):
        raise _odd_suffix(path)
    if path.is_dir():
        raise unwritable(str(path), IsADirectoryError(errno.EISDIR, ""))
    if not path.parent.is_dir():
        raise unwritable(str(path), FileNotFoundError(errno.ENOENT, ""))


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


def _targets(options: Options) -> list[tuple[Path, str]]:
    return [(path, _format_of(path, options.format)) for path in options.outputs]


def _formats(options: Options) -> list[str]:
    """Every format that was asked for."""
    return [name for _, name in _targets(options)] or [options.format or "text"]


def _takes_bytes() -> bool:
    """A terminal, and what stands in for one, shows letters only."""
    return hasattr(sys.stdout, "buffer") and not sys.stdout.isatty()


def _show_bytes(data: bytes) -> None:
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
    except OSError as failed:
        give_up(sys.stdout)
        if not reader_gone(failed):
            raise unwritable("stdout", failed) from failed


def show(text: str, *, error: bool = False) -> None:
    """One text and a newline; what the stream can't say becomes a question mark."""
    stream = sys.stderr if error else sys.stdout
    try:
        stream.write(text + "\n")
    except UnicodeEncodeError:
        encoding = stream.encoding or "ascii"
        stream.write(text.encode(encoding, "replace").decode(encoding) + "\n")
    except OSError as failed:
        give_up(stream)
        if not (reader_gone(failed) or stream is sys.stderr):
            raise unwritable("stdout", failed) from failed


def flush() -> None:
    """What was shown so far is out; a full disk refuses."""
    try:
        sys.stdout.flush()
    except OSError as failed:
        give_up(sys.stdout)
        if not reader_gone(failed):
            raise unwritable("stdout", failed) from failed


def reader_gone(error: OSError) -> bool:
    """Whether the reader went away, which is no failure; Windows calls it EINVAL."""
    return isinstance(error, BrokenPipeError) or (
        sys.platform == "win32" and error.errno == errno.EINVAL
    )


def give_up(stream: TextIO) -> None:
    """What follows on the stream is written to nobody."""
    nobody = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nobody, stream.fileno())
    os.close(nobody)


def width() -> int:
    """How wide lines may be: the terminal's width, or a page's where there is none."""
    return min(shutil.get_terminal_size((PIPED_WIDTH, 24)).columns, WIDEST)


def colour(stream: TextIO) -> bool:
    """Whether colours help: on a terminal that shows them, unless they are unwanted."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    if sys.platform == "win32" and not {"WT_SESSION", "TERM"} & set(os.environ):
        return False
    return stream.isatty()


def _format_of(path: Path, asked: str | None) -> str:
    from telectl.render import SUFFIXES

    found = SUFFIXES.get(path.suffix.lower()) or asked
    if found is None:
        raise _odd_suffix(path)
    return found


def _odd_suffix(path: Path) -> Refusal:
    from telectl.render import SUFFIXES

    return Refusal(Exit.USAGE, "usage.suffix", path=str(path), choices=tuple(SUFFIXES))


def write_to(path: Path, made: str | bytes) -> None:
    """All of a file, or a refusal that says why not."""
    data = made if isinstance(made, bytes) else made.encode("utf-8", "replace")
    try:
        write_whole(path, data)
    except OSError as error:
        raise unwritable(str(path), error) from error


def unwritable(path: str, error: OSError) -> Refusal:
    """What the system refused, as a refusal."""
    reason = _REASONS.get(error.errno or 0, "other")
    return Refusal(Exit.CONFLICT, "output.unwritable", path=path, reason=reason)


def write_whole(path: Path, data: bytes) -> None:
    """All of the file or nothing of it; a pipe or device is simply written to."""
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, "folder", str(path))
    if path.exists() and not path.is_file():
        path.write_bytes(data)
        return
    target = path.resolve()
    beside = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        with beside.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


_REASONS = {
    errno.EISDIR: "is_dir",
    errno.ENOENT: "no_dir",
    errno.ENOTDIR: "no_dir",
    errno.EACCES: "denied",
    errno.EPERM: "denied",
    errno.EROFS: "denied",
    errno.ENOSPC: "full",
    errno.EEXIST: "exists",
}
