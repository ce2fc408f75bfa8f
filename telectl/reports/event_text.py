"""An event in words."""

from __future__ import annotations

from telectl.reports.events import Event
from telectl.reports.teller import NOTHING, Teller


def event_text(teller: Teller, event: Event) -> str:
    """What happened, without the record's name."""
    voice = teller.voice
    facts: dict[str, object] = dict(event.facts)
    if event.kind == "transition":
        begun = facts["from"] is None
        key = "event.begun" if begun else "event.transition"
        origin = NOTHING if begun else teller.state(str(facts["from"]))
        return voice(key, **{"from": origin, "to": teller.state(str(facts["to"]))})
    if "body" in facts:
        facts["body"] = teller.brief(str(facts["body"]))
    results = facts.get("results")
    if isinstance(results, tuple):
        facts["results"] = [voice.enum("result", each) for each in results]
    professions = facts.get("professions")
    if isinstance(professions, tuple):
        facts["professions"] = list(professions)
    return voice(f"event.{event.kind}", **facts)
