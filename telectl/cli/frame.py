"""What a command's module needs: nouns, verbs, parameters, completion, delivery.

A module names its commands and parameters by key; the wording is the locale's:
``help.project.list``, ``example.project.list``, ``param.owner``.
"""

from __future__ import annotations

import inspect
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import typer

from telectl.cli.as_of import require_reading
from telectl.cli.called import called_by_id
from telectl.cli.options import Options
from telectl.cli.output import deliver, on_paper, require_outputs
from telectl.cli.root import search_root
from telectl.cli.streams import show
from telectl.cli.tree import Command, Group
from telectl.findings import Exit, Refusal

F = TypeVar("F", bound=Callable[..., int | None])
Completer = Callable[..., list[str]]
_FOLDERS: dict[Completer, tuple[str, ...]] = {}

__all__ = [
    "Exit",
    "Options",
    "Refusal",
    "arg",
    "command",
    "complete_ids",
    "complete_words",
    "deliver",
    "join",
    "noun",
    "on_paper",
    "opt",
    "show",
    "under",
    "verb",
]


def noun(name: str) -> typer.Typer:
    """An app whose commands are verbs: ``telectl NAME VERB``."""
    app = typer.Typer(cls=Group, help=f"help.{name}", rich_markup_mode=None, add_completion=False)

    @app.callback(help=f"help.{name}")
    def _noun() -> None:
        pass

    return app


def join(app: typer.Typer, other: typer.Typer) -> None:
    """The verbs of ``other`` become verbs of the noun ``app`` too."""
    app.registered_commands.extend(other.registered_commands)


def under(app: typer.Typer, name: str, other: typer.Typer) -> None:
    """A noun below a noun: ``telectl NOUN NAME VERB``."""
    app.add_typer(other, name=name)


def verb() -> typer.Typer:
    """An app that is one command: ``telectl NAME``."""
    return typer.Typer(rich_markup_mode=None, add_completion=False)


def command(
    app: typer.Typer,
    name: str,
    kind: type[Command] = Command,
    *,
    outputs: Callable[[Options], None] = require_outputs,
    reads: bool = False,
) -> Callable[[F], F]:
    """Register a function as ``"project list"``; its return value is the exit code.

    A parameter annotated ``Options`` is given the global options. ``outputs`` refuses files
    that it can't write, before anything is done. One that ``reads`` a portfolio and writes
    nothing in it takes ``--as-of``.
    """
    words = name.split()
    key = ".".join(words)

    def register(function: F) -> F:
        add = app.command(words[-1], cls=kind, help=f"help.{key}", epilog=f"example.{key}")
        add(_adapted(function, outputs, reads))
        return function

    return register


def arg(
    key: str,
    *,
    complete: Completer | None = None,
    metavar: str | None = None,
    default: Any = ...,
) -> Any:
    """An argument; its help is ``param.<key>``. With a default it may be left out."""
    shown = metavar or key.rpartition(".")[2].upper()
    return typer.Argument(
        default, help=f"param.{key}", autocompletion=complete, metavar=shown, show_default=False
    )


def opt(
    *names: str,
    key: str,
    complete: Completer | None = None,
    metavar: str = "",
    default: Any = None,
) -> Any:
    """An option; its help is ``param.<key>``. ``default=...`` makes it a must."""
    return typer.Option(
        default,
        *names,
        help=f"param.{key}",
        autocompletion=complete,
        metavar=metavar or None,
        show_default=False,
    )


def complete_ids(*kinds: str) -> Completer:
    """Completion by the file names of the kinds' folders; no file is opened."""

    def complete(ctx: typer.Context, incomplete: str) -> list[str]:
        options = ctx.find_root().obj
        root = search_root(options.data if isinstance(options, Options) else None)
        if root is None:
            return []
        found = [each for kind in kinds for each in _ids(root / kind)]
        return sorted(each for each in found if each.startswith(incomplete))

    _FOLDERS[complete] = kinds
    return complete


def complete_words(words: Callable[[], list[str]]) -> Completer:
    """Completion by a closed list, looked up only when it is asked for."""

    def complete(incomplete: str) -> list[str]:
        return [each for each in words() if each.startswith(incomplete)]

    return complete


def _ids(folder: Path) -> list[str]:
    try:
        with os.scandir(folder) as entries:
            return [e.name[:-5] for e in entries if e.name.endswith(".yaml")]
    except OSError:
        return []


def _adapted(
    function: Callable[..., int | None], outputs: Callable[[Options], None], reads: bool
) -> Callable[..., int]:
    """The function as typer can call it: ``Options`` taken from the run's root."""
    signature = inspect.signature(function, eval_str=True)
    given = [p.name for p in signature.parameters.values() if p.annotation is Options]

    def call(ctx: typer.Context, **values: Any) -> int:
        options = ctx.find_root().obj
        require_reading(options, reads=reads)
        outputs(options)
        values |= called_by_id(options, values, folders)
        return function(**values, **dict.fromkeys(given, options)) or 0

    kept = [
        p.replace(kind=inspect.Parameter.KEYWORD_ONLY)
        for p in signature.parameters.values()
        if p.name not in given
    ]
    for each in kept:
        _take_no_default_for_a_name(each.annotation)
    folders = {p.name: found for p in kept if (found := _folders(p))}
    ctx = inspect.Parameter("ctx", inspect.Parameter.KEYWORD_ONLY, annotation=typer.Context)
    call.__signature__ = signature.replace(parameters=[ctx, *kept])  # type: ignore[attr-defined]  # read by inspect
    call.__annotations__ = {p.name: p.annotation for p in [ctx, *kept]}
    call.__name__ = function.__name__
    return call


def _folders(param: inspect.Parameter) -> tuple[str, ...]:
    """The kinds of record whose ids a parameter takes."""
    marks = (*getattr(param.annotation, "__metadata__", ()), param.default)
    completers = [getattr(each, "autocompletion", None) for each in marks]
    return next((_FOLDERS[each] for each in completers if each in _FOLDERS), ())


def _take_no_default_for_a_name(annotation: Any) -> None:
    """An option within ``Annotated`` has its default at the parameter, not in itself."""
    for each in getattr(annotation, "__metadata__", ()):
        if isinstance(each, typer.models.OptionInfo) and each.default is None:
            each.default = ...
