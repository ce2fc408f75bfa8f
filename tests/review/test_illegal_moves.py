"""No move by hand gets past a review: each kind is told, by its own code."""

from __future__ import annotations

import pytest

from tests.review import illegal, illegal_records
from tests.review.bench import Bench
from tests.review.illegal import Illegal

TABLE = [*illegal.TABLE, *illegal_records.TABLE]


@pytest.mark.parametrize("each", TABLE, ids=[each.what for each in TABLE])
def test_an_illegal_move_is_told(bench: Bench, each: Illegal):
    if each.before:
        each.before(bench)
        bench.commit()
        bench.begin()
    each.act(bench)
    bench.commit()
    assert bench.codes() == each.codes
