"""A finding that says what is wrong also says the command for it, and for whom."""

from __future__ import annotations

import re
from typing import Any

import pytest

from telectl.locale import Voice
from tests.rules.portfolios import decided, findings, outcome, seat

BY_THE_CIRCLE = decided(outcomes=[outcome("approved", body="circle")])
FOLLOWED: dict[str, Any] = {
    "bodies/ring": {"type": "advisory", "predecessors": ["circle"]},
    "circle": {"valid_to": "2026-05-31", "successors": ["ring"]},
}
ENDED = {"valid_to": "2026-05-31"}
WAYS = {
    "D004": ({"decisions/more": BY_THE_CIRCLE}, "telectl decision record more --body board"),
    "D004 withdrawn": (
        {"decisions/more": {**BY_THE_CIRCLE, "withdrawn": "2026-05-01"}},
        "telectl case supersede more --title TITLE",
    ),
    "D004 nobody": (
        {"decisions/more": BY_THE_CIRCLE, "board": ENDED},
        "telectl add BODY mandates role=decide decision=CASE valid_from=DATE",
    ),
    "K003": (
        {"gone": {"relevant": {"value": True}, "valid_to": None}},
        "telectl member new MEMBER --name NAME --home gone --body team --represents gone",
    ),
    "K004": (
        {"dora": {"seats": []}},
        (
            "telectl member new MEMBER --name NAME --home ORGANISATION --body team "
            "--represents ORGANISATION --capacity administrative"
        ),
    ),
    "K004 hospital": (
        {"anna": {"seats": [seat("board", "chair")]}},
        (
            "telectl member new MEMBER --name NAME --home ORGANISATION --body team "
            "--represents ORGANISATION"
        ),
    ),
    "K008": (
        {"erik": {"seats": []}},
        (
            "telectl member new MEMBER --name NAME --home it --body team --role liaison "
            "--represents it"
        ),
    ),
    "K020": (
        {"group": {"mandates": [{"role": "involve", **ENDED}]}},
        "telectl add group mandates role=involve valid_from=DATE",
    ),
    "K020 named by the settings": (
        {"team": {"mandates": [{"role": "run"}]}},
        "telectl add team mandates role=prepare valid_from=DATE",
    ),
    "K020 nobody known": (
        {"forum": {"mandates": []}},
        "telectl add BODY mandates role=be_informed valid_from=DATE",
    ),
    "K020 technical": (
        {"it": {"mandates": []}},
        "telectl add ORGANISATION mandates role=technically_responsible valid_from=DATE",
    ),
    "K020 follower": (
        FOLLOWED,
        (
            "telectl add ring mandates role=advise subjects=clinical_content decision=CASE "
            "valid_from=DATE"
        ),
    ),
}


@pytest.mark.parametrize("name", WAYS)
def test_the_command_names_the_body(name: str):
    change, command = WAYS[name]
    code = name.partition(" ")[0]
    found = [each for each in findings(change) if each.code == code]
    said = [Voice("en")(f"finding.{code}", **each.facts) for each in found]
    assert [each for each in said if each.endswith(command) or f"{command} " in each], said


@pytest.mark.parametrize("language", ["da", "en"])
def test_a_mandate_is_named_as_what_may_be_done(language: str):
    found = findings({"group": {"mandates": [{"role": "involve", **ENDED}]}})
    (said,) = [Voice(language)("finding.K020", **e.facts) for e in found if e.code == "K020"]
    assert re.search("til at inddrage personalet" if language == "da" else "to involve staff", said)


WHOLE = {"type": "hospital", "sector": "hospital", "valid_to": "2025-12-31"}
HALF = {
    "law": ({"basis": "law"}, ["north"], "telectl set old succession.reference=TEXT"),
    "decision": ({"basis": "decision"}, ["north"], "telectl set old succession.decision=CASE"),
    "nobody": (
        {"basis": "law", "reference": "§ 2"},
        [],
        "telectl organisation succeed old SUCCESSOR --on DATE --basis law",
    ),
    "nobody by a decision": (
        {"basis": "decision"},
        [],
        "telectl organisation succeed old SUCCESSOR --on DATE --basis decision --decision CASE",
    ),
}


@pytest.mark.parametrize("name", HALF)
def test_what_a_succession_lacks_is_what_its_command_brings(name: str):
    succession, successors, command = HALF[name]
    old = {**WHOLE, "succession": succession, "successors": successors}
    found = findings({"organisations/old": old, "north": {"predecessors": ["old"]}})
    (said,) = [Voice("en")("finding.O006", **e.facts) for e in found if e.code == "O006"]
    assert said.endswith(command)
