"""What a page can only tell of is made here, and found where the page says."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from telectl.reports.codes import all_codes
from telectl.store import nodes
from telectl.store.files import listing, listing_of
from telectl.store.load import load
from telectl.workspace import Workspace
from tests.rules_pages.pages import DAY, LANGUAGES, SECTIONS, TOLD_IN_WORDS, base, read_page

TASK = "tasks/ring-til-nordby.yaml"
CASE = "decisions/laan-af-udstyr.yaml"
GOOD = "id: ring-til-nordby\ntitle: Ring til Nordby\nowner: anna-holm\n"
SEVERITIES = {each.code: each.severity for each in all_codes("da")}

BYTES: dict[str, tuple[str, bytes]] = {
    "Y001": (TASK, b"# kommer\n"),
    "Y004": (TASK, GOOD.encode() + b"about:\n\t- nordby-hospital\n"),
    "Y010": (TASK, GOOD.replace("til N", "t\x07il N").encode()),
    "Y011": (TASK, GOOD.replace("Ring ", "Ring\u00f8 ").encode("latin-1")),
    "Y012": (TASK, GOOD.encode("utf-16")),
    "Y013": (TASK, GOOD.encode("utf-8-sig")),
    "Y014": (TASK, GOOD.encode() + b"about: " + b"[" * 70 + b"]" * 70 + b"\n"),
    "Y015": (CASE, b"id: laan-af-udstyr\ntitle: " + b"x" * (1 << 20)),
    "Y022": (TASK, GOOD.replace("til N", "t\u200bil N").encode()),
}


def _link(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (root / "real.txt").write_bytes(GOOD.encode())
    try:
        (root / TASK).symlink_to(root / "real.txt")
    except OSError:
        pytest.skip("no links may be made here")


def _folder(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (root / "tasks").rmdir()
    (root / "tasks").touch()


def _shut(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that the system doesn't open, whoever asks."""
    (root / TASK).write_bytes(GOOD.encode())
    read = nodes.OnDisk.read

    def refuse(node: nodes.OnDisk) -> bytes:
        if node.name.endswith("nordby.yaml"):
            raise PermissionError(13, "Permission denied")
        return read(node)

    monkeypatch.setattr(nodes.OnDisk, "read", refuse)


def _gone(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (root / "workflow.yaml").unlink()


MADE: dict[str, Callable[[Path, pytest.MonkeyPatch], None]] = {
    "F002": _link,
    "F006": _folder,
    "F007": _shut,
    "F011": _gone,
}


def test_each_is_made():
    assert {*BYTES, *MADE, "F004"} == set(TOLD_IN_WORDS)


@pytest.mark.parametrize("code", BYTES)
def test_bytes_that_no_page_can_hold(code: str):
    file, data = BYTES[code]
    found = listing_of({**base(), file: data})
    workspace = Workspace(Path("nowhere"), DAY, load(found.contents), found.findings)
    assert places(workspace) == {told(code)}


@pytest.mark.parametrize("code", MADE)
def test_files_that_are_none(code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    for file, data in base().items():
        (tmp_path / file).parent.mkdir(exist_ok=True)
        (tmp_path / file).write_bytes(data)
    (tmp_path / "tasks").mkdir()
    MADE[code](tmp_path, monkeypatch)
    found = listing(tmp_path)
    workspace = Workspace(tmp_path, DAY, load(found.contents), found.findings)
    assert places(workspace) == {told(code)}


def test_names_that_differ_in_capitals_only():
    names = ["tasks/Ring-til-Nordby.yaml", TASK]
    found = listing_of(dict.fromkeys(names, GOOD.encode()))
    clash = [each for each in found.findings if each.code == "F004"]
    assert [(each.file, each.line, each.column, each.code) for each in clash] == [told("F004")]


def places(workspace: Workspace) -> set[tuple[str, int, int, str]]:
    return {(each.file, each.line, each.column, each.code) for each in workspace.findings}


def told(code: str) -> tuple[str, int, int, str]:
    """File, line and column of the finding that the page of a code shows."""
    (block,) = read_page(LANGUAGES["da"] / f"{code}.md").sections[SECTIONS["da"][0]]
    command, line = block.lines
    assert (block.language, command) == ("console", "$ telectl validate")
    match = re.fullmatch(r"([\w./-]+):(\d+):(\d+): (\w+) (\w+): …", line)
    assert match
    assert (match[4], match[5]) == (SEVERITIES[code], code)
    return match[1], int(match[2]), int(match[3]), match[5]
