"""The way to a decision in words: the days, what they take for granted, what bars them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from telectl.document import Block, Heading, Inline, Items, Text
from telectl.locale import Voice
from telectl.model.decision import Decision
from telectl.reports.barriers import barred_commands, barred_item, barred_text, barrings
from telectl.reports.teller import Teller
from telectl.reports.views import as_view
from telectl.workflow.barred import Barred
from telectl.workflow.earliest import submitted
from telectl.workflow.sittings import Sitting
from telectl.workflow.stages import Assumed, Path, Stage


class Dated(NamedTuple):
    """A day on the way, what it is for, and the command that makes it."""

    day: date
    text: str
    command: str | None = None


def earliest_text(teller: Teller, path: Path) -> Inline:
    """The earliest day of the decision with its body; or why there is none."""
    day, body = path.day, path.decision.whose
    if day is not None:
        return teller.voice("explained.earliest", day=day, body=teller.name(body))
    text = teller.voice("explained.no_day", why=barred_text(teller, path.decision.barred))
    if path.without is not None and path.without.day is not None:
        text += teller.voice("explained.without", day=path.without.day)
    return Text(text, "bad")


def dates(teller: Teller, path: Path, case: Decision | None) -> list[Dated]:
    """The deadlines that can still be kept and the meetings, by day."""
    found: list[Dated] = []
    last = path.without if path.without and path.without.day else path.decision
    for stage in (*path.waits, last):
        found += _of_stage(teller, stage, case)
    return sorted(found, key=lambda each: each.day)


def _of_stage(teller: Teller, stage: Stage, case: Decision | None) -> Iterator[Dated]:
    voice, day = teller.voice, stage.day
    if day is None or any(each.key == "hearing_overdue" for each in stage.assumed):
        return
    facts = {"body": teller.name(stage.whose), "subject": stage.subject, "day": day}
    if stage.sitting and _is_to_submit(teller, stage, case):
        key = f"explained.submit.{stage.kind}"
        command = _submitting(voice, stage, case)
        yield Dated(stage.sitting.submit_by, voice(key, **facts), command)
    elif stage.sitting and case and stage.kind == "decision" and not _listed(stage, case):
        agenda = f"telectl add {stage.sitting.meeting} agenda {case.id}"
        yield Dated(
            day, voice("explained.list", **facts), agenda if stage.sitting.meeting else None
        )
    yield Dated(day, voice(f"explained.day.{stage.kind}", **facts))


def _listed(stage: Stage, case: Decision) -> bool:
    return stage.sitting is not None and case.id in stage.sitting.agenda


def _is_to_submit(teller: Teller, stage: Stage, case: Decision | None) -> bool:
    if stage.kind == "decision":
        return submitted(teller.portfolio, case, teller.day) is None
    return any(each.key == "advice_asked_today" for each in stage.assumed)


def _submitting(voice: Voice, stage: Stage, case: Decision | None) -> str:
    case_id = case.id if case else voice("explained.case")
    if stage.kind == "decision":
        return voice("explained.command.submit", case=case_id)
    return voice(
        "explained.command.ask", case=case_id, subject=f"{stage.subject}", body=f"{stage.whose}"
    )


def path_blocks(teller: Teller, path: Path, case: Decision | None, others: int) -> Iterator[Block]:
    """The days on the way, what can be done where there is none, what is taken for granted."""
    voice = teller.voice
    barring = list(barrings(path))
    if barring:
        yield Heading(2, voice("explained.no_way"))
        yield Items(tuple(barred_item(teller, each, case) for each in barring))
    told = dates(teller, path, case)
    if told:
        yield Heading(2, voice("explained.way"))
        yield Items(tuple(_dated(teller, each) for each in told))
    taken = assumptions(teller, path, others)
    if taken:
        yield Heading(2, voice("explained.assumed"))
        yield Items(tuple((each,) for _, each in taken))


def _dated(teller: Teller, each: Dated) -> tuple[Inline, ...]:
    runs: list[Inline] = [Text(teller.voice.day(each.day), "strong"), f" {each.text}"]
    return (*runs, *((Text(each.command, "command"),) if each.command else ()))


def assumptions(teller: Teller, path: Path, others: int) -> list[tuple[Assumed, str]]:
    """What the days take for granted, each in a sentence."""
    taken = list(path.assumed)
    if others and (path.day or (path.without and path.without.day)):
        taken.append(Assumed("others", {"n": others}))
    return [(each, _sentence(teller, each)) for each in taken]


def _sentence(teller: Teller, assumed: Assumed) -> str:
    facts = dict(assumed.facts)
    if isinstance(facts.get("body"), str):
        facts["body"] = teller.name(str(facts["body"]))
    return teller.voice(f"assumed.{assumed.key}", **facts)


def path_view(teller: Teller, path: Path, case: Decision | None, others: int) -> object:
    """The way for machines: every stage, date and assumption as a value with its sentence."""
    without = path.without.day if path.without else None
    return as_view(
        {
            "day": path.day,
            "body": path.decision.whose,
            "without_advice": without,
            "stages": [_stage_view(teller, each, case) for each in path.stages],
            "dates": dates(teller, path, case),
            "assumed": [
                {"key": each.key, "facts": each.facts, "text": text}
                for each, text in assumptions(teller, path, others)
            ],
        }
    )


def _stage_view(teller: Teller, stage: Stage, case: Decision | None) -> dict[str, object]:
    return {
        "kind": stage.kind,
        "whose": stage.whose,
        "subject": stage.subject,
        "day": stage.day,
        "sitting": _sitting_view(stage.sitting) if stage.sitting else None,
        "barred": _barred_view(teller, stage.barred, case) if stage.barred else None,
    }


def _barred_view(teller: Teller, barred: Barred, case: Decision | None) -> dict[str, object]:
    commands = () if barred.why == "advice" else barred_commands(teller, barred, case)
    text = barred_text(teller, barred)
    return {"why": barred.why, "body": barred.body, "text": text, "commands": list(commands)}


def _sitting_view(sitting: Sitting) -> dict[str, object]:
    return {"day": sitting.day, "submit_by": sitting.submit_by, "meeting": sitting.meeting}
