"""The files of a package for the records system: papers as PDF, and what each of them is."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import zipfile
from collections.abc import Iterable, Mapping

from telectl.document import Report
from telectl.render import pdf

Told = Mapping[str, object]
COLUMNS = (
    "file",
    "kind",
    "title",
    "journal_number",
    "date",
    "body",
    "publicity",
    "status",
    "record",
    "reference",
    "sha256",
)
# Excel takes a cell that begins so for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_ZIP_DAY = (1980, 1, 1, 0, 0, 0)


def files_of(papers: Iterable[tuple[Told, Report | None]]) -> dict[str, bytes]:
    """Every paper as a PDF, and what each is as a table and as JSON."""
    files: dict[str, bytes] = {}
    rows: list[dict[str, object]] = []
    for told, paper in papers:
        row = {**told, "sha256": None}
        if paper is not None:
            data = pdf.render(paper)
            files[str(told["file"])] = data
            row["sha256"] = hashlib.sha256(data).hexdigest()
        rows.append({name: row[name] for name in COLUMNS})
    files["metadata.csv"] = _table(rows)
    files["metadata.json"] = (json.dumps(rows, ensure_ascii=False, indent=2) + "\n").encode()
    return files


def _table(rows: Iterable[Told]) -> bytes:
    """With semicolons and a mark of its letters, as a Danish Excel opens it."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([_cell(row[name]) for name in COLUMNS] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _cell(value: object) -> str:
    text = "" if value is None else " ".join(str(value).split())
    return f"'{text}" if text.startswith(_FORMULA) else text


def packed(files: Mapping[str, bytes]) -> bytes:
    """The same as one file; the same files, the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, _ZIP_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)
    return out.getvalue()
