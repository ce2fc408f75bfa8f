"""The conditions of use of a site, told one by one, and operation refused until they are met."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.desk import Desk, new_portfolio

SOLUTION = "solutions/kamera.yaml"
SITE = ("kamera", "hospitalet")


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A portfolio of its own with a hospital, a municipality, a leader and a solution."""
    with new_portfolio(tmp_path_factory.mktemp("template") / "center") as desk:
        desk.run(
            *("organisation", "new", "hospitalet", "--title", "Hospitalet"),
            *("--sector", "hospital", "--type", "hospital", "--part-of", "region-hovedstaden"),
        )
        desk.run(
            *("organisation", "new", "kommunen", "--title", "Kommunen"),
            *("--sector", "municipality", "--type", "municipality"),
        )
        desk.run(
            *("member", "new", "lederen", "--name", "Lise Leder", "--home", "hospitalet"),
            *("--body", "coreteamet", "--role", "leader", "--since", "2025-09-01"),
        )
        desk.run("set", "telectl", "centre.established=2025-09-01")
        desk.run(
            *("solution", "new", "kamera", "--title", "Kamera", "--area", "Sår"),
            *("--purpose", "Vurdering af sår hjemme"),
        )
    return desk.folder


def ready(desk: Desk, item: str, *words: str, code: int = 0) -> str:
    said = desk.run("solution", "ready", *SITE, item, *words, code=code)
    return said.out + said.err


def shown(desk: Desk, site: str = "hospitalet") -> dict[str, object]:
    said = desk.run("solution", "ready", "kamera", site, "--format", "json", "--lang", "en")
    found = json.loads(said.out)
    said = {each["item"]: each["lack"] or each["met"] for each in found["conditions"]}
    return {
        key: text.replace("\xa0", " ") if isinstance(text, str) else text
        for key, text in said.items()
    }


def test_a_condition_told_of_a_new_site_plans_the_solution_there(desk: Desk) -> None:
    ready(desk, "uddannelse", "--share", "92", "--reference", "Kursusliste")
    assert desk.file(SOLUTION).endswith(
        "deployments:\n  - site: hospitalet\n    state: planned\n    readiness:\n"
        "      - item: training\n        status: approved\n        date: 2026-11-23\n"
        "        reference: Kursusliste\n        share: 92\n"
    )
    assert desk.log()[0] == "Løsning kamera hos hospitalet: uddannelse"
    assert desk.changed() == {f"data/{SOLUTION}"}


def test_what_was_begun_is_finished_and_what_was_finished_is_told_anew(desk: Desk) -> None:
    ready(desk, "fallback", "--status", "udkast")
    assert desk.file(SOLUTION).endswith("- item: fallback\n        status: draft\n")
    ready(desk, "fallback", "--date", "2026-11-20")
    assert desk.file(SOLUTION).count("item: fallback") == 1
    assert "status: approved\n        date: 2026-11-20\n" in desk.file(SOLUTION)
    ready(desk, "fallback", "--date", "2026-11-22")
    assert desk.file(SOLUTION).count("item: fallback") == 2


def test_signatures_are_added_to_the_commissioning_that_lacks_them(desk: Desk) -> None:
    ready(desk, "commissioning", "--sign", "technical=cimt")
    assert shown(desk)["commissioning"] == "commissioning (signature missing: clinical)"
    ready(desk, "commissioning", "--sign", "klinisk=lederen")
    text = desk.file(SOLUTION)
    assert text.count("item: commissioning") == 1
    assert text.count("capacity:") == 2
    assert shown(desk)["commissioning"] is True
    assert "technical=ID" in ready(desk, "commissioning", "--sign", "cimt", code=2)


def test_a_site_is_shown_with_the_command_for_each_condition(desk: Desk) -> None:
    ready(desk, "training", "--share", "60")
    found = shown(desk)
    assert found["training"] == "training (60 % of at least 80 %)"
    assert "consent" not in found
    assert shown(desk, "kommunen")["consent"] is False
    said = desk.run("solution", "ready", *SITE, "--lang", "en").out
    assert "telectl solution ready kamera hospitalet training --share PERCENT --date DATE" in said
    assert desk.run("solution", "ready", *SITE, "--share", "90", code=2).err


