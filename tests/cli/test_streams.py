"""The letters that leave the program, whatever the system would write them in."""

from __future__ import annotations

import sys
from io import BytesIO, TextIOWrapper

import pytest

from telectl import __main__ as program


def written(patch: pytest.MonkeyPatch, platform: str, encoding: str) -> bytes:
    """What a text becomes on a stream that the system has opened in this encoding."""
    held = BytesIO()
    stream = TextIOWrapper(held, encoding=encoding, newline="\n")
    with patch.context() as at:
        at.setattr(sys, "platform", platform)
        at.setattr(sys, "stdout", stream)
        program._open_streams()
        stream.write("Ærø → ☂")
        stream.flush()
    return held.getvalue()


def test_windows_writes_utf_8_whatever_its_code_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PYTHONIOENCODING", raising=False)
    for page in ("cp1252", "cp850", "utf-8"):
        assert written(monkeypatch, "win32", page) == "Ærø → ☂".encode()


def test_who_asks_for_a_code_page_gets_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONIOENCODING", "cp1252")
    assert written(monkeypatch, "win32", "cp1252") == "Ærø ? ?".encode("cp1252")


def test_elsewhere_the_locale_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PYTHONIOENCODING", raising=False)
    assert written(monkeypatch, "linux", "iso-8859-1") == "Ærø ? ?".encode("latin-1")


@pytest.mark.parametrize("name", ["stdout", "stderr"])
def test_a_stream_that_is_not_there_takes_any_letter(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """As under ``pythonw``, where nobody could read it."""
    monkeypatch.setattr(sys, name, None)
    program._open_streams()
    with getattr(sys, name) as stream:
        stream.write("Ærø → ☂\udcff")
