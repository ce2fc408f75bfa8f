"""What Windows has otherwise than the rest: files that are held, rights, read-only objects."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from telectl.store import disk


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    monkeypatch.setattr(disk, "WINDOWS", True)
    monkeypatch.setattr(disk, "_PATIENCE", (0.0, 0.0, 0.0))
    return monkeypatch


def held(patch: pytest.MonkeyPatch, name: str, times: int) -> None:
    """The system refuses the call so many times, as while a scanner looks at the file."""
    real, left = getattr(os, name), [times]

    def door(*arguments: Any, **named: Any) -> Any:
        if left[0]:
            left[0] -= 1
            raise PermissionError(13, "held")
        return real(*arguments, **named)

    patch.setattr(os, name, door)


def test_a_file_that_is_held_for_a_while_is_waited_for(
    windows: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in ("open", "replace", "unlink"):
        held(windows, name, 2)
    disk.write_new(tmp_path / "new", b"1")
    disk.replace(tmp_path / "new", tmp_path / "kept")
    assert (tmp_path / "kept").read_bytes() == b"1"
    disk.remove(tmp_path / "kept")
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_stays_held_is_refused(windows: pytest.MonkeyPatch, tmp_path: Path) -> None:
    held(windows, "open", 9)
    with pytest.raises(PermissionError):
        disk.write_new(tmp_path / "new", b"1")


def test_where_a_refusal_is_final_nobody_waits(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(disk, "WINDOWS", False)
    held(monkeypatch, "open", 1)
    with pytest.raises(PermissionError):
        disk.write_new(tmp_path / "new", b"1")


def test_read_only_is_not_handed_on_where_it_keeps_files_from_being_replaced(
    windows: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "a").write_bytes(b"1")
    assert disk.mode_of(tmp_path / "a") is None


def test_a_tree_goes_with_its_read_only_files(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """As on Windows, where a file that is read-only can't be removed."""
    file = tmp_path / "tree" / "objects" / "ab"
    file.parent.mkdir(parents=True)
    file.write_bytes(b"1")
    file.chmod(0o400)
    real = os.unlink

    def unlink(path: Any, **named: Any) -> None:
        if not os.stat(path, **named).st_mode & 0o200:
            raise PermissionError(13, "read-only")
        real(path, **named)

    monkeypatch.setattr(os, "unlink", unlink)
    disk.remove_tree(tmp_path / "tree")
    assert list(tmp_path.iterdir()) == []
