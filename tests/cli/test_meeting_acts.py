"""A meeting held: who was there, what was said, and all that its closing brings."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pytest

from telectl.cli import clock
from tests.desk import Desk, new_portfolio

KD = "koncerndirektionen"
MEETING = "kd-2026-11-23"
FILE = f"meetings/{MEETING}.yaml"


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A board of two that meets today, with a case that halts a project and one of two points."""
    with new_portfolio(tmp_path_factory.mktemp("template") / "center") as desk:
        for day in ("2026-11-23", "2026-12-08"):
            desk.run("add", KD, "calendar.days", day)
        for name, body in (("lise", KD), ("anders", KD), ("ulla", "coreteamet")):
            desk.run(
                *("member", "new", name, "--name", f"{name.title()} Holm", "--body", body),
                *("--since", "2025-09-01", "--home", "region-hovedstaden"),
            )
        desk.run("set", "ulla", "seats[1].role=leader")
        desk.run("set", "telectl", "centre.established=2025-09-01")
        desk.run(
            *("project", "new", "proeven", "--title", "Prøven", "--owner", "ulla"),
            *("--on", "2026-11-02"),
        )
        desk.run("set", KD, "quorum.members=2")
        desk.run(
            *("case", "new", "pause", "--title", "Pause", "--point", "at prøven sættes på hold"),
            *("--moves", "proeven:on_hold"),
        )
        desk.run("case", "new", "to", "--title", "To", "--point", "at købe", "--point", "at leje")
        for case in ("pause", "to"):
            desk.run("case", "submit", case, "--to", KD, "--date", "2026-11-02")
        desk.run("meeting", "new", KD, "2026-11-23")
        desk.run("meeting", "fill", MEETING)
    return desk.folder


def record(desk: Desk, case: str, *words: str, code: int = 0) -> str:
    said = desk.run("meeting", "record", MEETING, case, *words, code=code)
    return said.out + said.err


def test_everybody_is_told_of_at_once(desk: Desk) -> None:
    desk.run(
        *("meeting", "attend", MEETING, "--others-present", "--apologies", "anders=ulla"),
        *("--recused", "lise:to", "--minutes-by", "Ulla Holm"),
    )
    assert (
        "attendance:\n"
        "  - member: lise\n"
        "    status: recused\n"
        "    cases:\n"
        "      - to\n"
        "  - member: anders\n"
        "    status: apologies\n"
        "    substitute: ulla\n"
        "  - member: lise\n"
        "    status: present\n"
        "minutes_by: ulla\n"
    ) in desk.file(FILE)
    assert "status: held\n" in desk.file(FILE)


def test_one_by_one_the_last_word_holds(desk: Desk) -> None:
    desk.run("meeting", "attend", MEETING, "--present", "lise,anders")
    desk.run("meeting", "attend", MEETING, "--absent", "anders")
    assert desk.file(FILE).count("member: anders") == 1
    assert "member: anders\n    status: absent" in desk.file(FILE)


def test_it_may_not_be_known_who_was_there(desk: Desk) -> None:
    desk.run("meeting", "attend", MEETING, "--unknown")
    assert "attendance_known: false" in desk.file(FILE)
    desk.run("meeting", "attend", MEETING, "--present", "lise")
    assert "attendance_known" not in desk.file(FILE)
    desk.run("meeting", "attend", MEETING, "--unknown", code=2)


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (("--present", "ulla"), "ingen plads"),
        (("--present", "kongen"), "kongen"),
        (("--apologies", "lise=kongen"), "kongen"),
        (("--recused", "lise:ukendt"), "dagsordenen"),
        (("--recused", "lise"), "--recused lise:SAG"),
        (("--present", "lise", "--absent", "lise"), "to gange"),
        (("--minutes-by", "kongen"), "kongen"),
        ((), "--present"),
    ],
)
def test_attendance_that_cannot_be_is_refused(
    desk: Desk, words: tuple[str, ...], named: str
) -> None:
    assert named in desk.run("meeting", "attend", MEETING, *words, code=2).err
    assert "attendance" not in desk.file(FILE)
    assert not desk.status()


