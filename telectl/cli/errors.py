"""Run the program; say what was refused, in words and on request as JSON."""

from __future__ import annotations

import os
from collections.abc import Mapping
from itertools import zip_longest
from typing import Any

import typer

# typer keeps its copy of click private, and has no public names for these.
from typer._click import exceptions as wrong

from telectl.cli.options import COMMAND_NOTE, Options, peek
from telectl.cli.refused import to_programs
from telectl.cli.root import search_root
from telectl.cli.streams import show
from telectl.findings import Exit, Finding, Refusal
from telectl.locale import Voice
from telectl.render.safe import safe, safe_lines, short

_CLOSED = ("value.choice", "usage.choice", "value.state")


def run(program: Any, name: str, arguments: list[str]) -> int:
    """The exit code of one command line."""
    options = peek(arguments)
    try:
        try:
            with program.make_context(name, arguments, obj=options) as ctx:
                return int(program.invoke(ctx) or 0)
        except wrong.UsageError as error:
            raise usage(error) from error
    except Refusal as refusal:
        return refuse(options, refusal)
    except typer.Exit as asked:
        return asked.exit_code
    except (typer.Abort, KeyboardInterrupt, EOFError):
        show(options.voice("frame.interrupted"), error=True)
        return 130
    except OSError as error:
        return refuse(options, _of_the_system(error))
    except Exception as error:
        error.add_note(f"{COMMAND_NOTE}{options.command}")
        raise


def refuse(options: Options, refusal: Refusal) -> int:
    """Say why, and give the code to exit with."""
    voice = options.voice
    sentences = {each: said(voice, each) for each in (refusal, *refusal.parts)}
    to_programs(options, refusal, sentences)
    show(safe_lines(sentences[refusal]), error=True)
    if options.verbose and refusal.key.startswith("remote."):
        show(f"    {safe_lines(str(refusal.facts['reason']))}", error=True)
    for each in refusal.parts:
        show(f"  {safe_lines(sentences[each])}", error=True)
    if refusal.findings:
        _show_findings(voice, options, refusal)
    if refusal.key.startswith("usage."):
        show(voice("refusal.usage.hint", command=options.command), error=True)
    return refusal.exit_code


def said(voice: Voice, refusal: Refusal) -> str:
    """The refusal's sentence; a newline in data can't begin a line of its own.

    What another program said keeps its lines, indented. Where something like what was
    asked for is known, the sentence that names it is taken.
    """
    facts = {k: _harmless(k, v) for k, v in refusal.facts.items()}
    if refusal.key in _CLOSED:
        facts |= _in_words(voice, refusal.key, refusal.facts)
    key = f"refusal.{refusal.key}"
    near = f"{key}_near"
    return voice(near if facts.get("nearest") and voice.has(near) else key, **facts)


def _in_words(voice: Voice, key: str, facts: Mapping[str, object]) -> dict[str, object]:
    """The choices as the language calls them, and the one that is most like what was typed."""
    from telectl.cli.spoken import plain_words
    from telectl.model.words import nearest

    choices = facts.get("choices")
    if not isinstance(choices, tuple):
        return {}
    named = "state" if key == "value.state" else facts.get("key") or facts.get("name")
    words = plain_words(voice, str(named), choices)
    called = dict(zip((*choices, *words), words * 2, strict=True))
    near = nearest(str(facts.get("value") or ""), called)
    return {"choices": words, "nearest": called.get(near or "")}


def _harmless(name: str, value: object) -> object:
    if not isinstance(value, str):
        return value
    if name != "reason":
        return safe(short(value))
    lines = [safe(line) for line in value.splitlines()]
    return lines[0] if len(lines) == 1 else "".join(f"\n    {line}" for line in lines)


def _of_the_system(error: OSError) -> Refusal:
    """What the system refused outside an act: a folder that is gone, a name that is too long."""
    reason = error.strerror or type(error).__name__
    return Refusal(Exit.CONFLICT, "system.failed", reason=reason, file=_named(error))


def _named(error: OSError) -> str:
    return os.fsdecode(error.filename) if isinstance(error.filename, str | bytes) else "?"


def _show_findings(voice: Voice, options: Options, refusal: Refusal) -> None:
    from telectl.render.findings import finding_lines

    base, remedies = search_root(options.data), _remedies(refusal)
    if not remedies:
        for line in finding_lines(voice, refusal.findings, base):
            show(line, error=True)
        return
    for finding, remedy in zip_longest(refusal.findings, remedies, fillvalue=""):
        if isinstance(finding, Finding):
            for line in finding_lines(voice, (finding,), base):
                show(line, error=True)
        for command in str(remedy).splitlines():
            show(f"    {safe(command)}", error=True)


def _remedies(refusal: Refusal) -> tuple[object, ...]:
    """The command that meets each finding, where the refusal knows one."""
    found = refusal.facts.get("remedies", ())
    return found if isinstance(found, tuple) else ()


def usage(error: wrong.UsageError) -> Refusal:
    """What click says in English, as a refusal of ours."""
    if isinstance(error, wrong.NoSuchOption):
        return _no_option(error)
    if isinstance(error, wrong.MissingParameter):
        return _missing(error.param)
    if isinstance(error, wrong.BadParameter):
        return _bad_value(error.param)
    if isinstance(error, wrong.BadOptionUsage):
        # The parser tells the two apart by nothing but its sentence.
        key = "takes_no_value" if "not take a value" in error.message else "missing_value"
        return Refusal(Exit.USAGE, f"usage.{key}", name=error.option_name)
    grouped = hasattr(error.cmd, "list_commands")
    return Refusal(Exit.USAGE, "usage.missing_command" if grouped else "usage")


def _no_option(error: wrong.NoSuchOption) -> Refusal:
    near = tuple(sorted(error.possibilities or ()))[:3]
    if near:
        return Refusal(Exit.USAGE, "usage.no_option_near", name=error.option_name, nearest=near)
    return Refusal(Exit.USAGE, "usage.no_option", name=error.option_name)


def _missing(param: Any) -> Refusal:
    kind = "argument" if param is None or param.param_type_name == "argument" else "option"
    return Refusal(Exit.USAGE, f"usage.missing_{kind}", name=_name(param))


def _bad_value(param: Any) -> Refusal:
    choices = getattr(getattr(param, "type", None), "choices", None)
    if not choices:
        return Refusal(Exit.USAGE, "usage.value", name=_name(param))
    words = tuple(str(getattr(each, "value", each)) for each in choices)
    return Refusal(Exit.USAGE, "usage.choice", name=_name(param), choices=words)


def _name(param: Any) -> str:
    if param is None:
        return "?"
    if param.param_type_name == "argument":
        return str(param.metavar or (param.name or "").upper())
    return str(max(param.opts, key=len))
