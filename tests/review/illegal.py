"""Every kind of illegal move: what somebody does by hand, and the code that tells it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from tests.review.bench import Bench

IDEA = "projects/hofteopfoelgning-paa-video.yaml"
PILOT = "projects/teledermatologi-i-nord.yaml"
RUNNING = "projects/videokonsultation-i-ambulatorier.yaml"
FIRST = """  - date: 2026-08-24
    to: idea
    by: hanne-brandstrup
"""
TO_ANALYSIS = """  - date: 2026-11-20
    from: idea
    to: analysis
    by: hanne-brandstrup
"""
TO_OPERATION = TO_ANALYSIS.replace("to: analysis", "to: operation")


class Illegal(NamedTuple):
    """What is done, and which codes tell it; ``before`` is done in the base already."""

    what: str
    act: Callable[[Bench], object]
    codes: set[str]
    before: Callable[[Bench], object] | None = None


def edit(file: str, *pairs: tuple[str, str]) -> Callable[[Bench], object]:
    return lambda bench: bench.edit(file, *pairs)


def both(*acts: Callable[[Bench], object]) -> Callable[[Bench], object]:
    def do(bench: Bench) -> None:
        for each in acts:
            each(bench)

    return do


def then(*acts: Callable[[Bench], object]) -> Callable[[Bench], object]:
    """Each in a commit of its own, but the last."""

    def do(bench: Bench) -> None:
        for each in acts[:-1]:
            each(bench)
            bench.commit()
        acts[-1](bench)

    return do


PURPOSELESS = edit(
    IDEA,
    ("state: idea", "state: analysis"),
    (FIRST, FIRST + TO_ANALYSIS),
    ("purpose: Patienten møder kirurgen på video seks uger efter operationen\n", ""),
)
LEAPT = edit(IDEA, ("state: idea", "state: operation"), (FIRST, FIRST + TO_OPERATION))
ALLOWED = edit(
    "workflow.yaml",
    ("steps:\n", "steps:\n  - {from: idea, to: operation, approver: team_leader}\n"),
)

TABLE = [
    Illegal("a project leaps over stages", LEAPT, {"P005"}),
    Illegal("the same change allows the leap", both(ALLOWED, LEAPT), {"CH001"}),
    Illegal("an earlier commit allows the leap", then(ALLOWED, LEAPT), {"CH001"}),
    Illegal(
        "the rules are bent for the leap and put back",
        then(
            ALLOWED,
            LEAPT,
            lambda bench: bench.edit(
                "workflow.yaml", ("  - {from: idea, to: operation, approver: team_leader}\n", "")
            ),
        ),
        {"CH001", "P005"},
    ),
    Illegal("the gate's demands are not met", PURPOSELESS, {"G005"}),
    Illegal(
        "the gate is taken off in the same change",
        both(
            PURPOSELESS,
            edit(
                "workflow.yaml",
                (
                    "{from: idea, to: analysis, approver: team_leader, gate: start}",
                    "{from: idea, to: analysis, approver: team_leader}",
                ),
            ),
        ),
        {"CH001"},
    ),
    Illegal(
        "no decision covers the step",
        edit(
            PILOT,
            ("state: pilot", "state: rollout"),
            (
                "    decision: pilot-teledermatologi\n",
                (
                    "    decision: pilot-teledermatologi\n  - date: 2026-11-20\n    from: pilot\n"
                    "    to: rollout\n    by: hanne-brandstrup\n"
                ),
            ),
        ),
        {"G003", "G006"},
    ),
    Illegal(
        "the step is dated before its decision",
        edit(
            PILOT,
            (
                "  - date: 2026-01-20\n    from: analysis",
                "  - date: 2026-01-19\n    from: analysis",
            ),
        ),
        {"CH002", "G003"},
    ),
    Illegal(
        "the state is set and no transition says so",
        edit(IDEA, ("state: idea", "state: pilot")),
        {"P002"},
    ),
    Illegal("a state is misspelt", edit(PILOT, ("state: pilot", "state: pilott")), {"P001"}),
    Illegal(
        "a misspelt state is made a state",
        both(
            edit(PILOT, ("state: pilot", "state: pilott")),
            edit("workflow.yaml", ("  - id: pilot\n", "  - id: pilot\n  - id: pilott\n")),
        ),
        {"CH001", "P002"},
    ),
    Illegal(
        "a transition is reworded",
        edit(
            PILOT,
            (
                "decision: pilot-teledermatologi\n",
                ("decision: pilot-teledermatologi\n    reason: Skrevet til bagefter\n"),
            ),
        ),
        {"CH002"},
    ),
    Illegal(
        "the last transition is taken out",
        edit(
            PILOT,
            ("state: pilot", "state: analysis"),
            (
                (
                    "  - date: 2026-01-20\n    from: analysis\n    to: pilot\n"
                    "    by: hanne-brandstrup\n"
                    "    decision: pilot-teledermatologi\n"
                ),
                "",
            ),
        ),
        {"CH002"},
    ),
    Illegal(
        "a transition is put in between, before the last one",
        edit(
            PILOT,
            (
                "  - date: 2026-01-20\n    from: analysis",
                (
                    "  - date: 2025-12-01\n    from: analysis\n    to: analysis\n"
                    "    by: hanne-brandstrup\n"
                    "  - date: 2026-01-20\n    from: analysis"
                ),
            ),
        ),
        {"CH002", "P005"},
    ),
    Illegal(
        "two transitions change places",
        edit(
            PILOT,
            (
                (
                    "  - date: 2025-02-10\n    to: idea\n"
                    "    by: hanne-brandstrup\n    pre_charter: true\n"
                    "  - date: 2025-05-12\n    from: idea\n    to: analysis\n"
                    "    by: hanne-brandstrup\n"
                    "    pre_charter: true\n"
                ),
                (
                    "  - date: 2025-05-12\n    from: idea\n    to: analysis\n"
                    "    by: hanne-brandstrup\n"
                    "    pre_charter: true\n"
                    "  - date: 2025-02-10\n    to: idea\n"
                    "    by: hanne-brandstrup\n    pre_charter: true\n"
                ),
            ),
        ),
        {"CH002", "P003", "P004"},
    ),
    Illegal(
        "a new transition is dated before the last one",
        edit(
            IDEA,
            ("state: idea", "state: analysis"),
            (FIRST, FIRST + TO_ANALYSIS.replace("2026-11-20", "2026-08-01")),
        ),
        {"P004"},
    ),
    Illegal(
        "a new transition calls itself older than the centre",
        edit(
            IDEA,
            ("state: idea", "state: analysis"),
            (
                FIRST,
                FIRST + TO_ANALYSIS.replace("2026-11-20", "2025-08-01") + "    pre_charter: true\n",
            ),
        ),
        {"CH003", "P004"},
    ),
    Illegal(
        "there and back: a leap is taken out again",
        then(LEAPT, lambda bench: bench.desk.repo.checkout("HEAD^", "--", ".")),
        {"P005", "CH002"},
    ),
    Illegal(
        "there and back: only the state",
        then(
            edit(PILOT, ("state: pilot", "state: closed")),
            edit(PILOT, ("state: closed", "state: pilot")),
        ),
        {"P002"},
    ),
    Illegal(
        "somebody else than the leader makes the leader's step",
        edit(
            IDEA,
            ("state: idea", "state: analysis"),
            (FIRST, FIRST + TO_ANALYSIS.replace("hanne-brandstrup", "lene-oestergaard")),
        ),
        {"P010"},
    ),
    Illegal(
        "invalid data in a commit on the way",
        then(
            lambda bench: bench.write(IDEA, bench.text(IDEA) + "farve: blå\n"),
            edit(IDEA, ("farve: blå\n", "")),
        ),
        {"S001"},
    ),
    Illegal(
        "the rules can't be read, and a project moves",
        LEAPT,
        {"CH001"},
        edit("workflow.yaml", ("schema_version: 1", "schema_version: 1\nfarve: blå")),
    ),
]