def test_before_its_day_there_are_only_apologies(desk: Desk) -> None:
    desk.run("meeting", "new", KD, "2026-12-08")
    desk.run("meeting", "attend", "kd-2026-12-08", "--apologies", "lise")
    assert "status: planned" in desk.file("meetings/kd-2026-12-08.yaml")
    desk.run("meeting", "attend", "kd-2026-12-08", "--present", "anders", code=4)
    desk.run("meeting", "add", "kd-2026-12-08", "to")
    desk.run("meeting", "record", "kd-2026-12-08", "to", "--result", "approved", code=4)
    assert "anders" not in desk.file("meetings/kd-2026-12-08.yaml")


def test_an_outcome_is_a_draft_that_the_next_one_replaces(desk: Desk) -> None:
    record(desk, "to", "--result", "godkendt")
    record(
        *(desk, "to", "--result", "godkendt", "--point", "2=udsat", "--proviso", "1=Til januar"),
        *("--condition", "Inden for rammen", "--follow-up", "Købe;ulla;2026-12-15"),
        *("--agreed", "enighed", "--votes", "2/0/0"),
    )
    assert (
        "said:\n"
        "  - case: to\n"
        "    points:\n"
        "      - number: 1\n"
        "        result: approved\n"
        "        proviso: Til januar\n"
        "      - number: 2\n"
        "        result: postponed\n"
        "    conditions:\n"
        "      - Inden for rammen\n"
        "    agreed: consensus\n"
        "    votes:\n"
        "      for: 2\n"
        "      against: 0\n"
        "      abstained: 0\n"
        "    follow_ups:\n"
        "      - text: Købe\n"
        "        responsible: ulla\n"
        "        deadline: 2026-12-15\n"
    ) in desk.file(FILE)
    assert "outcomes" not in desk.file("decisions/to.yaml")
    assert desk.changed() == {f"data/{FILE}"}


def test_one_point_told_anew_leaves_the_rest_of_the_draft(desk: Desk) -> None:
    record(
        *(desk, "to", "--result", "godkendt", "--proviso", "1=Til januar", "--agreed", "enighed"),
        *("--proviso", "2=Til marts", "--follow-up", "Købe;ulla;2026-12-15"),
    )
    said = record(desk, "to", "--point", "2=udsat")
    assert "opfølgning" in said
    assert "Forbeholdet til punkt 2 faldt" in said
    assert (
        "      - number: 1\n"
        "        result: approved\n"
        "        proviso: Til januar\n"
        "      - number: 2\n"
        "        result: postponed\n"
        "    agreed: consensus\n"
        "    follow_ups:\n"
    ) in desk.file(FILE)
    record(desk, "to", "--no-follow-up", "Intet alligevel")
    assert "no_follow_up: Intet alligevel" in desk.file(FILE)
    assert "follow_ups:\n" not in desk.file(FILE)


def test_one_point_alone_leaves_the_others_to_be_said(desk: Desk) -> None:
    record(desk, "pause", "--result", "udsat")
    record(desk, "to", "--point", "1=godkendt")
    assert "to (2)" in close(desk, code=4)
    record(desk, "to", "--point", "2=udsat")
    close(desk)


def test_a_case_that_came_late_is_put_on_the_agenda(desk: Desk) -> None:
    desk.run("case", "new", "sen", "--title", "Sen", "--point", "at det sker")
    record(desk, "sen", "--result", "noted")
    assert "  - sen\n" in desk.file(FILE).partition("said:")[0]


