"""Findings as SARIF 2.1.0, which code scanning and editors read."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote

from telectl import __version__
from telectl.render.json import dumps
from telectl.render.rows import Row, Run
from telectl.render.sarif_rules import descriptors

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
TOP = "%SRCROOT%"
FINGERPRINT = "telectl/v1"


def render(run: Run) -> str:
    """One run with the rules that found something, and how it ended."""
    rules = descriptors(run)
    index = {str(each["id"]): number for number, each in enumerate(rules)}
    told = {
        **_head(run.voice.language, rules),
        "automationDetails": {"id": f"telectl/{_uri(run.folder or '.')}/"},
        "invocations": [_invocation(run)],
        "originalUriBaseIds": {TOP: {"description": {"text": run.voice("in_ci.top")}}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(row, index) for row in run.rows],
        "properties": {
            "day": run.day.isoformat(),
            **({"asOf": dict(run.as_of)} if run.as_of else {}),
        },
    }
    return _log(told)


def refused(language: str, message: str, exit_code: int) -> str:
    """A run that could not judge anything, with why."""
    why = {"level": "error", "message": {"text": literal(message)}}
    ended = {
        "executionSuccessful": False,
        "exitCode": exit_code,
        "toolExecutionNotifications": [why],
    }
    return _log({**_head(language, []), "invocations": [ended], "results": []})


def _log(run: Mapping[str, object]) -> str:
    return dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _head(language: str, rules: list[dict[str, object]]) -> dict[str, object]:
    driver = {"name": "telectl", "version": __version__, "semanticVersion": __version__}
    return {"tool": {"driver": {**driver, "language": language, "rules": rules}}} | {
        "language": language
    }


def _invocation(run: Run) -> dict[str, object]:
    """It ran to its end, whatever it found; what was not asked has not passed."""
    left = [
        {
            "level": "warning",
            "message": {"text": literal(f"{run.voice('in_ci.not_asked')}: {', '.join(because)}")},
            "associatedRule": {"id": code},
        }
        for code, because in run.skipped.items()
    ]
    ended = {"executionSuccessful": True, "exitCode": run.exit_code}
    return {**ended, "toolExecutionNotifications": left}


def _result(row: Row, index: Mapping[str, int]) -> dict[str, object]:
    told: dict[str, object] = {
        "ruleId": row.code,
        "ruleIndex": index[row.code],
        "level": row.severity.value,
        "message": {"text": literal(row.message)},
        "locations": [_location(row)],
        "partialFingerprints": {FINGERPRINT: row.fingerprint},
    }
    if row.old is not None:
        told["baselineState"] = "unchanged" if row.old else "new"
    return told


def _location(row: Row) -> dict[str, object]:
    physical: dict[str, object] = {
        "artifactLocation": {"uri": _uri(row.file), "uriBaseId": TOP},
    }
    if row.place.line:
        physical["region"] = _region(row)
    name = "/".join(filter(None, (row.record, row.path)))
    logical = {"logicalLocations": [{"fullyQualifiedName": name}]} if name else {}
    return {"physicalLocation": physical, **logical}


def _region(row: Row) -> dict[str, int]:
    at = row.place
    start = {"startLine": at.line, "startColumn": max(at.column, 1)}
    return start | ({"endLine": at.end_line, "endColumn": at.end_column} if at.end_line else {})


def _uri(file: str) -> str:
    """A path as a relative address; what is no UTF-8 stays the bytes it was."""
    try:
        return quote(file.encode("utf-8", "surrogateescape"))
    except UnicodeEncodeError:  # a name that only Windows can have
        return quote(file.encode("utf-8", "surrogatepass"))


def literal(text: str) -> str:
    """A text in which a reader sees no placeholders and no links."""
    return text.replace("{", "{{").replace("}", "}}").replace("](", "] (")
