"""A small portfolio that never changes, and the pages that it gave last."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from telectl.store.files import listing
from telectl.store.load import load
from telectl.workspace import Workspace

HERE = Path(__file__).parent
FIXTURE, GOLDEN = HERE / "fixture", HERE / "golden"
DAY = date(2026, 6, 1)


def read(folder: Path, day: date = DAY) -> Workspace:
    """The portfolio in a folder, read as it lies there."""
    found = listing(folder)
    return Workspace(folder, day, load(found.contents), found.findings)


@pytest.fixture(scope="session")
def workspace() -> Workspace:
    return read(FIXTURE)


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare with the page that was approved; ``--update-goldens`` approves this one."""

    def compare(name: str, text: str) -> None:
        path = GOLDEN / name
        if request.config.getoption("--update-goldens"):
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(text.encode())
        assert path.is_file(), f"no golden {name}: run pytest --update-goldens"
        assert text == path.read_bytes().decode()

    return compare