@pytest.mark.parametrize(
    ("words", "code", "named"),
    [
        (("to", "--result", "3=approved"), 2, "3"),
        (("to", "--point", "3=approved", "--result", "approved"), 2, "3"),
        (("to", "--point", "godkendt"), 2, "--point"),
        (("to", "--result", "måske"), 2, "--result"),
        (("to",), 2, "--result"),
        (("to", "--result", "approved", "--votes", "mange"), 2, "mange"),
        (("to", "--result", "approved", "--agreed", "loddet"), 2, "--agreed"),
        (("to", "--result", "approved", "--follow-up", "Købe"), 2, "Købe"),
        (("to", "--result", "approved", "--follow-up", "Købe;kongen;2026-12-01"), 1, "kongen"),
        (("to", "--result", "approved", "--proviso", "Borger 010190-1234"), 1, "CPR"),
        (("ukendt", "--result", "approved"), 2, "ukendt"),
        (("--matter", "4", "--result", "approved"), 2, "--matter"),
        ((), 2, "--matter"),
    ],
)
def test_an_outcome_that_cannot_be_is_refused_by_name(
    desk: Desk, words: tuple[str, ...], code: int, named: str
) -> None:
    before = desk.file(FILE)
    said = desk.run("meeting", "record", MEETING, *words, code=code)
    assert named in said.err + said.out
    assert desk.file(FILE) == before
    assert not desk.status()


def test_a_point_that_is_decided_is_not_decided_again(desk: Desk) -> None:
    desk.run(
        *("decision", "record", "to", "--body", KD, "--result", "approved"),
        *("--date", "2026-11-16", "--no-follow-up", "Intet"),
    )
    assert "case supersede to" in record(desk, "to", "--result", "1=rejected", code=4)
    assert "said" not in desk.file(FILE)


def close(desk: Desk, code: int = 0) -> str:
    said = desk.run("meeting", "close", MEETING, code=code)
    return said.out + said.err


def ready(desk: Desk, *, present: str = "lise,anders") -> None:
    desk.run("meeting", "attend", MEETING, "--present", present, "--minutes-by", "ulla")
    record(desk, "pause", "--result", "approved", "--no-follow-up", "Intet")
    record(desk, "to", "--result", "approved", "--point", "2=postponed")


def test_closing_is_one_act_with_all_that_follows(desk: Desk) -> None:
    ready(desk)
    commits = len(desk.log())
    said = close(desk)
    assert len(desk.log()) == commits + 1
    assert desk.log()[0] == f"Møde {MEETING} lukket: 2 sager"
    assert "said" not in desk.file(FILE)
    assert "status: closed" in desk.file(FILE)
    assert "minutes:\n  status: draft\n" in desk.file(FILE)
    assert f"meeting: {MEETING}\n    deciding: true\n" in desk.file("decisions/pause.yaml")
    assert "no_follow_up: Intet\n" in desk.file("decisions/pause.yaml")
    assert "result: postponed" in desk.file("decisions/to.yaml")
    project = desk.file("projects/proeven.yaml")
    assert "state: on_hold\n" in project
    assert "decision: pause\n    reason: at prøven sættes på hold\n" in project
    assert "telectl meeting new koncerndirektionen 2026-12-08" in said
    assert desk.run("validate").code == 0


def test_closing_fixes_what_was_settled_until_the_minutes_are_approved(desk: Desk) -> None:
    ready(desk)
    close(desk)
    fixed = desk.file("decisions/pause.yaml").partition("stamps:")[2]
    assert "- record: pause\n" in fixed
    assert "points[1]:" in fixed
    desk.run("set", "pause", "points[1].text=at prøven holder pause", code=1)
    desk.run(
        "case", "correct", "pause", "points[1].text=at prøven holder pause", "--reason", "Klart"
    )
    assert "corrections:\n" in desk.file(FILE)
    assert desk.run("validate").code == 0


def test_one_alone_decides_nothing_and_the_project_waits(desk: Desk) -> None:
    ready(desk, present="lise")
    desk.run("meeting", "attend", MEETING, "--apologies", "anders")
    said = close(desk)
    assert "besluttet, afventer beslutning (er truffet af for få)" in said
    assert "deciding: true" in desk.file("decisions/pause.yaml")
    assert "state: idea\n" in desk.file("projects/proeven.yaml")


