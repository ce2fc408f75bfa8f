"""What a decision fixed: changed afterwards, and right beside it."""

from __future__ import annotations

from typing import Any

from telectl.workflow.fingerprints import fingerprint
from telectl.workflow.frozen import AT_ONCE, item_print
from tests.rules.builders import Case, Change, meeting
from tests.rules.portfolios import decided, outcome, point

STEP = {"project": "trial", "to": "pilot"}


def printed(**values: Any) -> str:
    """The fields of a stamp as they are for these values."""
    return " ".join(f"{field}:{is_}" for field, is_ in values.items())


OWN = {
    "title": fingerprint("More"),
    **dict.fromkeys(AT_ONCE[1:], fingerprint(None)),
    "points[1]": item_print("points", point()),
    "outcomes[1]": item_print("outcomes", outcome("approved")),
}
SITES = printed(sites=fingerprint(["north"]))


def stamped(*stamps: Change, **more: Any) -> Change:
    """One more case that was decided, with stamps."""
    return {"decisions/more": decided(stamps=list(stamps), **more)}


def own(day: str = "2026-03-02", **fields: Any) -> Change:
    return {"record": "more", "date": day, "fields": printed(**{**OWN, **fields})}


def approved(day: str = "2026-03-02", **more: Any) -> Change:
    """The step of the trial, approved, with the stamp of its sites."""
    stamp = {"record": "trial", "date": day, "fields": SITES}
    return {"go": {"stamps": [{**stamp, **more}]}}


CASES = [
    Case(
        "D034",
        "more.points.0",
        stamped(own(), points=[point(text="at noget andet")]),
        stamped(own()),
    ),
    Case(
        "D035",
        "trial.sites",
        {**approved(), "trial": {"sites": ["north", "mind"]}},
        approved(),
    ),
    Case("D036", "go.stamps.0", approved("2026-02-28"), approved("2026-03-01")),
    Case(
        "D037",
        "more.stamps",
        stamped({**own(), "fields": printed(**{k: OWN[k] for k in list(OWN)[:-1]})}),
        stamped(own()),
    ),
    Case(
        "D043",
        "more.supersedes",
        *(
            {"decisions/more": decided(supersedes="go", outcomes=[outcome("rejected", date=day)])}
            for day in ("2026-02-01", "2026-03-01")
        ),
    ),
    Case(
        "D045",
        "more.journal.number",
        *(
            {
                "decisions/more": decided(journal={"number": number, "date": "2026-03-02"}),
                "go": {"journal": {"number": "26/9", "date": "2026-03-02"}},
            }
            for number in ("26/9", "26/8")
        ),
    ),
    Case(
        "D044",
        "more.agenda",
        *(
            meeting(
                status="closed",
                agenda=["go"],
                attendance_known=False,
                minutes={"status": "final", "approved": "2026-04-13"},
                stamps=[
                    {
                        "record": "more",
                        "date": "2026-04-13",
                        "fields": printed(agenda=fingerprint(agenda)),
                    }
                ],
            )
            for agenda in (None, ["go"])
        ),
    ),
    Case(
        "T012",
        "more.corrections.0.date",
        *(
            meeting(
                status="closed",
                attendance_known=False,
                minutes={"status": "final", "approved": "2026-04-13"},
                corrections=[{"date": day, "reason": "Slåfejl", "case": "go"}],
            )
            for day in ("2026-04-14", "2026-04-13")
        ),
    ),
]
