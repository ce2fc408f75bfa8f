"""The files of a portfolio, as they lie in a folder: contents, and odd names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from telectl.findings import Finding, Severity
from telectl.model import KINDS
from telectl.model.base import ID_PATTERN
from telectl.store.nodes import Kind, Node, nodes_in, nodes_of

SETTINGS, WORKFLOW = "telectl.yaml", "workflow.yaml"
TOP = (SETTINGS, WORKFLOW)
SUFFIX = ".yaml"
RESERVED = frozenset(
    {"con", "prn", "aux", "nul"}
    | {f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)}
)
ID = re.compile(ID_PATTERN)

UNREAD = frozenset({"F002", "F006", "F007", "F010"})

SEVERITIES: Mapping[str, Severity] = {
    "F001": Severity.ERROR,
    "F002": Severity.ERROR,
    "F003": Severity.ERROR,
    "F004": Severity.ERROR,
    "F006": Severity.ERROR,
    "F007": Severity.ERROR,
    "F009": Severity.ERROR,
    "F010": Severity.ERROR,
}


class Content(NamedTuple):
    """One file: its path under the portfolio, its bytes, its blob id where git knows it."""

    file: str
    data: bytes
    blob: str | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """What lies in a folder: contents to read, and what is wrong with the rest."""

    contents: tuple[Content, ...]
    findings: tuple[Finding, ...]

    @property
    def unread(self) -> tuple[str, ...]:
        """The records, and the folders of records, that are there and can't be read."""
        return tuple(each.file for each in self.findings if each.code in UNREAD)


def listing(root: Path) -> Listing:
    """Read every file of the portfolio under a folder."""
    return _listed(nodes_in(root))


def listing_of(
    files: Mapping[str, bytes], links: Iterable[str] = (), modules: Iterable[str] = ()
) -> Listing:
    """The same from files that lie elsewhere than in a folder, as in an index or a commit."""
    return _listed(nodes_of(files, links, modules))


def _listed(nodes: Iterable[Node]) -> Listing:
    found = list(_scan(nodes))
    contents = tuple(each for each in found if isinstance(each, Content))
    findings = [each for each in found if isinstance(each, Finding)]
    findings.extend(odd_names(content.file for content in contents))
    return Listing(contents, tuple(findings))


def odd_names(files: Iterable[str]) -> Iterator[Finding]:
    """Names that some file system or some other record would not bear."""
    seen: dict[str, str] = {}
    for file in files:
        folder, _, name = file.rpartition("/")
        stem = name.removesuffix(SUFFIX)
        first = seen.setdefault(file.casefold(), file)
        if first != file:
            yield _error("F004", file, other=first)
        elif folder and stem in RESERVED:
            yield _error("F009", file, name=stem)
        elif folder and not ID.match(stem):
            yield _error("F001", file, name=stem)


def _scan(nodes: Iterable[Node]) -> Iterator[Content | Finding]:
    for node in nodes:
        if node.name in TOP:
            yield _content(node, node.name)
        elif node.name in KINDS:
            yield from _folder(node)
        elif _holds_records(node):
            yield _error("F003", node.name, name=node.name)


def _folder(folder: Node) -> Iterator[Content | Finding]:
    if folder.kind is not Kind.FOLDER:
        yield _error("F002" if folder.kind is Kind.LINK else "F006", folder.name)
        return
    try:
        nodes = folder.nodes()
    except OSError as error:
        yield _error("F007", folder.name, reason=error.strerror or str(error.errno))
        return
    for node in nodes:
        file = f"{folder.name}/{node.name}"
        if node.name.endswith(SUFFIX):
            yield _content(node, file)
        elif node.name.casefold().endswith((".yml", ".yaml")):
            yield _error("F010", file)
        elif node.kind in (Kind.FOLDER, Kind.MODULE) and not node.name.startswith("."):
            yield _error("F003", file, name=node.name)


def _holds_records(node: Node) -> bool:
    if node.name.startswith("."):
        return False
    if node.name.endswith((SUFFIX, ".yml")):
        return True
    if node.kind is not Kind.FOLDER:
        return False
    return any(each.name.endswith(SUFFIX) for each in node.nodes())


def _content(node: Node, file: str) -> Content | Finding:
    if node.kind is not Kind.FILE:
        return _error("F002" if node.kind is Kind.LINK else "F006", file)
    try:
        return Content(file, node.read())
    except OSError as error:
        return _error("F007", file, reason=error.strerror or str(error.errno))


def _error(code: str, file: str, **facts: object) -> Finding:
    return Finding(code, SEVERITIES[code], file, line=1, column=1, facts=facts)
