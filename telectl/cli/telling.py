"""A few lines about what was done: on the screen, or as any report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from telectl.cli.frame import Options, deliver, show


def as_data(options: Options) -> bool:
    """Whether a file or a format for machines was asked for."""
    return bool(options.outputs) or options.format not in (None, "text")


def unsent_line(options: Options) -> list[str]:
    """What waits to be sent, where there is anybody to send it to."""
    from telectl.store.git.unsent import unsent

    waits = unsent(options.root)
    return [options.voice("sync.unsent", n=waits.n, day=waits.oldest)] if waits else []


def tell(options: Options, name: str, view: Mapping[str, object], lines: Sequence[str]) -> None:
    """The lines as they are read, or the view with them where data were asked for."""
    if as_data(options):
        from telectl.document import Document, Items, Report

        items = Items(tuple((line,) for line in lines))
        deliver(options, Report(name, 1, view, Document("", options.voice.language, (items,))))
        return
    from telectl.render.safe import safe

    for line in lines:
        show(safe(line))