def test_what_a_gate_lacks_keeps_the_project_and_not_the_decision(desk: Desk) -> None:
    desk.run("set", "pause", "points[1].moves.to=stopped")
    desk.run("add", "workflow", "gates[decided].demands", "field=lessons")
    ready(desk)
    said = close(desk)
    assert "»proeven« bliver stående: besluttet, afventer erfaringer" in said
    assert "telectl project gates proeven --to stopped" in said
    assert "state: idea\n" in desk.file("projects/proeven.yaml")
    assert "deciding: true" in desk.file("decisions/pause.yaml")
    assert "afventer" in next(
        line for line in desk.run("case", "list").out.splitlines() if "Pause" in line
    )


def test_those_to_be_told_are_written_with_their_deadline(desk: Desk) -> None:
    desk.run("new", "forum", "patienter", "--title", "Patienter", "type=forum")
    desk.run("add", "patienter", "mandates", "role=be_informed")
    ready(desk)
    close(desk)
    assert "to_tell:\n  - forum: patienter\n    deadline: 2026-12-23\n" in desk.file(
        "decisions/pause.yaml"
    )


def test_the_minutes_go_to_the_next_meeting_and_are_approved_there(desk: Desk) -> None:
    desk.run("meeting", "new", KD, "2026-12-08")
    ready(desk)
    assert "skal godkendes på kd-2026-12-08" in close(desk)
    assert f"matters:\n  - sort: minutes\n    record: {MEETING}\n" in desk.file(
        "meetings/kd-2026-12-08.yaml"
    )


def approving(desk: Desk, result: str) -> None:
    """An earlier meeting's minutes treated at the one of today."""
    desk.run(
        *("new", "møde", "kd-2026-11-10", "--title", "Møde", f"body={KD}", "date=2026-11-10"),
        *("status=closed", "minutes.status=draft", "attendance_known=nej"),
    )
    desk.run("meeting", "fill", MEETING)
    ready(desk)
    assert "--matter 1 --result" in close(desk, code=4)
    desk.run("meeting", "record", MEETING, "--matter", "1", "--result", result, "--remark", "Ja")
    close(desk)


def test_approved_minutes_are_final_from_that_day(desk: Desk) -> None:
    approving(desk, "godkendt")
    assert "minutes:\n  status: final\n  approved: 2026-11-23\n" in desk.file(
        "meetings/kd-2026-11-10.yaml"
    )


def test_minutes_of_a_meeting_that_is_not_closed_are_not_approved(desk: Desk) -> None:
    desk.run(
        *("new", "møde", "kd-2026-11-10", "--title", "Møde", f"body={KD}", "date=2026-11-10"),
        *("status=held", "minutes.status=draft", "attendance_known=nej"),
    )
    desk.run("meeting", "fill", MEETING)
    said = desk.run("meeting", "record", MEETING, "--matter", "1", "--result", "godkendt", code=4)
    assert "telectl meeting close kd-2026-11-10" in said.err
    desk.run("meeting", "record", MEETING, "--matter", "1", "--result", "udsat")


def test_minutes_put_off_come_on_the_next_agenda(desk: Desk) -> None:
    desk.run("meeting", "new", KD, "2026-12-08")
    approving(desk, "udsat")
    assert "minutes:\n  status: draft\n" in desk.file("meetings/kd-2026-11-10.yaml")
    assert "record: kd-2026-11-10\n  - sort: minutes\n    record: kd-2026-11-23\n" in desk.file(
        "meetings/kd-2026-12-08.yaml"
    )


def test_a_meeting_is_not_closed_while_an_item_has_no_outcome(desk: Desk) -> None:
    assert "pause og to" in close(desk, code=4)
    record(desk, "pause", "--result", "udsat")
    said = close(desk, code=4)
    assert "mangler et udfald" in said
    assert "pause" not in said
    assert "status: held" in desk.file(FILE)


