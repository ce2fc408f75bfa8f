"""A bench in the sample portfolio."""

from __future__ import annotations

import pytest

from tests.desk import Desk
from tests.review.bench import Bench


@pytest.fixture
def bench(desk: Desk) -> Bench:
    return Bench(desk)
