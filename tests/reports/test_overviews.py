"""Who takes part, where the solutions are, what they do: true on the day, and on any portfolio."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from telectl.document import Report
from telectl.locale import LANGUAGES, Voice
from telectl.render import render
from telectl.reports import coverage, decision, effects, plan, solution, solution_map
from telectl.reports.coverage_facts import collect as who
from telectl.reports.effect_facts import Wanted as Effects
from telectl.reports.effect_facts import collect as documented
from telectl.reports.solution_places import Wanted as Places
from telectl.reports.solution_places import collect as placed
from telectl.workspace import Workspace
from tests.reports.conftest import DAY, FIXTURE, read

SAMPLE = Path(__file__).parents[2] / "data"
TODAY = date(2026, 11, 23)
HOSTILE = "[bold]x[/] \\u202e| `y` <b>"
REPORTS: dict[str, Callable[[Voice, Workspace], Report]] = {
    "coverage": lambda voice, at: coverage.report(voice, at.portfolio, at.day),
    "solution-map": lambda voice, at: solution_map.report(voice, at.portfolio, at.day),
    "effects": lambda voice, at: effects.report(voice, at.portfolio, at.day),
    "plan": lambda voice, at: plan.report(voice, at.portfolio, at.day),
}


@pytest.fixture(scope="module")
def sample() -> Workspace:
    return read(SAMPLE, TODAY)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FIXTURE, tmp_path / "data"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", REPORTS)
def test_an_empty_portfolio_has_its_page(name: str, language: str, tmp_path: Path) -> None:
    for file in ("telectl.yaml", "workflow.yaml"):
        shutil.copy(FIXTURE / file, tmp_path)
    at = read(tmp_path)
    for shape in ("text", "markdown", "json"):
        assert render(REPORTS[name](Voice(language), at), shape, width=80)


@pytest.mark.parametrize("name", REPORTS)
def test_hostile_titles_are_shown_and_do_nothing(name: str, folder: Path) -> None:
    for file in folder.rglob("*.yaml"):
        lines = file.read_text(encoding="utf-8").splitlines()
        told = [f'title: "{HOSTILE}"' if line.startswith("title:") else line for line in lines]
        file.write_text("\n".join(told) + "\n", encoding="utf-8")
    at = read(folder)
    shown = render(REPORTS[name](Voice("da"), at), "text", width=80)
    assert "\u202e" not in shown
    assert "[bold]x[/]" in " ".join(shown.split()) or name == "coverage"


@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize("name", REPORTS)
def test_the_sample_fits_the_screen_and_stays_in_columns(
    name: str, width: int, sample: Workspace
) -> None:
    shown = render(REPORTS[name](Voice("da"), sample), "text", width=width).splitlines()
    lines = [line for line in shown if not line.lstrip().startswith("telectl ")]
    assert max(map(len, lines)) <= width
    assert not any(" · " in line and ": – " in line for line in lines)  # stacked for want of room


def test_the_sample_lacks_one_competence_and_has_two_seats_to_fill(sample: Workspace) -> None:
    found = who(sample.portfolio, TODAY)
    assert [each.key for each in found.lacks] == ["competence"]
    assert [each.organisation for each in found.vacancies] == ["speciallaegepraksis"]
    soon = [each.organisation for each in found.team if each.soon and not each.followed]
    assert soon == ["kommune-hilleroed"]


def test_whoever_leaves_is_missing_the_day_after(folder: Path) -> None:
    at = read(folder, date(2027, 1, 1))
    missing = who(at.portfolio, at.day)
    assert missing.lacks[0].key == "unrepresented"
    assert missing.lacks[0].facts["organisation"] == "aehospitalet"
    assert [each.member for each in missing.vacancies] == ["oscar-oe"]
    shown = render(coverage.report(Voice("da"), at.portfolio, at.day), "text")
    assert "--represents aehospitalet" in shown


def test_a_hospital_left_out_without_reason_or_decision_is_on_the_red_list(folder: Path) -> None:
    file = folder / "organisations" / "aehospitalet.yaml"
    text = file.read_text(encoding="utf-8").replace("  value: true", "  value: false")
    file.write_text(text, encoding="utf-8")
    found = who(read(folder).portfolio, DAY)
    left_out = [each.facts["why"] for each in found.lacks if each.key == "left_out"]
    assert left_out == ["reason"]


def test_a_competence_that_nobody_has_is_on_the_red_list(folder: Path) -> None:
    file = folder / "projects" / "ny-ide.yaml"
    file.write_text(file.read_text(encoding="utf-8") + "competences: [Akustik]\n", encoding="utf-8")
    keys = [each.key for each in who(read(folder).portfolio, DAY).lacks]
    assert "competence" in keys
    member = folder / "members" / "bodil-aaris.yaml"
    text = member.read_text(encoding="utf-8") + "competences: [akustik]\n"
    member.write_text(text, encoding="utf-8")
    (needed,) = who(read(folder).portfolio, DAY).needed
    assert needed.in_project == ("bodil-aaris",)


def test_a_gap_is_where_others_of_the_sector_operate_it(sample: Workspace) -> None:
    found = placed(sample.portfolio, TODAY, Places())
    gaps = {each.solution: each for each in found.gaps}
    assert gaps["videotolkning-eksempel"].missing == (
        "amager-og-hvidovre-hospital",
        "herlev-og-gentofte-hospital",
    )
    cells = {(each.solution, each.organisation): each.state for each in found.cells}
    assert cells["videotolkning-eksempel", "bornholms-hospital"] == "pilot"


def test_on_an_earlier_day_a_later_deployment_is_not_there(sample: Workspace) -> None:
    found = placed(sample.portfolio, date(2026, 5, 1), Places(solution="videotolkning-eksempel"))
    assert {each.organisation for each in found.cells} == {"rigshospitalet"}


def test_the_map_is_restricted_by_what_is_asked(sample: Workspace) -> None:
    only = placed(sample.portfolio, TODAY, Places(org="kommune-gentofte"))
    assert {each.organisation for each in only.cells} == {"kommune-gentofte"}
    marked = placed(sample.portfolio, TODAY, Places(gaps=True))
    assert set(marked.solutions) == {each.solution for each in marked.gaps}


def test_two_solutions_for_the_same_are_parallel_until_that_is_written(folder: Path) -> None:
    file = folder / "solutions" / "maaling-hjemme.yaml"
    text = file.read_text(encoding="utf-8") + "function: Måling\n"
    file.write_text(text, encoding="utf-8")
    other = text.replace("id: maaling-hjemme", "id: anden-maaling").replace("Måling", "måling")
    copy = folder / "solutions" / "anden-maaling.yaml"
    copy.write_text(other, encoding="utf-8")
    (found,) = placed(read(folder).portfolio, DAY, Places()).parallels
    assert found.solutions == ("anden-maaling", "maaling-hjemme")
    related = other + "relations:\n  - {to: maaling-hjemme, type: parallel}\n"
    copy.write_text(related, encoding="utf-8")
    assert placed(read(folder).portfolio, DAY, Places()).parallels == ()


def test_losses_and_nothings_stand_before_the_gains(sample: Workspace) -> None:
    found = documented(sample.portfolio, TODAY, Effects(solution="radmis"))
    told = {each.domain: [e["direction"] for e in each.effects] for each in found.domains}
    assert told["clinical"] == ["none", "improved", "improved"]
    assert told["safety"] == ["worse"]


def test_every_effect_is_counted_once(sample: Workspace) -> None:
    found = documented(sample.portfolio, TODAY, Effects())
    assert sum(sum(each.counts.values()) for each in found.domains) == found.total > 50
    own = documented(sample.portfolio, TODAY, Effects(own=True))
    assert 0 < own.total < found.total


def test_what_operates_without_documented_effects_is_named(folder: Path) -> None:
    file = folder / "solutions" / "maaling-hjemme.yaml"
    text = file.read_text(encoding="utf-8").replace("state: pilot", "state: operation")
    file.write_text(text, encoding="utf-8")
    (found,) = documented(read(folder).portfolio, DAY, Effects()).undocumented
    assert (found.solution, found.overdue, found.missing) == (
        "maaling-hjemme",
        False,
        ("clinical",),
    )
    later = date(2027, 6, 1)
    (found,) = documented(read(folder, later).portfolio, later, Effects()).undocumented
    assert found.overdue


def test_what_is_overdue_stands_first_with_its_command(sample: Workspace) -> None:
    found = plan.collect(sample.portfolio, TODAY)
    days = [each.days for each in found.due]
    assert days == sorted(days, key=lambda each: -(each or 0))
    view = plan.report(Voice("da"), sample.portfolio, TODAY).view["due"]
    commands = {each["record"]: each["command"] for each in view}  # type: ignore[attr-defined,index]  # of JSON's kind
    assert (
        commands["rykke-styregruppen-for-raad"] == "telectl task done rykke-styregruppen-for-raad"
    )


def test_the_board_is_restricted_to_a_member_and_to_what_is_late(sample: Workspace) -> None:
    mine = plan.collect(sample.portfolio, TODAY, "peter-hvidtfeldt")
    assert {each.whose for each in mine.due} == {"peter-hvidtfeldt"}
    assert [each.kind for each in mine.first_tasks] == ["strategy", "mapping"]
    late = plan.collect(sample.portfolio, TODAY, overdue=True)
    assert late.due
    assert all(each.days and each.days > 0 for each in late.due)


def test_each_first_task_tells_what_became_of_its_advice(sample: Workspace) -> None:
    found = {each.kind: each for each in plan.collect(sample.portfolio, TODAY).first_tasks}
    strategy = found["strategy"]
    assert (strategy.decided, strategy.late) == (date(2026, 2, 17), 0)
    assert [each.state for each in strategy.advice] == ["given", "given"]
    before = {e.kind: e for e in plan.collect(sample.portfolio, date(2025, 11, 27)).first_tasks}
    assert [each.state for each in before["strategy"].advice] == ["asked"]


def test_a_first_task_that_is_not_there_is_missing_with_its_command(folder: Path) -> None:
    at = read(folder)
    tasks = plan.collect(at.portfolio, DAY).first_tasks
    assert [(each.kind, each.status) for each in tasks] == [
        (kind, "missing") for kind in ("strategy", "action_plan", "communication_plan", "mapping")
    ]
    shown = render(plan.report(Voice("en"), at.portfolio, DAY), "text")
    assert "telectl new plan ID type=strategy" in shown


def _page(module: object, at: Workspace, record: str) -> str:
    entry = at.portfolio.entries[record]
    made = module.report(Voice("en"), at.portfolio, (), at.day, entry)  # type: ignore[attr-defined]  # a report's module
    return render(made, "text", width=140)


def test_a_decision_against_advice_says_so_right_below_the_outcome(sample: Workspace) -> None:
    shown = _page(decision, sample, "pilot-akutboks-til-kol")
    outcome, why = shown.index("approved\n"), shown.index("The advice was not followed:")
    assert outcome < why < shown.index("not recommended")


def test_advice_that_has_not_come_is_told_with_the_day_it_was_asked_for(sample: Workspace) -> None:
    assert "no answer; asked 14 Sep 2026" in _page(decision, sample, "pilot-hjertesvigt-paa-tvaers")


def test_where_a_solution_could_spread_is_a_table_of_its_own(folder: Path) -> None:
    file = folder / "decisions" / "pilot-af-maaling.yaml"
    text = file.read_text(encoding="utf-8")
    spread = "    potential: {target_group: Borgere, size: 12000, sites: [aehospitalet]}\n"
    before = "    conclusion: recommended\n"
    file.write_text(text.replace(before, before + spread), encoding="utf-8")
    shown = _page(decision, read(folder), "pilot-af-maaling")
    assert "Spread potential" in shown
    assert "12,000" in shown


def test_a_solution_names_what_each_place_lacks(sample: Workspace) -> None:
    shown = _page(solution, sample, "saarvurdering-eksempel")
    assert "missing: training (not approved) and commissioning (not" in " ".join(shown.split())
    assert "all met" in shown


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", REPORTS)
def test_a_file_that_cannot_be_read_is_told_at_the_top(
    name: str, language: str, folder: Path
) -> None:
    (folder / "effects" / "ulaeselig.yaml").write_text("id: [", encoding="utf-8")
    shown = render(REPORTS[name](Voice(language), read(folder)), "text", width=200)
    assert "effects/ulaeselig.yaml" in shown
    whole = render(REPORTS[name](Voice(language), read(folder)), "json")
    assert json.loads(whole)["unread"] == 1


def test_a_first_task_is_not_missing_while_its_file_cannot_be_read(folder: Path) -> None:
    (folder / "plans").mkdir()
    (folder / "plans" / "strategi.yaml").write_text("type: strategy\nfejl: 1\n", encoding="utf-8")
    at = read(folder)
    found = {each.kind: each.status for each in plan.collect(at.portfolio, at.day).first_tasks}
    assert (found["strategy"], found["action_plan"]) == ("unread", "missing")
    shown = render(plan.report(Voice("da"), at.portfolio, at.day), "text")
    assert "type=strategy" not in shown
    assert "type=action_plan" in shown
    (folder / "plans" / "brudt.yaml").write_text("id: [", encoding="utf-8")
    at = read(folder)
    found = {each.kind: each.status for each in plan.collect(at.portfolio, at.day).first_tasks}
    assert found["action_plan"] == "unread"
