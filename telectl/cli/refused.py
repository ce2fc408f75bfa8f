"""What a refused command says to programs, on stdout, in the format that they asked for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from telectl.cli import clock
from telectl.cli.options import Options
from telectl.cli.root import search_root
from telectl.cli.streams import show
from telectl.findings import Refusal
from telectl.render.safe import safe

if TYPE_CHECKING:
    from datetime import date

    from telectl.locale import Voice

VERSION = 1


def to_programs(options: Options, refusal: Refusal, sentences: Mapping[Refusal, str]) -> None:
    """Show the refusal, and its parts, by their sentences, where the format has words for it."""
    if options.format == "json":
        text = _as_json(options.voice, options, refusal, sentences)
    elif options.format:
        text = _as_finding(options.format, options, refusal, sentences[refusal])
    else:
        return
    if text:
        show(text.removesuffix("\n"), commands=options.format == "github")


def _as_finding(format: str, options: Options, refusal: Refusal, told: str) -> str:
    from telectl.render.refused import refused

    language, day = options.voice.language, _day(options).isoformat()
    return refused(format, language, safe(told), refusal.exit_code, day)


def _day(options: Options) -> date:
    """The day that was to be judged; where that is what was refused, today."""
    try:
        return options.day
    except Refusal:
        return clock.today()


def _as_json(
    voice: Voice, options: Options, refusal: Refusal, sentences: Mapping[Refusal, str]
) -> str:
    from telectl import __version__
    from telectl.render.findings import finding_view, group_views
    from telectl.render.json import dumps

    base = search_root(options.data)
    told = {
        **_told(refusal, sentences),
        "exit_code": refusal.exit_code,
        "findings": [finding_view(voice, each, base) for each in refusal.findings],
        "groups": group_views(voice, refusal.findings),
        "parts": [_told(each, sentences) for each in refusal.parts],
    }
    head = {"telectl": __version__, "report": "refusal", "version": VERSION}
    return dumps({**head, "refused": told})


def _told(refusal: Refusal, sentences: Mapping[Refusal, str]) -> dict[str, object]:
    from telectl.render.findings import plain

    facts = {key: plain(value) for key, value in refusal.facts.items()}
    return {"key": refusal.key, "message": sentences[refusal], "facts": facts}
