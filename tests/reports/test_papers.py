"""The papers of a meeting: as they were approved, and an agenda and its minutes compared."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from telectl import __version__
from telectl.document import Document, Heading, Items, Note, Paragraph, Report, Text
from telectl.findings import Refusal
from telectl.locale import LANGUAGES, Voice
from telectl.model.decision import Decision
from telectl.model.meeting import Correction, Matter, Meeting
from telectl.render import render
from telectl.reports import calendar, case_paper, excerpt, meeting_paper
from telectl.store.files import listing
from telectl.store.load import load
from telectl.workspace import Workspace
from tests.reports.conftest import FIXTURE

PAPERS = Path(__file__).parent / "papers"
DAY = date(2026, 6, 1)
FULL, POLITICAL, ADVISORY = "ledelsen-2026-05-13", "regionens-raad-2026-05-27", "raadet-2026-05-07"
Make = Callable[[Voice, Workspace], Report]


@pytest.fixture(scope="module")
def papers() -> Workspace:
    """The small portfolio with meetings that have every kind of item."""
    contents = (*listing(FIXTURE).contents, *listing(PAPERS).contents)
    return Workspace(FIXTURE, DAY, load(contents), ())


def agenda(of: str) -> Make:
    return lambda voice, at: meeting_paper.agenda(voice, at.portfolio, DAY, held(at, of))


def minutes(of: str) -> Make:
    return lambda voice, at: meeting_paper.minutes(voice, at.portfolio, DAY, held(at, of))


def held(at: Workspace, of: str) -> Meeting:
    found = at.portfolio.get(Meeting, of)
    assert found is not None
    return found


def paper(of: str) -> Make:
    return lambda voice, at: case_paper.report(voice, at.portfolio, DAY, case(at, of))


def excerpted(of: str) -> Make:
    def make(voice: Voice, at: Workspace) -> Report:
        found = case(at, of)
        outcome = excerpt.outcome_to_excerpt(found, None, DAY)
        return excerpt.report(voice, at.portfolio, DAY, found, outcome)

    return make


def case(at: Workspace, of: str) -> Decision:
    found = at.portfolio.get(Decision, of)
    assert found is not None
    return found


REPORTS: dict[str, Make] = {
    "paper-agenda": agenda(FULL),
    "paper-minutes": minutes(FULL),
    "paper-minutes-political": minutes(POLITICAL),
    "paper-minutes-advice": minutes(ADVISORY),
    "paper-case": paper("maaling-i-hele-regionen"),
    "paper-case-closed": paper("lukket-sag"),
    "paper-excerpt": excerpted("maaling-i-hele-regionen"),
    "paper-excerpt-closed": excerpted("lukket-sag"),
    "calendar": lambda voice, at: calendar.report(voice, at.portfolio, DAY),
}
SUFFIXES = {"text": "txt", "markdown": "md", "json": "json"}


def test_the_portfolio_of_the_papers_has_no_errors(papers: Workspace) -> None:
    assert [each for each in papers.findings if each.severity.value == "error"] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("format", SUFFIXES)
@pytest.mark.parametrize("name", REPORTS)
def test_the_paper_is_the_one_that_was_approved(
    name: str, format: str, language: str, papers: Workspace, golden: Callable[[str, str], None]
) -> None:
    shown = render(REPORTS[name](Voice(language), papers), format, width=100)
    assert isinstance(shown, str)
    assert "[papers." not in shown
    version = f'"telectl": "{__version__}"'
    golden(f"{name}.{language}.{SUFFIXES[format]}", shown.replace(version, '"telectl": "…"'))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["paper-agenda", "paper-minutes", "paper-case", "paper-excerpt"])
def test_the_page_is_the_one_that_was_approved(
    name: str, language: str, papers: Workspace, golden: Callable[[str, str], None]
) -> None:
    shown = str(render(REPORTS[name](Voice(language), papers), "html"))
    shown = re.sub("<style>.*?</style>", "<style>…</style>", shown, flags=re.DOTALL)
    golden(f"{name}.{language}.html", shown.replace(f"telectl {__version__}", "telectl …"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", REPORTS)
def test_every_paper_can_be_a_word_file_and_a_pdf(
    name: str, language: str, papers: Workspace
) -> None:
    report = REPORTS[name](Voice(language), papers)
    assert render(report, "docx")[:2] == b"PK"
    assert render(report, "pdf")[:5] == b"%PDF-"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("meeting", [FULL, POLITICAL, ADVISORY])
def test_the_minutes_are_the_agenda_block_by_block_with_what_the_meeting_added(
    meeting: str, language: str, papers: Workspace
) -> None:
    voice = Voice(language)
    before = agenda(meeting)(voice, papers).document
    after = minutes(meeting)(voice, papers).document
    left = iter(after.blocks[1:])  # the titles differ
    assert all(any(each == block for block in left) for each in before.blocks[1:])
    assert len(after.blocks) > len(before.blocks)


@pytest.mark.parametrize("meeting", [FULL, POLITICAL, ADVISORY])
def test_the_outcome_stands_right_after_the_recommendation(meeting: str, papers: Workspace) -> None:
    said = list(headings(minutes(meeting)(Voice("da"), papers).document))
    word = "POLITISK BEHANDLING" if meeting == POLITICAL else "BESLUTNING"
    after = [said[i + 1] for i, each in enumerate(said) if each == "INDSTILLING"]
    assert after
    assert all(each.startswith(word) for each in after)
    told = list(headings(agenda(meeting)(Voice("da"), papers).document))
    assert [each for each in said if each.startswith(word)] != []
    assert not any(each.startswith(word) for each in told)


def headings(document: Document) -> Iterator[str]:
    return (block.text for block in document.blocks if isinstance(block, Heading))


def test_of_a_closed_case_and_a_closed_annex_no_paper_tells_more_than_that_they_are(
    papers: Workspace,
) -> None:
    closed = [REPORTS[name] for name in ("paper-case-closed", "paper-excerpt-closed")]
    for make in (agenda(FULL), minutes(FULL), *closed):
        report = make(Voice("da"), papers)
        for each in SUFFIXES:
            shown = str(render(report, each))
            assert "navngivet leverandør" not in shown
            assert "Tilbuddet fra" not in shown
            assert "tilbuddet antages" not in shown
            assert "Lukket" in shown
            assert "EKSEMPEL-2026-42" in shown


def test_what_was_remarked_or_corrected_in_a_closed_case_stands_in_no_minutes(
    papers: Workspace,
) -> None:
    secret = "hemmelig pris"
    matter = Matter(sort="gate", record="lukket-sag", result="noted", remark=secret)
    said = {"date": "2026-06-01", "case": "lukket-sag", "reason": secret}
    correction = Correction.model_validate(said)
    meeting = held(papers, FULL).model_copy(
        update={"matters": (matter,), "corrections": (correction,)}
    )
    report = meeting_paper.minutes(Voice("da"), papers.portfolio, DAY, meeting)
    assert "Lukket punkt" in str(render(report, "text"))
    for each in SUFFIXES:
        assert secret not in str(render(report, each))
    assert secret not in str(render(report, "json"))


def test_no_calendar_tells_the_title_of_a_closed_case(papers: Workspace) -> None:
    report = calendar.report(Voice("da"), papers.portfolio, DAY)
    for each in SUFFIXES:
        shown = str(render(report, each))
        assert "navngivet leverandør" not in shown
        assert "Ringe til leverandøren" not in shown
    assert "Opfølgning: Lukket punkt" in str(render(report, "text"))


def test_an_excerpt_tells_nothing_of_who_was_there(papers: Workspace) -> None:
    shown = str(render(REPORTS["paper-excerpt"](Voice("da"), papers), "text"))
    assert "Carla Carlsen" not in shown
    assert shown.index("INDSTILLING") < shown.index("BESLUTNING")


def test_an_excerpt_of_what_nobody_has_said_is_refused(papers: Workspace) -> None:
    found = case(papers, "maaling-i-hele-regionen")
    for body in ("klinikerne", "raadet"):
        with pytest.raises(Refusal):
            excerpt.outcome_to_excerpt(found, body, DAY)
    with pytest.raises(Refusal):
        excerpt.outcome_to_excerpt(found, None, date(2026, 4, 19))
    assert excerpt.outcome_to_excerpt(found, "holdet", DAY).body == "holdet"


def test_a_section_without_items_says_so(papers: Workspace) -> None:
    blocks = agenda(POLITICAL)(Voice("da"), papers).document.blocks
    none = Paragraph((Text("Ingen denne gang.", "quiet"),))
    assert blocks.count(none) == 6


def test_what_is_noted_while_the_meeting_is_open_is_marked_as_a_draft(papers: Workspace) -> None:
    document = minutes(POLITICAL)(Voice("da"), papers).document
    assert "POLITISK BEHANDLING (udkast)" in headings(document)
    assert Note("Udkast. Referatet er ikke godkendt.", "watch") in document.blocks
    final = minutes(FULL)(Voice("da"), papers).document
    assert Note("Referatet er godkendt den 27. maj 2026.", "good") in final.blocks


def test_each_point_has_its_own_result_where_they_differ(papers: Workspace) -> None:
    items = [b for b in minutes(FULL)(Voice("da"), papers).document.blocks if isinstance(b, Items)]
    said = {text_of(each) for block in items for each in block.items}
    assert "Indstillingspunkt 1: godkendt, idet der begyndes på ét hospital." in said
    assert "Indstillingspunkt 3: udsat." in said


def text_of(runs: tuple[str | Text, ...]) -> str:
    return "".join(run.text if isinstance(run, Text) else run for run in runs)


def test_without_the_technical_account_the_paper_is_for_all(papers: Workspace) -> None:
    meeting = held(papers, FULL)
    whole = meeting_paper.agenda(Voice("da"), papers.portfolio, DAY, meeting)
    public = meeting_paper.agenda(Voice("da"), papers.portfolio, DAY, meeting, technical=False)
    assert "artskonto" in str(render(whole, "text"))
    assert "artskonto" not in str(render(public, "text"))
    assert "1.200.000 kr." in str(render(public, "text"))


def test_advice_given_at_a_meeting_is_its_outcome_and_was_only_asked_for_before(
    papers: Workspace,
) -> None:
    before = str(render(agenda(ADVISORY)(Voice("da"), papers), "text"))
    after = str(render(minutes(ADVISORY)(Voice("da"), papers), "text"))
    assert "Evidensen er endnu svag" not in before
    assert "har ikke svaret" in before
    assert "Rådgivning om fagligt indhold: ikke anbefalet. Evidensen er endnu svag." in after
