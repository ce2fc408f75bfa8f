"""Numbers like a CPR number: in files of any sort, in their names, in a commit's message."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.desk import run

NUMBER = "010100-0000"
SCISSORS = "# ------------------------ >8 ------------------------"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _put(name: str, text: str) -> str:
    Path(name).write_text(text, encoding="utf-8")
    return name


def test_a_file_with_a_number_is_refused_and_the_number_not_repeated() -> None:
    said = run("guard", _put("notat.txt", f"Mødet\nRing til {NUMBER}\n"))
    assert said.code == 1
    assert said.out.startswith("notat.txt:2:10: error X001: Her står noget, der ligner")
    assert NUMBER not in said.out + said.err


def test_a_name_with_a_number_is_refused_and_not_repeated() -> None:
    said = run("guard", _put(f"brev {NUMBER}.txt", "Kære borger\n"))
    assert said.code == 1
    assert said.out.startswith("brev ••••••-••••.txt: error X001: Filens navn")


def test_a_doubtful_number_is_told_and_refuses_nothing() -> None:
    said = run("guard", _put("tal.csv", "sum;2512489996\n"))
    assert (said.code, said.out[:26]) == (0, "tal.csv:1:5: warning X002:")


def test_the_typed_codes_of_a_record_are_no_numbers_and_its_texts_are_read() -> None:
    record = _put("a.yaml", "id: a\nidentifiers:\n  p_number: '1003286493'\nnote: fint\n")
    assert run("guard", record).code == 0
    assert run("guard", _put("b.yaml", f"id: b\nnote: {NUMBER}\n")).code == 1
    assert run("guard", _put("c.yaml", f"id: [\nnote: {NUMBER}\n")).code == 1


def test_what_is_no_text_is_looked_through_without_a_word() -> None:
    Path("billede.bin").write_bytes(bytes(range(256)))
    assert run("guard", "billede.bin").code == 0


def test_a_message_is_read_down_to_the_scissors() -> None:
    fine = f"Afslut høringen\n\n# På grenen main\n{SCISSORS}\n-note: {NUMBER}\n"
    assert run("guard", "--message", _put("fin", fine)).code == 0
    said = run("guard", "--message", _put("besked", f"Ring til {NUMBER}\n{SCISSORS}\n"))
    assert (said.code, "commit-beskeden" in said.out) == (1, True)
    assert NUMBER not in said.out + said.err


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    _put("ude.txt", NUMBER)
    try:
        Path("inde.txt").symlink_to("ude.txt")
    except OSError:
        pytest.skip("needs symbolic links")
    assert run("guard", "inde.txt").code == 0


@pytest.mark.parametrize("words", [(), ("nix.txt",), (".",), ("--message", "nix")])
def test_nothing_to_look_in_is_refused(words: tuple[str, ...]) -> None:
    said = run("guard", *words)
    assert (said.code, said.out) == (2, "")
    assert "telectl guard" in said.err


def test_programs_are_told_the_same() -> None:
    said = run("guard", _put("notat.txt", f"{NUMBER}\n"), "--format", "json")
    view = json.loads(said.out)
    assert (view["report"], view["files"], view["findings"][0]["line"]) == ("guard", 1, 1)
    assert NUMBER not in said.out
