"""Every finding is said in whole sentences: its facts fill all that its message asks for."""

from __future__ import annotations

import re

import pytest

from telectl.locale import LANGUAGES, Voice
from telectl.workflow import gates
from tests.rules.portfolios import findings
from tests.rules.test_codes import CASES

VOICES = {language: Voice(language) for language in LANGUAGES}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("each", CASES, ids=[each.code for each in CASES])
def test_a_finding_is_said_in_full(each, language):
    (finding,) = findings(each.wrong, each.day)
    said = VOICES[language](f"finding.{finding.code}", **finding.facts)
    assert said[0] not in "[{"
    assert not re.search(r"\{|None|Unknown|datetime|\(\)", said), said


def test_the_rules_tell_every_code_that_a_gate_may_give():
    from telectl.rules.gates import CLAUSES

    assert set(CLAUSES) == {*gates.MET_BY.values(), gates.NOT_ESTABLISHED, gates.NO_GATE}
