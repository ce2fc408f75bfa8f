"""The options that every command takes, before and after its name."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from typer.core import TyperOption

from telectl.cli import clock
from telectl.cli.root import find_root, language_of, search_root
from telectl.findings import Exit, Refusal
from telectl.locale import LANGUAGES, Voice

if TYPE_CHECKING:
    from telectl.cli.known import Known

# What an unforeseen error carries of the command line: the command's name, no more.
COMMAND_NOTE = "telectl command: "
_NOT_GIVEN = (None, False, ())
FORMATS = {
    **{name: name for name in ("text", "json", "markdown", "html", "docx", "pdf")},
    **{name: name for name in ("sarif", "github", "gitlab", "junit")},
    "md": "markdown",
}


@dataclass
class Options:
    """What was asked for beside the command itself; later on the line beats earlier."""

    data: Path | None = None
    on: date | None = None
    as_of: str | None = None
    language: str | None = None
    format: str | None = None
    outputs: list[Path] = field(default_factory=list)
    named: dict[Path, str] = field(default_factory=dict)  # the formats told with the files
    template: Path | None = None
    strict: bool = False
    verbose: bool = False
    commit: bool = True
    yes: bool = False
    command: str = "telectl"
    _known: Known | None = field(default=None, repr=False)

    @property
    def known(self) -> Known | None:
        """The commit that is read, where one was asked for; refuses where there is none such."""
        if self._known is None and self.as_of is not None:
            from telectl.cli.known import known_at

            self._known = known_at(self.as_of, self.data)
        return self._known

    @property
    def root(self) -> Path:
        """The portfolio's folder; refuses where there is none."""
        return self.known.home.root if self.known else find_root(self.data)

    @cached_property
    def day(self) -> date:
        """The day asked for, else that of the revision or today; the same for the whole run."""
        return self.on or (self.known.day if self.known else clock.today())

    @property
    def voice(self) -> Voice:
        """The language asked for, else the environment's, the data's, Danish."""
        return Voice(self.language or _from_environment() or self._own_language() or LANGUAGES[0])

    def _own_language(self) -> str | None:
        """The language of the portfolio, where there is one to read."""
        with suppress(Refusal):
            if self.known:
                return self.known.language
        root = search_root(self.data)
        return language_of(root) if root else None


def _from_environment() -> str | None:
    named = os.environ.get("TELECTL_LANG", "")[:2].lower()
    return named if named in LANGUAGES else None


def peek(arguments: Sequence[str]) -> Options:
    """What help and errors need to know before the line is parsed: its language."""
    return Options(
        data=Path(data) if (data := _last(arguments, "--data")) else None,
        language=lang if (lang := _last(arguments, "--lang")) in LANGUAGES else None,
        format=FORMATS.get(_last(arguments, "--format") or ""),
    )


def _last(arguments: Sequence[str], name: str) -> str | None:
    found = None
    for i, word in enumerate(arguments):
        if word == "--":
            break
        if word == name and i + 1 < len(arguments):
            found = arguments[i + 1]
        elif word.startswith(f"{name}="):
            found = word.partition("=")[2]
    return found


def day_of(value: str) -> date:
    """A day as it is typed: 2026-11-23, or as people say it."""
    from telectl.cli import days_said

    found = days_said.day_of(value)
    if found is None:
        days_said.require_in_month(value)
        raise Refusal(Exit.USAGE, "usage.day", value=value)
    return found


def _set_data(options: Options, value: str) -> None:
    if not value:
        raise Refusal(Exit.USAGE, "usage.value", name="--data")
    options.data = Path(value)


def _set_on(options: Options, value: str) -> None:
    options.on = day_of(value)


def _set_as_of(options: Options, value: str) -> None:
    if not value:
        raise Refusal(Exit.USAGE, "usage.value", name="--as-of")
    options.as_of = value


def _set_language(options: Options, value: str) -> None:
    if value not in LANGUAGES:
        raise Refusal(Exit.USAGE, "usage.lang", value=value, choices=LANGUAGES)
    options.language = value


def _set_format(options: Options, value: str) -> None:
    if value not in FORMATS:
        raise Refusal(Exit.USAGE, "usage.format", value=value, choices=tuple(FORMATS))
    options.format = FORMATS[value]


def _add_outputs(options: Options, values: Sequence[str]) -> None:
    for value in values:
        name, colon, rest = value.partition(":")
        told = FORMATS.get(name) if colon and rest else None
        path = Path(rest if told else value)
        options.outputs.append(path)
        if told:
            options.named[path] = told


def _set_template(options: Options, value: str) -> None:
    if not value:
        raise Refusal(Exit.USAGE, "usage.value", name="--template")
    options.template = Path(value)


def _set_strict(options: Options, _value: bool) -> None:
    options.strict = True


def _set_verbose(options: Options, _value: bool) -> None:
    options.verbose = True


def _set_no_commit(options: Options, _value: bool) -> None:
    options.commit = False


def _set_yes(options: Options, _value: bool) -> None:
    options.yes = True


def _option(
    names: Sequence[str], key: str, put: Callable[[Options, Any], None], metavar: str = ""
) -> TyperOption:
    def store(ctx: Any, _param: Any, value: Any) -> None:
        # Completion parses half-written lines: these must not be refused, but the
        # ids that it offers are those of the folder that was named.
        # An empty value is a wrong one: a script's variable that was never set.
        given = value if ctx.resilient_parsing and key == "data" else value not in _NOT_GIVEN
        if given and (key == "data" or not ctx.resilient_parsing):
            put(ctx.find_root().obj, value)

    return TyperOption(
        param_decls=[*names, f"global_{key}"],
        callback=store,
        expose_value=False,
        is_eager=True,
        is_flag=not metavar,
        type=str if metavar else bool,
        default=None if metavar else False,
        multiple=key == "output",
        metavar=metavar or None,
        help=f"global.{key}",
    )


def shared() -> list[TyperOption]:
    """The global options, fresh for one command."""
    return [
        _option(["--data"], "data", _set_data, "DIR"),
        _option(["--on"], "on", _set_on, "DAY"),
        _option(["--as-of"], "as_of", _set_as_of, "REV|DAY"),
        _option(["--lang"], "lang", _set_language, "LANG"),
        _option(["--format"], "format", _set_format, "FORMAT"),
        _option(["--output", "-o"], "output", _add_outputs, "FILE"),
        _option(["--template"], "template", _set_template, "FILE"),
        _option(["--strict"], "strict", _set_strict),
        _option(["--verbose", "-v"], "verbose", _set_verbose),
        _option(["--no-commit"], "no_commit", _set_no_commit),
        _option(["--yes"], "yes", _set_yes),
    ]


def is_global(param: Any) -> bool:
    """Whether a parameter is one of the shared ones."""
    return (param.name or "").startswith("global_")
