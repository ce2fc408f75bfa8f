"""Why no day is known, in words, and the commands that can make one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from telectl.document import Inline, Text
from telectl.model.body import Body
from telectl.model.decision import Decision
from telectl.reports.teller import Teller
from telectl.workflow.barred import Barred
from telectl.workflow.stages import Path


def barred_text(teller: Teller, barred: Barred | None) -> str:
    """Why there is no day, and from when nobody has the mandate."""
    if barred is None:
        return ""
    facts = {**barred.facts, "body": teller.name(barred.body) if barred.body else None}
    role = facts.get("role", "decide")
    why = (
        f"{barred.why}_now"
        if barred.why in ("nobody", "advice") and not barred.body
        else barred.why
    )
    text = teller.voice(f"barred.{role}.{why}", **facts)
    if facts.get("vacant"):
        text += teller.voice(f"barred.{role}.vacant", **facts)
    return text


def barrings(path: Path) -> tuple[Barred, ...]:
    """The reasons of their own why no day is known; of one body's several subjects, one."""
    found: dict[tuple[str, str | None], Barred] = {}
    for stage in (*path.stages, *((path.without,) if path.without else ())):
        why = stage.barred
        if why is not None and why.why != "advice":
            known = found.get((why.why, why.body))
            found[why.why, why.body] = joined(known, why) if known else why
    return tuple(found.values())


def joined(one: Barred, other: Barred) -> Barred:
    """The same reason for the subjects of both."""
    subjects = dict.fromkeys([*_subjects(one), *_subjects(other)])
    return one._replace(facts={**one.facts, "subject": tuple(subjects)})


def _subjects(barred: Barred) -> tuple[str, ...]:
    named = barred.facts.get("subject")
    return named if isinstance(named, tuple) else (str(named),)


def barred_item(teller: Teller, barred: Barred, case: Decision | None) -> tuple[Inline, ...]:
    text = barred_text(teller, barred)
    commands = barred_commands(teller, barred, case)
    return (f"{text[:1].upper()}{text[1:]}.", *(Text(each, "command") for each in commands))


def barred_commands(teller: Teller, barred: Barred, case: Decision | None) -> Iterator[str]:
    """A further meeting day; a mandate for the one who comes after; advice done without."""
    voice = teller.voice
    role, subjects = barred.facts.get("role"), _subjects(barred)
    if barred.why != "nobody":
        yield voice("explained.command.calendar", body=barred.body)
    if barred.why == "nobody" or barred.facts.get("vacant"):
        body = teller.portfolio.get(Body, barred.body)
        successors = body.successors if body else ()
        named = successors[0] if successors else voice("explained.forum")
        since = barred.facts.get("vacant") or voice("explained.date")
        since = since.isoformat() if isinstance(since, date) else since
        yield voice(
            f"explained.command.{role}", body=named, since=since, subject=",".join(subjects)
        )
    if role == "advise":
        named = case.id if case else voice("explained.case")
        for each in subjects:
            yield voice("explained.command.waive", case=named, subject=each)
