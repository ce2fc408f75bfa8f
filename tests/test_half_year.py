"""A half year of the centre as its secretary types it: three cases, from involvement to follow-up.

The spread to people with COPD is decided before a municipality has agreed; the pilot of heart
failure is put off and decided at the next meeting; the pilot of video meetings is decided, and
another decision takes its place. In the middle of it the region, and with it the board, is
followed by another.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desk import identify, laid_out
from tests.office import Office

COPD, COPD_CASE = "kol-hjemmemonitorering-i-byen", "udbredelse-af-kol-hjemmemonitorering"
HEART, HEART_CASE = "hjertesvigt-paa-tvaers", "pilot-hjertesvigt-paa-tvaers"
VIDEO, VIDEO_CASE = "videomoede-ved-udskrivning", "pilot-videomoede"
OTHERS = ("udbredelse-af-teledermatologi", "pilot-internetterapi-til-unge")
WIDER_CASE = "videomoede-to-steder"
MANDATE, BOARD = "mandat-fra-2027", "direktionen-i-region-oestdanmark"


@pytest.fixture
def office(sample_template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    identify(monkeypatch)
    return Office(laid_out(sample_template, tmp_path / "center", monkeypatch).folder, monkeypatch)


@pytest.mark.slow
def test_a_half_year(office: Office) -> None:
    the_video_case_is_prepared(office)
    advice_is_given(office)
    the_team_meets(office)
    the_board_decides(office)
    wording_is_put_right_and_everybody_told(office)
    the_board_meets_for_the_last_time(office)
    the_region_is_followed_by_another(office)
    the_gate_is_met(office)
    the_new_board_meets(office)
    what_is_owed_is_told_until_it_is_done(office)
    in_may_the_cases_are_done(office)
    all_of_it_stands_a_review(office)


def the_video_case_is_prepared(office: Office) -> None:
    """24 November: minutes of meetings that were held are closed; a new case is begun."""
    office.on("2026-11-24")
    office("meeting close kd-2026-11-10")
    assert "kontrakt-om" in office("meeting close core-2026-11-16", code=4)
    office("meeting withdraw core-2026-11-16 kontrakt-om-graviditetsmonitorering")
    office("meeting close core-2026-11-16")

    office(
        f"involvement record {VIDEO} --type workshop --profession læge,sygeplejerske,visitator"
        " --site bispebjerg-og-frederiksberg-hospital,kommune-koebenhavn"
        " --outcome 'Sygeplejersken indkalder dagen før udskrivning'"
    )
    office(
        f"set {VIDEO} evidence[1].status=approved evidence[1].reference=EKSEMPEL-DOK-101"
        " evidence[1].date=2026-11-24"
    )
    for paper in ("business_case", "clinical_risk", "dpia", "mdr_assessment"):
        office(f"add {VIDEO} evidence kind={paper} status=approved reference=EKSEMPEL-DOK-102")
    office(f"add {VIDEO} evidence kind=it_risk status=approved by=cimt reference=EKSEMPEL-DOK-103")

    office(
        f"case new {VIDEO_CASE} --title 'Pilot: videomøde ved udskrivning'"
        " --point 'at videomøde ved udskrivning afprøves på ét hospital' --moves"
        f" {VIDEO}:pilot --point 'at piloten evalueres efter et halvt år'"
        " --chain koncerndirektionen --prepared-by ulla-noerregaard"
        " --background 'Borgeren kender ikke planen ved hjemkomsten'"
        " --statement 'Piloten anbefales' --risk 'Begge parter skal have video'"
        " --finances 'Inden for rammen' --communication 'Nyhed på intranettet'"
        " --timetable 'Januar til juni 2027' --annex 'Projektgrundlag;EKSEMPEL-DOK-101'"
    )
    office(
        f"case hearing send {VIDEO_CASE} --organisation kommune-koebenhavn"
        " --deadline 2026-12-08 --to sundhed@example.org -o hoering"
    )
    assert len(list(office.folder.glob("hoering/*"))) == 3
    office(
        f"advice record {VIDEO_CASE} --subject clinical_content --body VD --requested 24-11-2026"
    )
    office(
        f"advice record {VIDEO_CASE} --subject cross_sector_content --body TSS"
        " --requested 24-11-2026"
    )


def advice_is_given(office: Office) -> None:
    """The outer bodies advise: one in the meeting that we write, one by its own minutes."""
    office("meeting fill vd-2026-11-26")
    office(f"meeting add vd-2026-11-26 {VIDEO_CASE}")
    office("meeting fill tss-2026-12-03")
    agenda = office.papers("meeting agenda vd-2026-11-26")
    assert "Pilot: videomøde ved udskrivning" in agenda

    office.on("2026-11-26")
    office("meeting attend vd-2026-11-26 --others-present --minutes-by ulla-noerregaard")
    office(f"meeting record vd-2026-11-26 {VIDEO_CASE} --advice anbefalet --remark 'God plan'")
    office("meeting close vd-2026-11-26")
    assert "God plan" in office.papers("meeting minutes vd-2026-11-26")

    office.on("2026-12-01")
    office(f"case hearing answer {VIDEO_CASE} kommune-koebenhavn --text 'Kommunen er klar'")
    office(f"case submit {VIDEO_CASE}")
    assert "Kommunen er klar" in office.papers(f"case paper {VIDEO_CASE}")

    office.on("2026-12-04")
    office("meeting attend tss-2026-12-03 --unknown")
    office(f"meeting record tss-2026-12-03 {HEART_CASE} --advice anbefalet --remark 'Begynd nu'")
    office(
        f"advice record {VIDEO_CASE} --subject cross_sector_content --body TSS"
        " --meeting tss-2026-12-03 --conclusion 'anbefalet med bemærkninger'"
        " --text 'Kommunen skal indkaldes i god tid'"
    )
    office("meeting close tss-2026-12-03")


def the_team_meets(office: Office) -> None:
    """7 December: the team's own meeting, with matters of its own and no case."""
    office.on("2026-12-07")
    office("meeting fill core-2026-12-07")
    office("meeting add core-2026-12-07 --text 'Mødeplan for foråret'")
    office("meeting move core-2026-12-07 --matter 6 --to 1")
    office("meeting withdraw core-2026-12-07 --matter 3")
    office(
        "meeting attend core-2026-12-07 --others-present --minutes-by ulla-noerregaard"
        " --apologies karen-bjerregaard=nanna-friis-holm"
    )
    office("meeting record core-2026-12-07 --matter 1 --remark 'Vedtaget'")
    office("meeting close core-2026-12-07", code=4)
    office("meeting record core-2026-12-07 --matter 2 --result godkendt")
    office("meeting close core-2026-12-07")
    office.papers("meeting agenda core-2026-12-07")
    assert "Vedtaget" in office.papers("meeting minutes core-2026-12-07")