def test_operation_is_refused_until_the_site_is_ready(desk: Desk) -> None:
    deploy = ("solution", "deploy", *SITE, "--state", "operation", "--lang", "en")
    refused = desk.run(*deploy, code=4)
    assert "error G007" in refused.err
    assert refused.err.count("telectl solution ready kamera hospitalet") == 7
    for item in ("workflow_change", "safe_operation", "data_processing_agreement", "fallback"):
        ready(desk, item)
    ready(desk, "training", "--share", "90")
    ready(desk, "commissioning", "--sign", "technical=cimt", "--sign", "clinical=lederen")
    ready(desk, "operations_acknowledgement")
    desk.run(*deploy)
    assert "state: operation" in desk.file(SOLUTION)


def test_a_municipality_consents_itself_before_use(desk: Desk) -> None:
    deploy = ("solution", "deploy", "kamera", "kommunen", "--state", "pilot", "--lang", "en")
    refused = desk.run(*deploy, code=4)
    assert "telectl solution consent kamera kommunen --by NAME --date DATE" in refused.err
    given = ("--by", "Sundhedsudvalget", "--date", "2026-11-20", "--reference", "Sag 7")
    desk.run("solution", "consent", "kamera", "kommunen", *given)
    assert desk.file(SOLUTION).endswith(
        "    consent:\n      organisation: kommunen\n      date: 2026-11-20\n"
        "      by: Sundhedsudvalget\n      reference: Sag 7\n"
    )
    desk.run(*deploy)


def test_a_late_acknowledgement_is_exempted_by_a_case(desk: Desk) -> None:
    desk.run("solution", "deploy", *SITE, "--state", "pilot", "--since", "2026-11-02")
    desk.run("set", "kamera", "deployments[hospitalet].start=2026-11-02")
    ready(desk, "operations_acknowledgement", "--date", "2026-11-09")
    lack = "operations' acknowledgement (must be given by 2 November 2026, when use starts)"
    assert shown(desk)["operations_acknowledgement"] == lack
    case = ("--point", "at der dispenseres", "--concerns", "kamera", "--title", "Dispensation")
    desk.run("case", "new", "dispensation", *case)
    waived = ("demand=readiness", "item=operations_acknowledgement", "reason=Ferie")
    desk.run("add", "dispensation", "waivers", *waived)
    ready(desk, "operations_acknowledgement", "--exemption", "dispensation")
    assert shown(desk)["operations_acknowledgement"] == lack
    desk.run(
        "decision", "record", "dispensation", "--body", "koncerndirektionen", "--result", "godkendt"
    )
    assert shown(desk)["operations_acknowledgement"] is True
    assert desk.file(SOLUTION).count("item: operations_acknowledgement") == 1


def test_a_blackout_told_before_the_start_refuses_it_and_one_told_later_warns(desk: Desk) -> None:
    days = ("from=2026-11-16", "to=2026-11-30", "reason=Ny journal")
    desk.run("add", "hospitalet", "blackouts", *days, "--on", "2026-11-10")
    assert "announced: 2026-11-10" in desk.file("organisations/hospitalet.yaml")
    deploy = ("solution", "deploy", *SITE, "--state", "pilot")
    assert "error L008" in desk.run(*deploy, "--since", "2026-11-17", code=1).err
    desk.run(*deploy, "--since", "2026-11-09")
    days = ("from=2026-11-09", "to=2026-11-13", "reason=Flytning")
    assert "warning L014" in desk.run("add", "hospitalet", "blackouts", *days).err


def test_use_does_not_begin_in_the_future(desk: Desk) -> None:
    deploy = ("solution", "deploy", *SITE, "--state", "pilot")
    desk.run(*deploy, "--since", "2026-11-24", code=4)
    desk.run(*deploy, "--since", "2026-11-31", code=2)
    ready(desk, "fallback", "--date", "2026-11-24", code=4)
    assert not desk.status()
