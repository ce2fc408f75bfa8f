"""Advice that a body gives at its meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telectl.cli.frame import Exit, Refusal

if TYPE_CHECKING:
    from telectl.cli.acting import Acting
    from telectl.model.meeting import Meeting


def advised(
    acting: Acting,
    meeting: Meeting,
    case: str,
    said: tuple[str, str | None, str | None],
    dry_run: bool,
) -> int:
    """Advice that the body gave at its meeting: it stands in the case at once."""
    from telectl.workflow import advising
    from telectl.workflow.advising import Advised

    conclusion, subject, text = said
    told = Advised(
        case,
        _subject(acting, meeting, case, subject),
        meeting.body,
        conclusion=str(advising.parsed("conclusion", conclusion, "--advice")),
        text=text,
        meeting=meeting.id,
    )
    changes = tuple(advising.at_meeting(acting.portfolio, meeting, told, acting.moment))
    return acting.carry_out(
        "advice record",
        changes,
        dry_run=dry_run,
        on=meeting.date,
        id=case,
        body=told.body,
        subject=told.subject,
        conclusion=told.conclusion,
    )


def _subject(acting: Acting, meeting: Meeting, case: str, said: str | None) -> str:
    """The subject as told; where the body was asked about one only, that one."""
    from telectl.workflow import advising

    if said:
        return str(advising.parsed("subject", said, "--subject"))
    found = advising.of_case(acting.portfolio, case)
    asked = {e.subject for e in found.advice if e.body == meeting.body and not e.given}
    if len(asked) != 1:
        raise Refusal(Exit.USAGE, "usage.missing_options", names=("--subject",))
    return asked.pop()