def the_board_decides(office: Office) -> None:
    """8 December: one case decided before its gate is met, one put off, one decided and moved."""
    office.on("2026-12-08")
    office("meeting fill kd-2026-12-08")
    office(f"meeting move kd-2026-12-08 {VIDEO_CASE} --to 1")
    office("meeting withdraw kd-2026-12-08 hoering-om-support-til-borgere")
    office.papers("meeting agenda kd-2026-12-08")
    office(
        "meeting attend kd-2026-12-08 --others-present --minutes-by ulla-noerregaard"
        " --apologies lise-kragelund=poul-erik-stausholm"
        " --recused anders-faurskov:udbredelse-af-teledermatologi"
    )
    record = "meeting record kd-2026-12-08"
    office(
        f"{record} {COPD_CASE} --result godkendt --condition 'Kun borgere med svær KOL'"
        " --follow-up 'Indhente samtykke;birgitte-aaen;2027-01-15' --agreed enighed"
    )
    office(f"{record} {HEART_CASE} --result udsat --proviso 'idet Helsingør skal svare først'")
    office(
        f"{record} {VIDEO_CASE} --result godkendt --point 2=godkendt"
        " --follow-up 'Evaluere piloten;mads-thorsen;2027-05-20'"
    )
    for case in OTHERS:
        office(f"{record} {case} --result udsat")
    assert "prioritering-af-portefoeljen-2027" in office("meeting close kd-2026-12-08", code=4)
    office(f"{record} prioritering-af-portefoeljen-2027 --result godkendt --no-follow-up Intet")
    office(f"{record} --matter 1 --result godkendt")
    closed = office("meeting close kd-2026-12-08")
    assert f"Projekt {VIDEO}: analyse → pilot" in closed
    assert "deciding: true" in office.file(f"decisions/{COPD_CASE}.yaml")
    assert "state: pilot" in office.file(f"projects/{COPD}.yaml")
    assert f"»{COPD}« bliver stående: besluttet, afventer samtykke fra Hvidovre" in closed
    assert "besluttet, afventer" in office("status -v")
    assert "Kun borgere med svær KOL" in office.papers("meeting minutes kd-2026-12-08")


