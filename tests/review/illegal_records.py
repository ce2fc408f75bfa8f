"""Every kind of illegal change of what was decided, and of records: and the code that tells it."""

from __future__ import annotations

from telectl.store.yaml import read
from telectl.workflow.frozen import item_print, items_of
from tests.review.bench import Bench
from tests.review.illegal import PILOT, Illegal, both, edit, then

CASE = "decisions/drift-af-videokonsultation.yaml"
MEETING = "meetings/core-2025-09-08.yaml"
REMOVED_TASK = "tasks/saarkursus-i-herlev.yaml"


def unstamped(bench: Bench) -> None:
    """The case as it would be from before there were stamps."""
    bench.cut(CASE, "stamps:")
    bench.edit("telectl.yaml", ("stamps_since: 2025-06-20", "stamps_since: 2026-11-01"))


def without_stamps(bench: Bench) -> None:
    bench.cut(CASE, "stamps:")


def old_record_again(bench: Bench) -> None:
    """A task that was taken out comes back as another one."""
    bench.write(
        "tasks/saarkursus-i-herlev.yaml",
        "id: saarkursus-i-herlev\ntitle: Noget helt andet\nfictional: true\n"
        "owner: ulla-noerregaard\ndue: 2026-12-24\n",
    )


TABLE = [
    Illegal(
        "a field that was fixed is changed",
        edit(CASE, ("background: Udbredelsen", "background: Udbredningen")),
        {"D034"},
    ),
    Illegal(
        "a field is changed and its stamp with it",
        both(without_stamps, edit(CASE, ('title: "Drift', 'title: "Udbredelse'))),
        {"CH004", "CH005", "D037"},
    ),
    Illegal(
        "a field is changed, and a new stamp with a reason calls it a correction",
        both(
            edit(
                CASE,
                (
                    "moves:\n      project: videokonsultation-i-ambulatorier\n      to: operation",
                    "moves:\n      project: videokonsultation-i-ambulatorier\n      to: closed",
                ),
            ),
            lambda bench: _stamped_anew(bench, "points[1]"),
        ),
        {"CH004", "D036", "G003"},
    ),
    Illegal("the stamps are taken out", without_stamps, {"CH005", "D037"}),
    Illegal(
        "the outcome is turned into its opposite, with its stamp",
        both(without_stamps, edit(CASE, ("result: approved", "result: rejected"))),
        {"CH004", "CH005", "D037", "G003"},
    ),
    Illegal(
        "the outcome is taken out",
        both(without_stamps, lambda bench: bench.cut(CASE, "outcomes:", "follow_ups:")),
        {"CH004", "CH005", "D041", "G003"},
    ),
    Illegal(
        "a decided case is laid more on",
        edit(CASE, ("concerns:\n", "concerns:\n  - hofteopfoelgning-paa-video\n")),
        {"CH004"},
        unstamped,
    ),
    Illegal(
        "a step is laid on a decided case",
        edit(CASE, ("      to: operation", "      to: closed")),
        {"CH004", "G003"},
        unstamped,
    ),
    Illegal(
        "an old case is said to waive what nobody waived",
        edit(
            CASE,
            (
                "background:",
                "waivers:\n  - demand: maturity\n    reason: Ikke nødvendigt\nbackground:",
            ),
        ),
        {"CH004"},
        unstamped,
    ),
    Illegal(
        "the journal number is another",
        edit(CASE, ("number: EKSEMPEL-2026-005", "number: EKSEMPEL-2026-999")),
        {"CH007"},
        unstamped,
    ),
    Illegal(
        "the stamped journal number is another",
        edit(CASE, ("number: EKSEMPEL-2026-005", "number: EKSEMPEL-2026-999")),
        {"D034"},
    ),
    Illegal(
        "a follow-up is taken out with its stamp",
        both(without_stamps, lambda bench: bench.cut(CASE, "follow_ups:", "orientations:")),
        {"CH004", "CH005", "D037"},
    ),
    Illegal(
        "an orientation is taken out",
        lambda bench: bench.edit(
            CASE,
            (
                (
                    "  - forum: patientinddragelsesudvalget\n    date: 2026-04-06\n"
                    "    what: Koncerndirektionens beslutning 17. marts 2026\n"
                ),
                "",
            ),
        ),
        {"D034"},
    ),
    Illegal(
        "an excerpt is another", edit(CASE, ("sent: 2026-03-24", "sent: 2026-03-20")), {"D034"}
    ),
    Illegal(
        "approved minutes are changed",
        edit(
            MEETING,
            (
                "member: jakob-winther\n    status: present",
                "member: jakob-winther\n    status: absent",
            ),
        ),
        {"D044"},
    ),
    Illegal(
        "approved minutes are changed, and their stamp taken out",
        both(
            lambda bench: bench.cut(MEETING, "stamps:"),
            edit(
                MEETING,
                (
                    "member: jakob-winther\n    status: present",
                    "member: jakob-winther\n    status: absent",
                ),
            ),
        ),
        {"CH008"},
    ),
    Illegal(
        "approved minutes are a draft again",
        edit(MEETING, ("status: final", "status: draft")),
        {"CH008", "D044"},
    ),
    Illegal(
        "a closed meeting is open again",
        edit(MEETING, ("status: closed", "status: held")),
        {"CH008", "T021"},
    ),
    Illegal(
        "the agreed plan is changed, and the project with it",
        lambda bench: [
            bench.edit(PILOT, ("baseline: 2026-11-10", "baseline: 2026-12-08")),
            bench.write(PILOT, bench.text(PILOT).replace("date: 2026-11-10", "date: 2026-12-08")),
        ],
        {"CH009"},
    ),
    Illegal(
        "an agreed plan is taken out",
        lambda bench: bench.cut(PILOT, "baselines:", "ratings:"),
        {"CH009"},
    ),
    Illegal(
        "stamps begin later",
        edit("telectl.yaml", ("stamps_since: 2025-06-20", "stamps_since: 2026-11-01")),
        {"CH010"},
    ),
    Illegal(
        "stamps never begin", edit("telectl.yaml", ("stamps_since: 2025-06-20", "")), {"CH010"}
    ),
    Illegal("a decided case is deleted", lambda bench: bench.remove(CASE), {"CH013", "R001"}),
    Illegal(
        "a project with its moves is deleted", lambda bench: bench.remove(PILOT), {"CH013", "R001"}
    ),
    Illegal("a meeting that was held is deleted", lambda bench: bench.remove(MEETING), {"CH013"}),
    Illegal("another record is made under an id", old_record_again, {"CH014"}),
    Illegal(
        "a record is taken out, and another made under its id",
        then(lambda bench: bench.remove(REMOVED_TASK), old_record_again),
        {"CH014"},
    ),
    Illegal(
        "an id from long ago is used again",
        old_record_again,
        {"CH014"},
        lambda bench: bench.remove(REMOVED_TASK),
    ),
    Illegal(
        "a record is of another kind",
        lambda bench: [
            bench.remove(REMOVED_TASK),
            bench.write(
                "needs/saarkursus-i-herlev.yaml",
                bench.text("needs/udstyr-uden-oplaering.yaml").replace(
                    "id: udstyr-uden-oplaering", "id: saarkursus-i-herlev"
                ),
            ),
        ],
        {"CH014"},
    ),
    Illegal(
        "a record goes by another id",
        lambda bench: [
            bench.move(REMOVED_TASK, "tasks/saarkursus-i-byen.yaml"),
            bench.edit(
                "tasks/saarkursus-i-byen.yaml", ("id: saarkursus-i-herlev", "id: saarkursus-i-byen")
            ),
        ],
        {"CH015"},
    ),
]


def _stamped_anew(bench: Bench, field: str) -> None:
    """A stamp as it would be made, with a reason, of what stands there now."""
    raw = read(bench.text(CASE).encode())[0]
    is_ = item_print("points", items_of(raw, "points")[0])
    bench.write(
        CASE,
        bench.text(CASE)
        + (
            "  - record: drift-af-videokonsultation\n    date: 2026-11-20\n"
            f"    fields: {field}:{is_}\n    reason: Skrivefejl\n"
        ),
    )