def test_all_that_keeps_a_meeting_open_is_named_at_once(desk: Desk) -> None:
    desk.run(
        *("new", "møde", "kd-2026-11-10", "--title", "Møde", f"body={KD}", "date=2026-11-10"),
        *("status=closed", "minutes.status=draft", "attendance_known=nej"),
    )
    desk.run("meeting", "fill", MEETING)
    said = close(desk, code=4)
    assert "2 ting mangler" in said
    assert "pause og to" in said
    assert f"telectl meeting record {MEETING} --matter 1" in said


def test_a_closed_meeting_is_not_changed(desk: Desk) -> None:
    ready(desk)
    close(desk)
    before = desk.file(FILE)
    for words in (
        ("record", MEETING, "to", "--result", "approved"),
        ("attend", MEETING, "--present", "lise"),
        ("add", MEETING, "--text", "Mere"),
        ("withdraw", MEETING, "to"),
        ("fill", MEETING),
        ("close", MEETING),
    ):
        assert "er lukket" in desk.run("meeting", *words, code=4).err
    assert desk.file(FILE) == before


def test_closing_is_undone_as_one_act(desk: Desk) -> None:
    ready(desk)
    close(desk)
    desk.run("undo")
    assert "said:\n" in desk.file(FILE)
    assert "outcomes" not in desk.file("decisions/pause.yaml")
    assert "state: idea\n" in desk.file("projects/proeven.yaml")


def test_a_trial_of_closing_writes_nothing(desk: Desk) -> None:
    ready(desk)
    before = desk.file(FILE)
    desk.run("meeting", "close", MEETING, "--dry-run")
    assert desk.file(FILE) == before


def test_a_body_that_advises_gives_its_advice_at_its_meeting(desk: Desk) -> None:
    desk.run(
        *("advice", "record", "to", "--subject", "clinical_content"),
        *("--body", "vicedirektoerkredsen", "--requested", "2026-11-02"),
    )
    desk.run("meeting", "new", "VD", "2026-11-23", "--extra")
    desk.run("meeting", "add", "vd-2026-11-23", "to")
    desk.run(
        *("meeting", "record", "vd-2026-11-23", "to", "--advice", "anbefalet med bemærkninger"),
        *("--remark", "Start småt"),
    )
    text = desk.file("decisions/to.yaml")
    assert "given: 2026-11-23\n    conclusion: recommended_with_remarks\n" in text
    assert "meeting: vd-2026-11-23\n" in text
    desk.run("meeting", "close", "vd-2026-11-23")
    assert "outcomes" not in desk.file("decisions/to.yaml")


def test_what_was_said_days_ago_is_closed_on_its_own_day(desk: Desk) -> None:
    desk.run("meeting", "new", KD, "2026-11-16", "--extra")
    desk.run("meeting", "add", "kd-2026-11-16", "pause")
    desk.run("meeting", "attend", "kd-2026-11-16", "--others-present", "--minutes-by", "ulla")
    desk.run("meeting", "record", "kd-2026-11-16", "pause", "--result", "approved")
    said = desk.run("meeting", "close", "kd-2026-11-16")
    assert "Tilbagedateret" in said.out
    assert "date: 2026-11-16" in desk.file("decisions/pause.yaml")
    assert "date: 2026-11-16\n    from: idea\n    to: on_hold\n" in desk.file(
        "projects/proeven.yaml"
    )


@pytest.fixture
def shared(desk: Desk, tmp_path: Path) -> Desk:
    """The portfolio with somewhere to send it."""
    desk.repo.init("--bare", "--initial-branch=main", str(tmp_path / "faelles.git"))
    desk.repo.branch("-M", "main")
    desk.repo.remote("add", "origin", str(tmp_path / "faelles.git"))
    desk.repo.push("-u", "origin", "main")
    return desk


def test_closing_ends_by_saying_what_is_not_sent(shared: Desk) -> None:
    ready(shared)
    assert "telectl sync" in close(shared)