def wording_is_put_right_and_everybody_told(office: Office) -> None:
    """10 December: while the minutes are a draft; what is not sent yet is told."""
    office.on("2026-12-10")
    wording = "'outcomes[1].conditions[1]=Kun borgere med svær KOL (GOLD 3-4)'"
    office(f"case correct {COPD_CASE} {wording}", code=2)
    office(f"case correct {COPD_CASE} {wording} --reason 'Vilkåret var upræcist'")
    assert "D034" in office(f"set {COPD_CASE} 'title=Noget andet'", code=1)
    office(f"case journalise {VIDEO_CASE} 26123456 10-12-2026")
    for case in (COPD_CASE, VIDEO_CASE):
        assert "BESLUTNING" in office.papers(f"case excerpt {case}")
        office(f"case excerpt {case} --sent 'Københavns Kommune'")
        office(f"orientation record {case} --all --what 'Mail med udskriften'")
    assert "--draft" in office(f"journal package {COPD_CASE} -o pakke.zip", code=5)


def the_board_meets_for_the_last_time(office: Office) -> None:
    """22 December: minutes approved, the case that was put off, and who decides from now on."""
    office(
        f"new forum {BOARD} --title 'Direktionen i Region Østdanmark' type=executive short=DRØ"
        " organisation=region-oestdanmark valid_from=2027-01-01 quorum.members=2"
        " quorum.voting=consensus calendar.submission_days=7"
    )
    office(f"add {BOARD} calendar.days 2027-01-19 2027-02-16 2027-05-18")
    office(
        f"case new {MANDATE} --title 'Centerets mandat fra 2027' --concerns {BOARD}"
        " --point 'at Direktionen i Region Østdanmark beslutter fra 1. januar 2027'"
        " --chain koncerndirektionen --prepared-by ulla-noerregaard"
    )
    office(f"case hearing answer {HEART_CASE} kommune-helsingoer --text 'Klar fra marts'")
    office(f"case submit {MANDATE}")
    office("meeting new koncerndirektionen 2026-12-22", code=2)
    office("meeting new koncerndirektionen 2026-12-22 --extra --minutes-by ulla-noerregaard")
    office("meeting fill kd-2026-12-22")
    for case in (*OTHERS, "hoering-om-support-til-borgere"):
        office(f"meeting withdraw kd-2026-12-22 {case}")

    office.on("2026-12-22")
    office("meeting attend kd-2026-12-22 --others-present")
    record = "meeting record kd-2026-12-22"
    office(
        f"{record} {HEART_CASE} --result godkendt"
        " --follow-up 'Aftale med Helsingør;jakob-winther;2027-02-01'"
    )
    office(f"{record} {MANDATE} --result godkendt --no-follow-up 'Mandatet skrives på forummet'")
    office(f"{record} --matter 1 --result godkendt")
    assert f"Projekt {HEART}: analyse → pilot" in office("meeting close kd-2026-12-22")
    office.papers("meeting minutes kd-2026-12-22")

    approved = office(f"case correct {COPD_CASE} title=Andet --reason Pynt", code=4)
    assert f"telectl case supersede {COPD_CASE}" in approved
    office(f"journal package {COPD_CASE} -o pakke.zip")
    office("journal package kd-2026-12-08 -o pakke")


def the_region_is_followed_by_another(office: Office) -> None:
    """4 January 2027: what lay with the old region and its board passes to the new."""
    office.on("2027-01-04")
    office("organisation succeed region-hovedstaden region-oestdanmark --on 2027-01-01")
    office(f"add {BOARD} mandates role=decide valid_from=2027-01-01 decision={MANDATE}")
    office(f"organisation succeed koncerndirektionen {BOARD} --on 2027-01-01 --decision {MANDATE}")
    for member, role in {"charlotte-roenne": "chair", "lise-kragelund": "member"}.items():
        office(f"add {member} seats body={BOARD} role={role} valid_from=2027-01-01")
    assert f"reports_to: {BOARD}" in office.file("telectl.yaml")
    office("validate --errors")


