"""Whatever telectl itself does is legal: a walk over its acts never raises an error in a review."""

from __future__ import annotations

import pytest

from tests.review.bench import Bench
from tests.review.walk import Walk

LENGTH = 45


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
def test_a_walk_over_legal_acts_raises_nothing(bench: Bench, seed: int):
    walk = Walk(bench.desk, seed)
    middle = ""
    for i, _ in enumerate(walk.steps(LENGTH)):
        middle = bench.commit_id() if i == 5 else middle
    done = [words for words, code in walk.given if code == 0]
    assert len(done) > 8, walk.given
    assert {each[0] for each in done} >= {"undo", "set"}
    for base in (bench.base, middle):
        told = bench.review(base=base).failing()
        assert [(e.finding.code, e.finding.file, e.subject) for e in told] == [], done
