"""Each sort of change that there is, as a few changes of a small portfolio."""

from __future__ import annotations

from typing import Any

from telectl.model.changes import Append, Change, Create, Remove, Set

P, C = "maaling-paa-tvaers", "pilot-af-maaling"
S, M = "maaling-hjemme", "ledelsen-2026-06-10"


def outcome(result: str = "approved", **more: Any) -> dict[str, Any]:
    """What the board said, deciding."""
    return {
        "body": "ledelsen",
        "date": "2026-06-10",
        "deciding": True,
        "points": [{"number": 1, "result": result}],
        **more,
    }


CHANGES: dict[str, list[Change]] = {
    "a step": [
        Append(
            P,
            ("transitions",),
            {
                "date": "2026-06-11",
                "from": "analysis",
                "to": "pilot",
                "by": "bodil-aaris",
                "decision": C,
                "reason": "Alt er klar",
            },
        ),
        Set(P, ("state",), "pilot"),
        Append(C, ("outcomes",), outcome()),
    ],
    "state": [Set(P, ("state",), "pilot")],
    "new project": [
        Create(
            "projects",
            "nyt",
            {
                "title": "Nyt",
                "state": "idea",
                "transitions": [{"date": "2026-06-02", "to": "idea", "by": "oscar-oe"}],
            },
        )
    ],
    "new project without steps": [Create("projects", "nyt", {"title": "Nyt", "state": "idea"})],
    "light": [
        Append(P, ("ratings",), {"date": "2026-06-02", "value": "red", "reason": "Står stille"})
    ],
    "same light": [
        Append(P, ("ratings",), {"date": "2026-06-02", "value": "amber", "reason": "Samme"})
    ],
    "note": [Append(P, ("notes",), {"date": "2026-06-02", "text": "Det går godt"})],
    "paper": [
        Set(P, ("evidence", 1, "status"), "approved"),
        Set(P, ("evidence", 1, "date"), "2026-06-02"),
        Append(P, ("evidence",), {"kind": "it_risk", "status": "draft"}),
    ],
    "involvement": [
        Append(
            P,
            ("involvement",),
            {"date": "2026-06-02", "type": "visit", "professions": ["læge"], "outcome": "Set"},
        )
    ],
    "consent": [
        Append(
            P, ("consents",), {"organisation": "kommune-oeby", "date": "2026-06-02", "by": "Chefen"}
        )
    ],
    "milestone slips": [Set(P, ("milestones", 1, "due"), "2026-07-22")],
    "earlier": [Set(P, ("milestones", 1, "due"), "2026-06-30"), Set(P, ("start",), "2026-01-26")],
    "reached": [Set(P, ("milestones", 0, "done"), "2026-05-25")],
    "milestones": [
        Append(
            P, ("milestones",), {"title": "Drift", "baseline": "2026-12-01", "due": "2026-12-01"}
        ),
        Remove(P, ("milestones", 0)),
    ],
    "agreed": [
        Append(
            P,
            ("baselines",),
            {
                "date": "2026-06-02",
                "reason": "Udstyret kom sent",
                "milestones": [{"title": "Pilot begynder", "date": "2026-07-01"}],
            },
        )
    ],
    "rank": [Set(P, ("priority", "rank"), 2), Set(P, ("priority", "decision"), "rangorden-2027")],
    "rank same": [Set(P, ("priority", "decision"), "rangorden-2027")],
    "rank gone": [Remove(P, ("priority",))],
    "first rank": [Set("ny-ide", ("priority",), {"rank": 3, "decision": "rangorden-2027"})],
    "new case": [Create("decisions", "ny", {"title": "Ny sag", "submitted": "2026-06-02"})],
    "withdrawn": [Set(C, ("withdrawn",), "2026-06-02")],
    "submitted again": [Set(C, ("submitted",), "2026-06-02")],
    "decided": [Append(C, ("outcomes",), outcome("approved_with_remarks", conditions=["A", "B"]))],
    "postponed": [Append(C, ("outcomes",), {**outcome("postponed"), "deciding": False})],
    "superseded": [
        Create(
            "decisions",
            "ny",
            {
                "title": "Ny sag",
                "supersedes": C,
                "outcomes": [outcome()],
                "points": [{"number": 1, "text": "at"}],
            },
        )
    ],
    "to be superseded": [Create("decisions", "ny", {"title": "Ny sag", "supersedes": C})],
    "journalised": [Set(C, ("journal",), {"number": "26123456", "date": "2026-06-12"})],
    "corrected": [
        Append(
            "rangorden-2026",
            ("stamps",),
            {
                "record": "rangorden-2026",
                "date": "2026-06-02",
                "fields": "title:0123456789ab",
                "reason": "Stavefejl",
            },
        )
    ],
    "stamp": [
        Append(
            "rangorden-2026",
            ("stamps",),
            {"record": "rangorden-2026", "date": "2026-06-02", "fields": "title:0123456789ab"},
        )
    ],
    "excerpt": [
        Append("rangorden-2026", ("excerpts",), {"to": "Øby Kommune", "sent": "2026-06-02"})
    ],
    "oriented": [
        Append(
            "rangorden-2026",
            ("orientations",),
            {"forum": "raadet", "date": "2026-06-02", "what": "Mail"},
        ),
        Append(
            "rangorden-2026",
            ("orientations",),
            {"forum": "klinikerne", "date": "2026-06-02", "what": "Mail"},
        ),
    ],
    "to tell": [
        Append("rangorden-2026", ("to_tell",), {"forum": "raadet", "deadline": "2026-06-20"})
    ],
    "asked": [
        Append(
            C,
            ("advice",),
            {"subject": "spread_potential", "body": "raadet", "requested": "2026-06-02"},
        )
    ],
    "to ask": [Append(C, ("advice",), {"subject": "spread_potential", "body": "raadet"})],
    "advised": [
        Set(C, ("advice", 1, "given"), "2026-06-04"),
        Set(C, ("advice", 1, "conclusion"), "not_recommended"),
        Set(C, ("advice", 1, "text"), "Vent"),
    ],
    "hearing": [
        Append(
            C,
            ("hearings",),
            {"party": "Øby Kommune", "sent": "2026-06-02", "deadline": "2026-06-16"},
        )
    ],
    "heard": [
        Append(
            C,
            ("hearings",),
            {
                "party": "Øby Kommune",
                "sent": "2026-05-02",
                "deadline": "2026-05-16",
                "answered": "2026-05-20",
                "answer": "Ja",
            },
        )
    ],
    "follow up": [
        Append(
            "rangorden-2026",
            ("follow_ups",),
            {"text": "Ring", "responsible": "oscar-oe", "deadline": "2026-07-01"},
        )
    ],
    "followed up": [Set("stop-for-forsoeget", ("follow_ups", 0, "done"), "2026-04-02")],
    "new member": [
        Create(
            "members",
            "ny",
            {
                "title": "Ny Person",
                "home_organisation": "kommune-oeby",
                "seats": [{"body": "holdet", "role": "member", "valid_from": "2026-06-01"}],
            },
        )
    ],
    "substitute": [
        Append(
            "oscar-oe",
            ("seats",),
            {"body": "klinikerne", "role": "substitute", "valid_from": "2026-06-01"},
        )
    ],
    "seat ends": [Set("bodil-aaris", ("seats", 0, "valid_to"), "2026-08-31")],
    "member leaves": [Set("bodil-aaris", ("valid_to",), "2026-06-30")],
    "seat taken over": [
        Set("oscar-oe", ("seats", 0, "valid_to"), "2026-06-30"),
        Create(
            "members",
            "ny",
            {
                "title": "Ny Person",
                "home_organisation": "aehospitalet",
                "seats": [{"body": "holdet", "role": "member", "valid_from": "2026-07-01"}],
            },
        ),
    ],
    "assigned": [
        Append(
            "oscar-oe",
            ("assignments",),
            {"project": P, "competence": "jura", "valid_from": "2026-06-02"},
        )
    ],
    "mandate": [
        Append(
            "raadet",
            ("mandates",),
            {
                "role": "advise",
                "subjects": ["spread_potential"],
                "valid_from": "2026-06-02",
                "decision": "rangorden-2026",
            },
        )
    ],
    "mandate ends": [Set("ledelsen", ("mandates", 0, "valid_to"), "2026-12-31")],
    "body ends": [Set("raadet", ("valid_to",), "2026-12-31")],
    "new organisation": [
        Create(
            "organisations",
            "ny",
            {"title": "Ny By", "sector": "municipality", "type": "municipality"},
        )
    ],
    "meeting called": [
        Create(
            "meetings",
            "m",
            {"title": "Møde", "body": "raadet", "date": "2026-06-20", "agenda": [C]},
        )
    ],
    "meeting held": [
        Set(M, ("status",), "held"),
        Set(M, ("minutes",), {"status": "draft"}),
        Append(M, ("said",), {"case": C, "points": [{"number": 1, "result": "approved"}]}),
        Append(M, ("attendance",), {"member": "bodil-aaris", "status": "present"}),
        Append(
            M,
            ("attendance",),
            {"member": "oscar-oe", "status": "apologies", "substitute": "bodil-aaris"},
        ),
    ],
    "minutes approved": [
        Set(M, ("status",), "closed"),
        Set(M, ("minutes",), {"status": "final", "approved": "2026-06-30"}),
    ],
    "called off": [Set(M, ("status",), "cancelled")],
    "meeting moved": [Set(M, ("date",), "2026-06-17")],
    "agenda": [
        Append(M, ("agenda",), "rangorden-2027"),
        Remove(M, ("agenda", 0)),
        Append(M, ("matters",), {"sort": "other", "text": "Nyt"}),
    ],
    "deployed": [
        Append(S, ("deployments",), {"site": "kommune-oeby", "state": "planned"}),
        Set(S, ("deployments", 0, "state"), "operation"),
        Set(S, ("deployments", 0, "since"), "2026-06-02"),
    ],
    "maturity": [
        Append(
            S,
            ("maturity",),
            {"level": 3, "date": "2026-06-02", "assessor": "oscar-oe", "evidence": "E"},
        )
    ],
    "readiness": [
        Append(S, ("deployments", 0, "readiness"), {"item": "fallback", "status": "draft"}),
        Set(S, ("deployments", 0, "readiness", 0, "status"), "draft"),
    ],
    "deployment consent": [
        Set(
            S,
            ("deployments", 0, "consent"),
            {"organisation": "kommune-oeby", "date": "2026-06-02", "by": "X"},
        )
    ],
    "new effect": [
        Create(
            "effects",
            "e",
            {
                "title": "Effekt",
                "solution": S,
                "domain": "safety",
                "indicator": "Fejl",
                "design": "cohort",
                "direction": "worse",
                "result": 12,
            },
        ),
        Create(
            "effects",
            "e2",
            {
                "title": "Effekt2",
                "solution": S,
                "domain": "clinical",
                "indicator": "Liv",
                "design": "cohort",
                "direction": "none",
            },
        ),
    ],
    "effect turned": [Set("faerre-ture", ("direction",), "not_demonstrable")],
    "direction": [
        Create(
            "directions",
            "a2",
            {
                "title": "Anvisning 2",
                "number": "2",
                "text": "T",
                "valid_from": "2026-06-02",
                "decision": "rangorden-2026",
            },
        )
    ],
    "draft direction": [
        Create("directions", "a2", {"title": "Anvisning 2", "number": "2", "text": "T"})
    ],
    "direction ends": [Set("anvisning-1", ("valid_to",), "2026-12-31")],
    "plan": [
        Create(
            "plans",
            "p",
            {"title": "Strategi", "type": "strategy", "version": "1", "status": "draft"},
        )
    ],
    "task done": [Set("rykke-raadet", ("done",), "2026-06-02")],
    "task": [Create("tasks", "t", {"title": "Ring", "owner": "oscar-oe", "due": "2026-07-01"})],
    "task slips": [Set("rykke-raadet", ("due",), "2026-06-19")],
    "need": [
        Create(
            "needs", "n", {"title": "Behov", "date": "2026-06-02", "text": "T", "answered_by": P}
        )
    ],
    "mapping": [
        Create(
            "mappings",
            "k",
            {
                "title": "Kort",
                "date": "2026-06-02",
                "scope": "S",
                "method": "M",
                "responses": [{"organisation": "kommune-oeby", "nothing_to_report": True}],
            },
        )
    ],
    "threshold": [Set("telectl", ("thresholds",), {"amber_delay_days": 45})],
    "centre": [Set("telectl", ("centre", "reports_to"), "raadet")],
    "fields": [
        Set(P, ("owner",), "bodil-aaris"),
        Set(P, ("purpose",), "En meget lang tekst " * 10),
        Append(P, ("sites",), "gamle-hospital"),
        Remove(P, ("sites", 0)),
        Set(P, ("budget", "forecast"), 1500000),
    ],
}