def the_gate_is_met(office: Office) -> None:
    """11 January: the municipality agrees, and the step that was decided is taken."""
    office.on("2027-01-11")
    assert "kommune-hvidovre" in office(f"project advance {COPD} --to rollout", code=4)
    office(f"add {COPD} consents organisation=kommune-hvidovre by=Sundhedschef reference=E-3")
    office(f"project advance {COPD} --to rollout --decision {COPD_CASE}")
    assert "state: rollout" in office.file(f"projects/{COPD}.yaml")
    office("solution deploy hjemmemonitorering-kol-eksempel kommune-hvidovre --state planned")
    office(f"followup done {COPD_CASE} 1")


def the_new_board_meets(office: Office) -> None:
    """19 January: the old board's minutes are approved, and a new case takes another's place."""
    office(
        f"case supersede {VIDEO_CASE} {WIDER_CASE} --title 'Videomøde ved udskrivning, to steder'"
        " --point 'at piloten også omfatter Amager og Hvidovre Hospital'"
    )
    office(f"case submit {WIDER_CASE}")
    office(f"meeting new {BOARD} 2027-01-19 --minutes-by ulla-noerregaard")
    filled = office("meeting fill droe-2027-01-19")
    assert all(case in filled for case in (WIDER_CASE, *OTHERS))
    office("meeting withdraw droe-2027-01-19 hoering-om-support-til-borgere")

    office.on("2027-01-19")
    office("meeting attend droe-2027-01-19 --others-present")
    record = "meeting record droe-2027-01-19"
    for case in OTHERS:
        office(f"{record} {case} --result udsat")
    office(f"{record} {WIDER_CASE} --result godkendt --no-follow-up 'Følges i piloten'")
    office(f"{record} --matter 1 --result godkendt")
    office("meeting new DRØ 2027-02-16 --minutes-by ulla-noerregaard")
    assert "droe-2027-02-16" in office("meeting close droe-2027-01-19")
    assert "Koncerndirektionen 22. december" in office.papers("meeting minutes droe-2027-01-19")
    assert "approved: 2027-01-19" in office.file("meetings/kd-2026-12-22.yaml")
    assert WIDER_CASE in office(f"case show {VIDEO_CASE}")


def what_is_owed_is_told_until_it_is_done(office: Office) -> None:
    """16 February: who has no number, no excerpt and no word yet; then that nobody is left."""
    office.on("2027-02-16")
    assert office.owed("kd-2026-12-08") == "journalnummer (1), orientering (1)"
    assert office.owed("kd-2026-12-22") == "udskrift (1), journalnummer (1), orientering (2)"
    status = office("status -v")
    assert "Journalisere: Prioritering af porteføljen 2027" in status
    assert "Orientere" in status
    numbers = {"prioritering-af-portefoeljen-2027": "EKSEMPEL-2026-031", MANDATE: "26123458"}
    for case, number in {**numbers, WIDER_CASE: "27000001"}.items():
        office(f"case journalise {case} {number}")
    for case in (HEART_CASE, WIDER_CASE, *numbers):
        office.papers(f"case excerpt {case}")
        office(f"case excerpt {case} --sent 'Region Østdanmark'")
        office(f"orientation record {case} --all --what 'Mail med udskriften'")
    for meeting in ("kd-2026-12-08", "kd-2026-12-22"):
        assert office.owed(meeting) == "–"
    assert office.owed("droe-2027-01-19") == "referat ikke godkendt"


def in_may_the_cases_are_done(office: Office) -> None:
    """18 May: the follow-ups are done, the papers filed, and the files are sound."""
    office.on("2027-05-18")
    assert "Evaluere piloten" in office("calendar")
    office(f"followup done {HEART_CASE} 1")
    office(f"followup done {VIDEO_CASE} 1")
    office("calendar -o kalender.ics")
    for case in (HEART_CASE, VIDEO_CASE):
        office(f"journal package {case} -o {case}.zip")
    assert "0 fejl" in office("validate --errors")
    assert not office.repo.status("--porcelain", "data")
    assert all(case not in office("status -v") for case in (COPD_CASE, HEART_CASE, VIDEO_CASE))


def all_of_it_stands_a_review(office: Office) -> None:
    """What was done by commands alone, commit by commit, breaks no rule of changes."""
    first = str(office.repo.rev_list("--max-parents=0", "HEAD"))
    told = office(f"validate --base {first} --errors")
    assert "Nyt: 0 fejl" in told
    assert "→ pilot" in told
