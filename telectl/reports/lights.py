"""A project's traffic light in words: the one set, and beside it the one that the plan gives."""

from __future__ import annotations

from telectl.document import Inline, Text
from telectl.model.project import Project
from telectl.reports.teller import LIGHTS, Teller
from telectl.workflow.lights import Cause, Lights, lights_of


def lights_on(teller: Teller, project: Project) -> Lights:
    """Both lights as of the day."""
    return lights_of(project, teller.portfolio.settings.thresholds, teller.day)


def light(teller: Teller, lights: Lights, *, whole: bool = False) -> Inline:
    """The light that counts; whether it is computed, or what would be; ``whole`` says why too."""
    voice = teller.voice
    if lights.shown is None:
        return teller.light(None)
    facts = {"light": lights.shown, "computed": lights.computed}
    tone = LIGHTS[lights.worst or lights.shown]
    why = because(teller, lights) if whole else ""
    if why and (lights.rating is None or lights.differ):
        key = "light.differs_because" if lights.differ else "light.computed_because"
        return Text(voice(key, **facts, why=why), tone)
    if lights.rating is None:
        return Text(voice("light.computed", **facts), tone)
    return Text(voice("light.differs" if lights.differ else "light.set", **facts), tone)


def because(teller: Teller, lights: Lights) -> str:
    """What gives the computed light: all that is as dark as it."""
    dark = [each for each in lights.causes if each.light == lights.computed]
    return teller.voice.list([_said(teller, each) for each in dark])


def _said(teller: Teller, cause: Cause) -> str:
    voice, facts = teller.voice, cause.facts
    if cause.why == "time":
        days = int(str(facts["days"]))
        return voice("light.time" if days > 0 else "light.in_time", days=teller.days(days))
    more = int(str(facts["more"]))
    return voice("light.cost" if more > 0 else "light.in_budget", percent=facts["percent"])
