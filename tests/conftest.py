"""What every test stands on: nothing of the user's own settings, and no silent skips in CI."""

from __future__ import annotations

import os
from collections.abc import Generator, Iterator
from functools import lru_cache
from pathlib import Path

import pytest

from telectl.store import load
from tests.desk import Desk, identify, laid_out, new_portfolio

OWN_SETTINGS = (
    *("TELECTL_DATA", "TELECTL_LANG", "NO_COLOR", "FORCE_COLOR", "COLUMNS"),
    "GITHUB_STEP_SUMMARY",
)
CLIENTS_REQUIRED = "TELECTL_REQUIRE_EXTERNAL"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Goldens are written anew only when asked for."""
    parser.addoption("--update-goldens", action="store_true", help="write the goldens anew")


@pytest.fixture(scope="session", autouse=True)
def _nobodys_settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Run without the git configuration and the telectl settings of whoever runs the tests."""
    with pytest.MonkeyPatch.context() as patch:
        empty = tmp_path_factory.mktemp("git") / "config"
        empty.touch()
        patch.setenv("GIT_CONFIG_GLOBAL", str(empty))
        patch.setenv("GIT_CONFIG_NOSYSTEM", "1")
        for name in [*OWN_SETTINGS, *_inherited_git()]:
            patch.delenv(name, raising=False)
        yield


@pytest.fixture(scope="session", autouse=True)
def _nothing_for_naught() -> Iterator[None]:
    """What one test has read no other reads again; nobody cuts the power, so nothing is synced."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(load, "_read", lru_cache(maxsize=4096)(load._read))
        patch.setattr(os, "fsync", os.fstat)
        yield


def _inherited_git() -> list[str]:
    """Variables by which a hook that runs the tests would point them at its own repository."""
    kept = ("GIT_CONFIG_", "GIT_SSL_", "GIT_EXEC_PATH")
    return [name for name in os.environ if name.startswith("GIT_") and not name.startswith(kept)]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if report.skipped and item.get_closest_marker("external") and os.environ.get(CLIENTS_REQUIRED):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped: {report.longrepr}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    report = yield
    if report.skipped and os.environ.get(CLIENTS_REQUIRED):
        report.outcome = "failed"
        report.longrepr = f"{collector.nodeid} was skipped as a whole: {report.longrepr}"
    return report


@pytest.fixture(scope="session")
def sample_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample as a portfolio in git, made once."""
    with new_portfolio(tmp_path_factory.mktemp("sample") / "center", "--sample") as desk:
        return desk.folder


@pytest.fixture(scope="session")
def template(sample_template: Path) -> Path:
    """What the tests of a module begin with: the sample, where it says nothing else."""
    return sample_template


@pytest.fixture
def desk(template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """The portfolio of the test's own module, to be worked in."""
    identify(monkeypatch)
    return laid_out(template, tmp_path / "center", monkeypatch)
