"""Which wording of its sort fits a change: the first one, the late one, the one without a day."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from telectl.reports.changes import facts as f

Variants = tuple[tuple[Callable[[Any], bool], str], ...]
_LATE: Variants = ((lambda each: each.late > 0, "late"),)
_NO_DAY: Variants = ((lambda each: each.day is None, "undated"),)
_FIRST: Variants = ((lambda each: each.before is None, "first"),)

# Which wording of its sort fits a change; the first that holds.
VARIANTS: Mapping[type[f.Fact], Variants] = {
    f.Moved: ((lambda each: each.day is None, "undated"), (lambda each: not each.origin, "begun")),
    f.Lit: (*_FIRST, (lambda each: each.before == each.light, "same")),
    f.Paper: _FIRST,
    f.Consented: ((lambda each: each.site not in (None, each.organisation), "site"),),
    f.Submitted: ((lambda each: each.before is not None, "again"),),
    f.Ruled: ((lambda each: not each.deciding, "said"),),
    f.Superseded: ((lambda each: not each.decided, "asked"),),
    f.Asked: _NO_DAY,
    f.Advised: ((lambda each: each.conclusion is None, "unsaid"),),
    f.HearingSent: (*_NO_DAY, (lambda each: each.deadline is None, "open")),
    f.HearingAnswered: _LATE,
    f.Seated: _NO_DAY,
    f.Assigned: _NO_DAY,
    f.Mandated: (
        (lambda each: each.day is None and bool(each.subjects), "undated_about"),
        *_NO_DAY,
        (lambda each: bool(each.subjects), "about"),
    ),
    f.MandateEnded: ((lambda each: bool(each.subjects), "about"),),
    f.Milestone: ((lambda each: each.gone, "gone"),),
    f.Reached: _LATE,
    f.Agreed: ((lambda each: each.reason is None, "first"),),
    f.FollowedUp: _LATE,
    f.TaskOpened: (
        (lambda each: each.owner is None and each.due is None, "bare"),
        (lambda each: each.due is None, "undated"),
        (lambda each: each.owner is None, "unowned"),
    ),
    f.Action: ((lambda each: each.done is not None, "done"),),
    f.Called: ((lambda each: each.cases == 0, "empty"),),
    f.MinutesStand: ((lambda each: each.status == "draft", "draft"), *_NO_DAY),
    f.Deployed: (
        (lambda each: each.before is None and each.day is None, "first_undated"),
        *_FIRST,
        *_NO_DAY,
    ),
    f.Matured: _FIRST,
    f.Readied: _FIRST,
    f.Documented: (
        (lambda each: each.before is not None, "turned"),
        (lambda each: each.result is None, "bare"),
    ),
    f.Ranked: (
        (lambda each: each.old == each.new, "same"),
        (lambda each: each.old is None, "first"),
        (lambda each: each.new is None, "out"),
    ),
    f.Directed: _NO_DAY,
    f.PlanStands: _FIRST,
    f.Responded: ((lambda each: each.nothing, "nothing"),),
    f.StateListed: ((lambda each: each.gone, "gone"),),
    f.StepListed: (
        (lambda each: each.gone, "gone"),
        (lambda each: each.gate is None, "free"),
    ),
}
