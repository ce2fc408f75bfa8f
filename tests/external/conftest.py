"""Papers of the sample for the checkers: some in each language, and one of hostile texts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from telectl.document import Document, Report
from telectl.locale import LANGUAGES, Voice
from telectl.reports import decision, plan, project, solution_map, status
from telectl.resources import sample_folder
from tests.render.reports import HOSTILE, LONG, everywhere, portfolio
from tests.reports.conftest import read

DAY = date(2026, 11, 23)


@pytest.fixture(scope="session")
def papers() -> Mapping[str, Report]:
    """Reports by name and language."""
    at = read(sample_folder(), DAY)
    told = at.portfolio
    made = {"portfolio.da": portfolio(), "hostile.da": _hostile()}
    for language in LANGUAGES:
        voice = Voice(language)
        page = status.report(voice, told, at.findings, DAY, whole=True)
        shown = project.report(voice, told, (), DAY, told.entries["akutboks-ved-kol"])
        case = decision.report(voice, told, (), DAY, told.entries["udbredelse-af-pro-epilepsi"])
        made |= {f"status.{language}": page, f"project.{language}": shown, f"case.{language}": case}
        made[f"plan.{language}"] = plan.report(voice, told, DAY)
        made[f"map.{language}"] = solution_map.report(voice, told, DAY)
    return made


def _hostile() -> Report:
    """Every hostile text in every place, one after the other."""
    blocks = [block for text in (*HOSTILE, LONG) for block in everywhere(text).document.blocks]
    return Report("hostile", 1, {}, Document(HOSTILE[0], "da", tuple(blocks), footer=LONG))


@pytest.fixture(scope="session")
def written(papers: Mapping[str, Report], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All of them in every format of pages, in one folder."""
    from telectl.render import BINARY, render

    folder = tmp_path_factory.mktemp("papers")
    for name, report in papers.items():
        (folder / f"{name}.html").write_text(str(render(report, "html")), encoding="utf-8")
        for kind in BINARY:
            (folder / f"{name}.{kind}").write_bytes(render(report, kind))
    return folder
