"""Help in the language of the line, in plain lines that any terminal shows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from telectl.cli.options import Options, is_global
from telectl.locale import Voice

Row = tuple[str, str]


def voice_of(ctx: Any) -> Voice:
    """The voice of the run that the context belongs to."""
    options = ctx.find_root().obj
    return options.voice if isinstance(options, Options) else Voice()


def write_usage(command: Any, ctx: Any, formatter: Any) -> None:
    """``Brug: telectl project list [FLAG]``."""
    voice = voice_of(ctx)
    pieces = [voice("frame.options")]
    arguments = [p for p in command.get_params(ctx) if p.param_type_name == "argument"]
    pieces += [_argument(voice, each) for each in arguments]
    if hasattr(command, "list_commands"):
        pieces.append(f"{voice('frame.command')} …")
    formatter.write_usage(ctx.command_path, " ".join(pieces), prefix=voice("frame.usage"))


def write_purpose(command: Any, ctx: Any, formatter: Any) -> None:
    """What the command is for."""
    formatter.write_paragraph()
    with formatter.indentation():
        formatter.write_text(voice_of(ctx)(command.help or "help"))


def write_parameters(command: Any, ctx: Any, formatter: Any) -> None:
    """Arguments and options of the command's own."""
    voice = voice_of(ctx)
    params = [p for p in command.get_params(ctx) if not p.hidden and not is_global(p)]
    arguments = [p for p in params if p.param_type_name == "argument"]
    options = [p for p in params if p.param_type_name == "option"]
    _section(formatter, voice("frame.arguments"), [_argument_row(voice, p) for p in arguments])
    _section(formatter, voice("frame.own_options"), [_option_row(voice, p) for p in options])


def write_global_options(command: Any, ctx: Any, formatter: Any) -> None:
    """The options of every command."""
    voice = voice_of(ctx)
    params = [p for p in command.get_params(ctx) if is_global(p)]
    _section(formatter, voice("frame.global_options"), [_option_row(voice, p) for p in params])


def write_commands(ctx: Any, formatter: Any, title: str, rows: Iterable[Row]) -> None:
    """Commands with a line each: name and help key."""
    voice = voice_of(ctx)
    _section(formatter, title, [(name, voice(key)) for name, key in rows])


def write_example(ctx: Any, formatter: Any, key: str) -> None:
    """One line that can be typed."""
    voice = voice_of(ctx)
    if voice.has(key):
        with formatter.section(voice("frame.example")):
            for line in voice(key).split("\n"):
                formatter.write(f"{'':>{formatter.current_indent}}{line}\n")


def write_closing(ctx: Any, formatter: Any) -> None:
    """Where more help is found."""
    formatter.write_paragraph()
    formatter.write_text(voice_of(ctx)("frame.more"))


def metavar(voice: Voice, name: str) -> str:
    """A placeholder such as DIR in the language."""
    key = f"metavar.{name}"
    return voice(key) if voice.has(key) else name


def _section(formatter: Any, title: str, rows: list[Row]) -> None:
    if rows:
        with formatter.section(title):
            formatter.write_dl(rows)


def _argument(voice: Voice, param: Any) -> str:
    name = metavar(voice, param.metavar or (param.name or "").upper())
    shown = f"{name}…" if param.nargs != 1 else name
    return shown if param.required else f"[{shown}]"


def _argument_row(voice: Voice, param: Any) -> Row:
    return _argument(voice, param), _help(voice, param)


def _option_row(voice: Voice, param: Any) -> Row:
    names = ", ".join(sorted([*param.opts, *param.secondary_opts], key=len))
    if not param.is_flag and not param.count:
        names += f" {metavar(voice, param.metavar or (param.name or '').upper())}"
    return names, _help(voice, param)


_OURS = {
    "--help": "frame.help",
    "--version": "frame.version",
    "--install-completion": "frame.install_completion",
    "--show-completion": "frame.show_completion",
}


def _help(voice: Voice, param: Any) -> str:
    known = next((_OURS[name] for name in param.opts if name in _OURS), param.help or "")
    text = voice(known) if known else ""
    choices = getattr(param.type, "choices", None)
    if not choices:
        return text
    words = tuple(str(getattr(each, "value", each)) for each in choices)
    return f"{text} {voice('frame.choices', choices=words)}".strip()
