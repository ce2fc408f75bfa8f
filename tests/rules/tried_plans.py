"""Plans as agreed, and the light that they give: what is wrong, and what is right beside it."""

from __future__ import annotations

from tests.rules.builders import Case


def plan(*days: str, **more: object) -> dict[str, object]:
    """The milestone M as it was agreed, once on the first of May and again every day after."""
    agreed = (
        {"date": f"2026-05-{i:02d}", "milestones": [{"title": "M", "date": day}], **more}
        for i, day in enumerate(days, start=1)
    )
    return {"baselines": list(agreed)}


def agreed(kroner: int, *days: str) -> dict[str, object]:
    """The budget as it was agreed, on each of the days anew."""
    return {
        "baselines": [
            {"date": day, "budget": kroner, "reason": "R"} for day in days or ("2026-05-01",)
        ]
    }


def milestone(baseline: str, title: str = "M") -> dict[str, object]:
    return {"milestones": [{"title": title, "baseline": baseline, "due": "2026-09-01"}]}


CASES = [
    Case(
        "P032",
        "trial.milestones.0.baseline",
        {"trial": {**milestone("2026-09-01"), **plan("2026-08-01")}},
        {"trial": {**milestone("2026-09-01"), **plan("2026-09-01")}},
    ),
    Case(
        "P032",
        "trial.budget.baseline",
        *({"trial": {"budget": {"baseline": kroner}, **agreed(100)}} for kroner in (200, 100)),
    ),
    Case(
        "P033",
        "trial.milestones",
        {"trial": {**milestone("2026-09-01", "N"), **plan("2026-09-01")}},
        {"trial": {**milestone("2026-09-01"), **plan("2026-09-01")}},
    ),
    Case(
        "P034",
        "trial.baselines.1",
        {"trial": {**milestone("2026-09-01"), **plan("2026-08-01", "2026-09-01")}},
        {"trial": {**milestone("2026-09-01"), **plan("2026-08-01", "2026-09-01", reason="R")}},
    ),
    Case(
        "P034",
        "trial.baselines.0.date",
        {"trial": {**milestone("2026-09-01"), **plan("2026-09-01", date="2026-06-02")}},
        {"trial": {**milestone("2026-09-01"), **plan("2026-09-01", date="2026-06-01")}},
    ),
    Case(
        "P034",
        "trial.baselines.1.date",
        *(
            {"trial": {"budget": {"baseline": 1}, **agreed(1, *days)}}
            for days in (("2026-05-02", "2026-05-01"), ("2026-05-01", "2026-05-02"))
        ),
    ),
    Case(
        "P035",
        "trial.milestones",
        {"trial": milestone("2026-09-01")},
        {"trial": {**milestone("2026-09-01"), **plan("2026-09-01")}},
    ),
    Case(
        "P024",
        "trial.ratings.0.value",
        *(
            {
                "trial": {
                    "budget": {"baseline": 100, "forecast": forecast},
                    "ratings": [{"date": "2026-05-20", "value": "green", "reason": "Fint"}],
                }
            }
            for forecast in (101, 100)
        ),
    ),
]
