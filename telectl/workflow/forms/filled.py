"""A form that came back: its fields by their keys, and all that stands beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from telectl.workflow.forms.manifest import Manifest, field_key
from telectl.workflow.forms.sheet import print_of

# A cell that was merged with another is none.
Table = Sequence[Sequence[str | None]]


@dataclass(frozen=True, slots=True)
class Filled:
    """The texts of the fields that were found, the keys of the others, what is left over."""

    texts: dict[str, str]
    lacking: tuple[str, ...]
    merged: tuple[str, ...]
    doubled: tuple[str, ...]
    strays: tuple[str, ...]


class _Reader:
    def __init__(self, manifest: Manifest) -> None:
        self.manifest = manifest
        self.known = frozenset(manifest.static)
        self.texts: dict[str, str] = {}
        self.merged: list[str] = []
        self.doubled: list[str] = []
        self.strays: list[str] = []

    def beside(self, text: str) -> None:
        """Text that is in no field; what stood there from the beginning is left alone."""
        if text.strip() and print_of(text) not in self.known:
            self.strays += [
                line.strip()
                for line in text.split("\n")
                if line.strip() and print_of(line) not in self.known
            ]

    def table(self, table: Table) -> None:
        header = [cell or "" for cell in table[0]] if table else []
        columns = self._columns(header)
        for title in header:
            self.beside(title)
        for row in table[1:]:
            line = self.manifest.rows.get((row[-1] or "").strip()) if row else None
            if line is None or len(row) != len(header) or not columns:
                for cell in row:
                    if cell and cell.strip() not in self.manifest.rows:
                        self.beside(cell)
                continue
            for number, cell in enumerate(row[:-1]):
                column = columns.get(number)
                if column in line.prints:
                    self._field(field_key(line.row, str(column)), cell)
                elif cell:
                    self.beside(cell)

    def _columns(self, header: Sequence[str]) -> dict[int, str]:
        """The place of each column by its title; a title that comes twice is none."""
        said = [cell.strip() for cell in header]
        titles = self.manifest.columns
        return {
            i: titles[each]
            for i, each in enumerate(said)
            if each in titles and said.count(each) == 1
        }

    def _field(self, key: str, cell: str | None) -> None:
        if cell is None:
            self.merged.append(key)
            return
        text = "" if print_of(cell) == print_of(self.manifest.placeholder) else cell.strip()
        if key in self.texts:
            self.doubled.append(key)
        self.texts.setdefault(key, text)


def filled(manifest: Manifest, tables: Sequence[Table], lines: Sequence[str]) -> Filled:
    """The form read by its keys; nothing is known by its place alone."""
    reader = _Reader(manifest)
    for table in tables:
        reader.table(table)
    for line in lines:
        reader.beside(line)
    merged = tuple(key for key in dict.fromkeys(reader.merged) if key not in reader.texts)
    there = {*reader.texts, *merged}
    lacking = tuple(key for key in manifest.prints if key not in there)
    doubled = tuple(dict.fromkeys(reader.doubled))
    return Filled(reader.texts, lacking, merged, doubled, tuple(_apart(reader.strays)))


def _apart(strays: Sequence[str]) -> Iterator[str]:
    yield from dict.fromkeys(strays)