@pytest.mark.parametrize(("answer", "left"), [("", "0"), ("nej", "4")])
def test_at_a_terminal_closing_offers_to_send(
    shared: Desk, monkeypatch: pytest.MonkeyPatch, answer: str, left: str
) -> None:
    ready(shared)
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{answer}\n"))
    monkeypatch.setattr("telectl.cli.asking.at_terminal", lambda: True)
    close(shared)
    shared.repo.fetch()
    assert shared.repo.rev_list("--count", "origin/main..HEAD") == left


def test_an_item_that_is_no_case_is_named_where_it_is_shown_and_treated(desk: Desk) -> None:
    desk.run("meeting", "add", MEETING, "--text", "Mødeplan")
    desk.run("meeting", "add", MEETING, "--text", "Frokost")
    assert "2    Frokost" in desk.run("meeting", "show", MEETING).out
    assert "Frokost" in desk.run("meeting", "move", MEETING, "--matter", "2", "--to", "1").out
    record = ("meeting", "record", MEETING, "--matter", "1", "--remark", "Rugbrød")
    assert "Frokost" in desk.run(*record).out
    assert desk.log()[0] == f"Udkast til {MEETING}, Frokost"
    assert "Rugbrød" in desk.run("meeting", "show", MEETING).out
    assert "Mødeplan" in desk.run("meeting", "withdraw", MEETING, "--matter", "2").out


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (("to", "--result", "approved", "--remark", "Ja"), "--remark"),
        (("to", "--result", "approved", "--subject", "clinical_content"), "--subject"),
        (("to", "--advice", "recommended", "--condition", "Et år"), "--condition"),
        (("--matter", "1", "--remark", "Ja", "--votes", "1/0/0"), "--votes"),
        (("--matter", "1", "--advice", "recommended"), "--advice"),
    ],
)
def test_what_an_item_has_no_place_for_is_refused_and_not_left_out(
    desk: Desk, words: tuple[str, ...], named: str
) -> None:
    desk.run("meeting", "add", MEETING, "--text", "Mødeplan")
    before = desk.file(FILE)
    assert named in desk.run("meeting", "record", MEETING, *words, code=2).err
    assert desk.file(FILE) == before


def test_while_the_meeting_is_on_nobody_is_told_that_outcomes_are_missing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.run("meeting", "attend", MEETING, "--others-present", "--minutes-by", "ulla")
    record(desk, "pause", "--result", "udsat")
    assert "T005" not in desk.run("validate").out
    monkeypatch.setattr(clock, "today", lambda: date(2026, 11, 24))
    told = [line for line in desk.run("validate").out.splitlines() if "T005" in line]
    assert len(told) == 1
    assert f"telectl meeting record {MEETING} to --result" in told[0]


def test_advice_given_at_a_meeting_stands_at_its_item_in_the_minutes(desk: Desk) -> None:
    desk.run(
        *("advice", "record", "to", "--subject", "clinical_content"),
        *("--body", "vicedirektoerkredsen", "--requested", "2026-11-02"),
    )
    desk.run("meeting", "new", "VD", "2026-11-23", "--extra")
    desk.run("meeting", "fill", "vd-2026-11-23")
    desk.run("meeting", "record", "vd-2026-11-23", "to", "--advice", "anbefalet")
    assert "Anbefalet." in desk.run("meeting", "minutes", "vd-2026-11-23").out
    assert "intet noteret" not in desk.run("meeting", "minutes", "vd-2026-11-23").out


def test_the_minutes_of_a_body_that_is_gone_go_to_the_one_that_followed_it(
    desk: Desk,
) -> None:
    ready(desk)
    close(desk)
    desk.run("new", "forum", "nyt", "--title", "Nyt", "type=executive", "valid_from=2027-01-01")
    desk.run("organisation", "succeed", KD, "nyt", "--on", "2027-01-01")
    for day, waits in {"2026-12-30": False, "2027-01-19": True}.items():
        desk.run("meeting", "new", "nyt", day, "--extra")
        assert (f"record: {MEETING}\n" in desk.file(f"meetings/nyt-{day}.yaml")) is waits
