"""Findings as a JUnit report: a test for each file, and for each rule that wasn't asked."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from telectl.render.rows import Row, Run
from telectl.render.safe import safe


def render(run: Run) -> str:
    """What fails the run fails its file's test; everything else is told beside the tests."""
    suites = Element("testsuites")
    suites.append(_files(run))
    if run.skipped:
        suites.append(_not_asked(run))
    return _written(suites)


def refused(day: str, message: str) -> str:
    """A run that could not judge anything: one test, and it broke."""
    suites = Element("testsuites")
    suite = SubElement(suites, "testsuite", _head("telectl", day, 0))
    SubElement(suite, "properties")
    case = SubElement(suite, "testcase", _case("telectl", "telectl"))
    SubElement(case, "error", {"message": message, "type": "telectl"})
    _closed(suite, "")
    return _written(suites)


def _files(run: Run) -> Element:
    suite = Element("testsuite", _head(safe(run.folder) or "telectl", run.day.isoformat(), 0))
    _properties(suite, run)
    by_file: dict[str, list[Row]] = {file: [] for file in run.files}
    for row in run.rows:
        by_file.setdefault(row.file, []).append(row)
    for file, found in sorted(by_file.items()):
        case = SubElement(suite, "testcase", _file_case(file))
        _fail(case, [row for row in found if row.fails])
    _closed(suite, "\n".join(row.line for row in run.rows if not row.fails))
    return suite


def _properties(suite: Element, run: Run) -> None:
    told = SubElement(suite, "properties")
    for name, value in run.as_of.items():
        SubElement(told, "property", {"name": f"as_of.{name}", "value": value})


def _fail(case: Element, failing: list[Row]) -> None:
    if failing:
        first, more = failing[0], len(failing) - 1
        message = f"{first.code}: {first.message}{f' (+{more})' if more else ''}"
        failure = SubElement(case, "failure", {"message": message, "type": first.code})
        failure.text = "\n".join(row.line for row in failing)


def _not_asked(run: Run) -> Element:
    suite = Element("testsuite", _head(run.voice("in_ci.not_asked"), run.day.isoformat(), 1))
    _properties(suite, run)
    for code, because in run.skipped.items():
        case = SubElement(suite, "testcase", _case(code, "telectl"))
        if run.strict:
            SubElement(case, "failure", {"message": ", ".join(because), "type": code})
        else:
            SubElement(case, "skipped")
    _closed(suite, "\n".join(run.skipped_lines))
    return suite


def _head(name: str, day: str, number: int) -> dict[str, str]:
    """Nothing is timed and no machine named, so that the same findings are the same bytes."""
    at = {"timestamp": f"{day}T00:00:00", "hostname": "localhost", "time": "0.000"}
    return {"name": name, **at, "package": "telectl", "id": str(number)}


def _file_case(file: str) -> dict[str, str]:
    return _case(safe(file), safe(str(PurePosixPath(file).parent)))


def _case(name: str, group: str) -> dict[str, str]:
    return {"name": name, "classname": group, "time": "0.000"}


def _closed(suite: Element, told: str) -> None:
    """What the schema wants of a suite last, and its counts."""
    SubElement(suite, "system-out").text = told
    SubElement(suite, "system-err")
    names = {"tests": "testcase", "failures": "*/failure", "errors": "*/error"}
    for count, path in (names | {"skipped": "*/skipped"}).items():
        suite.set(count, str(_number(suite.iterfind(path))))


def _number(found: Iterable[Element]) -> int:
    return sum(1 for _ in found)


def _written(suites: Element) -> str:
    indent(suites)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(suites, encoding="unicode")}\n'
