"""A finding as a line."""

from __future__ import annotations

from pathlib import Path

import pytest

from telectl.findings import Finding, Severity
from telectl.locale import Voice
from telectl.render.findings import excerpt, finding_line, finding_lines, finding_view

FINDING = Finding("Q999", Severity.ERROR, "projects/kol.yaml", ("state",), 3, 8, {"x": "[b]\x1b"})


def test_a_line_has_path_place_severity_code_and_message() -> None:
    for language in ("da", "en"):
        line = finding_line(Voice(language), FINDING)
        assert line == "projects/kol.yaml:3:8: error Q999: [finding.Q999]"


def test_the_path_is_seen_from_the_current_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "other").mkdir()
    monkeypatch.chdir(tmp_path / "other")
    line = finding_line(Voice(), FINDING, tmp_path / "data")
    assert line.startswith("../data/projects/kol.yaml:3:8: error ")


def test_a_finding_without_a_place_names_the_file_alone() -> None:
    finding = Finding("Q999", Severity.WARNING, "telectl.yaml")
    assert finding_line(Voice(), finding).startswith("telectl.yaml: warning Q999: ")


def test_a_file_name_can_not_act() -> None:
    finding = Finding("Q999", Severity.ERROR, "a\nb\x1b[2J.yaml", (), 1, 1)
    line = finding_line(Voice(), finding)
    assert line.startswith("a⟨U+000A⟩b⟨U+001B⟩[2J.yaml:1:1: ")


def test_the_caret_stands_under_the_column() -> None:
    assert excerpt("id: kol\nstate: pilto\n", 2, 8) == ["  2 | state: pilto", "    |        ^"]
    shown, caret = excerpt("\tå: x\x1b", 1, 5)
    assert shown == "  1 |     å: x⟨U+001B⟩"
    assert caret.index("^") == shown.index("x")


def test_a_long_line_is_cut_around_the_column() -> None:
    shown, caret = excerpt("a" * 5000 + "X" + "b" * 5000, 1, 5001)
    assert len(shown) < 120
    assert shown[caret.index("^")] == "X"


def test_a_place_outside_the_text_has_no_excerpt() -> None:
    assert excerpt("one\n", 9, 1) == []
    texts = {FINDING.file: "id: x\n\nstate: y\n"}
    assert len(finding_lines(Voice(), [FINDING], None, texts)) == 3
    assert len(finding_lines(Voice(), [FINDING])) == 1


def test_json_has_the_same_facts() -> None:
    view = finding_view(Voice(), FINDING)
    assert view["path"] == ["state"]
    assert view["facts"] == {"x": "[b]\x1b"}
    assert (view["line"], view["column"], view["severity"]) == (3, 8, "error")


def test_a_number_of_a_person_is_shown_nowhere_whole() -> None:
    facts = {"id": "ring 251248-9996", "many": ["2512489996", {"0101701234": "x"}]}
    finding = Finding("R001", Severity.ERROR, "tasks/a.yaml", ("251248-9996",), 1, 1, facts)
    voice, text = Voice("da"), "text: ring 251248-9996 # 12345678\n"
    shown = [*finding_lines(voice, (finding,), texts={"tasks/a.yaml": text})]
    shown.append(str(finding_view(voice, finding)))
    assert all("9996" not in each.replace("2512489996", "") for each in shown)
    assert "••••••-•••• # 12345678" in shown[1]
    assert "1234" not in str(finding_view(voice, finding))
