"""``telectl schema export|check``: the JSON Schemas of the records and of what is told as JSON."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from telectl.cli.frame import Exit, Options, Refusal, arg, command, noun, show
from telectl.cli.telling import tell

app = noun("schema")

Folder = Annotated[Path | None, arg("write.schemas", metavar="DIR")]


@command(app, "schema export")
def export(options: Options, folder: Folder = None) -> int:
    """Write the schemas beside the data."""
    target = _folder(options, folder)
    stale = _stale(target, _states(options), whole=True)
    _write(target, stale)
    view = {"folder": str(target), "written": list(stale)}
    said = options.voice("schema.written", n=len(stale), folder=str(target))
    tell(options, "schema-export", view, [said])
    return Exit.FINE


@command(app, "schema check")
def check(options: Options, folder: Folder = None) -> int:
    """Say which schemas are missing or no longer those of this version."""
    from telectl.render.safe import safe

    target = _folder(options, folder)
    stale = _stale(target, _states(options))
    view = {"folder": str(target), "stale": list(stale)}
    tell(options, "schema-check", view, [str(target / name) for name in stale])
    key = "schema.stale" if stale else "schema.fresh"
    show(safe(options.voice(key, n=len(stale), folder=str(target))), error=True)
    return Exit.ERRORS if stale else Exit.FINE


def _folder(options: Options, folder: Path | None) -> Path:
    return folder or options.root.parent / "schemas"


def _states(options: Options) -> tuple[str, ...]:
    """The states of the portfolio's workflow; where there is no portfolio, the sample's."""
    from telectl.cli.root import search_root
    from telectl.resources import sample_folder
    from telectl.store.files import WORKFLOW, Content
    from telectl.store.load import load

    path = (search_root(options.data) or sample_folder()) / WORKFLOW
    contents = [Content(WORKFLOW, path.read_bytes())] if path.is_file() else []
    return tuple(each.id for each in load(contents).portfolio.workflow.states)


def _stale(folder: Path, states: tuple[str, ...], *, whole: bool = False) -> dict[str, bytes]:
    """The schemas that the folder lacks or has otherwise; a line ending is no difference.

    Those of our own JSON are lacking only where the ``whole`` is asked for: no editor needs them.
    """
    from telectl.reports.schemas import schema_files
    from telectl.reports.view_schemas import view_schemas

    views = view_schemas()
    stale = {}
    for name, text in {**schema_files(states), **views}.items():
        data, there = text.encode(), _there(folder / name)
        if there is None and name in views and not whole:
            continue
        if there is None or there.replace(b"\r\n", b"\n") != data:
            stale[name] = data
    return stale


def _there(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


def _write(folder: Path, files: dict[str, bytes]) -> None:
    from telectl.cli.files import write_whole

    try:
        for name, data in files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            write_whole(folder / name, data)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise Refusal(
            Exit.CONFLICT, "schema.unwritable", folder=str(folder), reason=reason
        ) from error
