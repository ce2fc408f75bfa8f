"""What CI reads of the findings: right by its schema whatever the data say, and no command."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from telectl.findings import Finding, Severity
from telectl.locale import Voice
from telectl.render import OF_FINDINGS
from telectl.render.github import SHOWN, SUMMARY, summary
from telectl.render.refused import refused
from telectl.render.rows import Run, rows
from telectl.render.safe import HARMFUL, obeyed_by_none, safe
from tests.obeyed import HOSTILE, commands_in

SCHEMAS = Path(__file__).parents[1] / "schemas"
TEXTS = {
    "tasks/ringe.yaml": b"id: ringe\ntitle: \xf0\x9f\x93\x9e Ringe {0}\nowner: lise\n",
}


def run(*findings: Finding, old: Callable[[Finding], bool] | None = None, **more: object) -> Run:
    voice = Voice("da")

    def fails(each: Finding) -> bool:
        return each.severity is Severity.ERROR and not (old and old(each))

    made = rows(voice, findings, "data", TEXTS, fails=fails, is_old=old)
    told = {
        "voice": voice,
        "day": date(2026, 11, 23),
        "folder": "data",
        "rows": made,
        "files": ("data/tasks/ringe.yaml",),
        "skipped": {},
        "skipped_lines": (),
        "exit_code": 1,
    }
    return Run(**{**told, **more})


def error(text: str, file: str = "tasks/ringe.yaml", line: int = 3, column: int = 8) -> Finding:
    return Finding("R001", Severity.ERROR, file, ("owner",), line, column, {"id": text})


def warning(number: int) -> Finding:
    facts = {"days": number}
    return Finding("J001", Severity.WARNING, "tasks/ringe.yaml", ("due",), number, 1, facts)


@cache
def _json_schema(name: str) -> jsonschema.protocols.Validator:
    schema = json.loads((SCHEMAS / name).read_text(encoding="utf-8"))
    made = jsonschema.validators.validator_for(schema)
    return made(schema, format_checker=made.FORMAT_CHECKER)


@cache
def _xml_schema(name: str) -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(SCHEMAS / name))


def sarif(told: Run) -> dict[str, Any]:
    log = json.loads(OF_FINDINGS["sarif"](told))
    _json_schema("sarif-2.1.0.json").validate(log)
    (only,) = log["runs"]
    return dict(only)


def gitlab(told: Run) -> list[dict[str, object]]:
    issues = json.loads(OF_FINDINGS["gitlab"](told))
    _json_schema("gitlab-codequality.schema.json").validate(issues)
    return list(issues)


def junit(text: str) -> etree._Element:
    report = etree.fromstring(text.encode("utf-8", "replace"))
    for name in ("junit-10.xsd", "junit-ant.xsd"):
        _xml_schema(name).assertValid(report)
    return report


ANY = st.text() | st.sampled_from(HOSTILE) | st.text(":#[]%,;\r\n {}()\\\"'<&\x1b\ud800\u2028e")
FILES = ANY.filter(lambda text: "\0" not in text and text not in ("", ".", ".."))


@settings(deadline=None)
@given(ANY, FILES)
def test_whatever_the_data_say_each_format_is_right_and_no_line_is_a_command(
    text: str, name: str
) -> None:
    found = error(text, f"tasks/{name.replace('/', '-')}.yaml", 0, 0), error(text), error(text)
    told = run(*found, skipped={"K001": (safe(text),)}, skipped_lines=(safe(text),))
    assert len(sarif(told)["results"]) == 3
    marks = [each["fingerprint"] for each in gitlab(told)]
    assert len(set(marks)) == 3
    junit(OF_FINDINGS["junit"](told))
    for each in ("sarif", "gitlab", "junit"):
        assert not commands_in(obeyed_by_none(OF_FINDINGS[each](told)))
    levels = [each.name for each in commands_in(OF_FINDINGS["github"](told))]
    assert levels == ["error", "error", "error", "notice"]
    assert set(HARMFUL.findall(OF_FINDINGS["github"](told))) <= {"\n"}


@settings(deadline=None)
@given(ANY)
def test_a_text_obeyed_by_none_says_the_same(text: str) -> None:
    told = obeyed_by_none(text)
    assert not commands_in(told)
    assert told.replace("⟨U+003A⟩", ":").replace("⟨U+0023⟩", "#") == text.replace(
        "⟨U+003A⟩", ":"
    ).replace("⟨U+0023⟩", "#")


def test_an_annotation_has_place_title_and_message() -> None:
    (told,) = commands_in(OF_FINDINGS["github"](run(error("50 %, a:b"))))
    assert told.name == "error"
    assert told.properties["file"] == "data/tasks/ringe.yaml"
    place = [told.properties[each] for each in ("line", "endLine", "col", "endColumn")]
    assert place == ["3", "3", "8", "11"]
    assert told.properties["title"].startswith("R001: ")
    assert "50 %, a:b" in told.data


def test_a_file_name_is_given_as_it_is() -> None:
    name = "a,b:c%0A\n'.yaml"
    (told,) = commands_in(OF_FINDINGS["github"](run(error("x", f"tasks/{name}", 0, 0))))
    assert told.properties["file"] == f"data/tasks/{name}"
    uri = sarif(run(error("x", f"tasks/{name}", 0, 0)))["results"][0]["locations"][0]
    at = uri["physicalLocation"]["artifactLocation"]
    assert unquote(at["uri"]) == f"data/tasks/{name}"
    assert (at["uriBaseId"], re.search(r"[\s,:']", at["uri"])) == ("%SRCROOT%", None)


def test_beyond_what_github_shows_the_rest_is_told_and_counted() -> None:
    many = [*map(warning, range(1, SHOWN + 4)), *(error(str(i)) for i in range(SHOWN + 2))]
    text = OF_FINDINGS["github"](run(*many))
    names = [each.name for each in commands_in(text)]
    assert names == ["error"] * SHOWN + ["warning"] * SHOWN + ["notice"]
    assert "2 fejl og 3 advarsler" in commands_in(text)[-1].data
    plain = [line for line in text.splitlines() if not line.startswith("::")]
    assert len(plain) == 5
    assert plain[-1].startswith(f"data/tasks/ringe.yaml:{SHOWN + 3}:1: warning J001: ")


def test_a_rule_that_was_not_asked_is_told_everywhere() -> None:
    left = {"K001": ("data/members/x.yaml",)}
    told = run(skipped=left, skipped_lines=("Sprunget over: K001",))
    (said,) = commands_in(OF_FINDINGS["github"](told))
    assert (said.name, said.data) == ("notice", "Sprunget over: K001")
    (note,) = sarif(told)["invocations"][0]["toolExecutionNotifications"]
    assert note["associatedRule"] == {"id": "K001"}
    assert "data/members/x.yaml" in note["message"]["text"]
    report = junit(OF_FINDINGS["junit"](told))
    assert report.xpath("//testcase[skipped]/@name") == ["K001"]
    strict = run(skipped=left, skipped_lines=("Sprunget over: K001",), strict=True)
    assert junit(OF_FINDINGS["junit"](strict)).xpath("//testcase[failure]/@name") == ["K001"]


def test_what_was_there_before_is_marked_and_fails_nothing() -> None:
    told = run(error("gammel"), error("ny"), old=lambda each: each.facts["id"] == "gammel")
    states = [each["baselineState"] for each in sarif(told)["results"]]
    assert states == ["unchanged", "new"]
    text = OF_FINDINGS["github"](told)
    (shown,) = commands_in(text)
    assert "ny" in shown.data
    assert "»gammel«" in text
    report = junit(OF_FINDINGS["junit"](told))
    (failure,) = report.iterfind(".//failure")
    assert "gammel" not in failure.text
    assert "»gammel«" in report.findtext("testsuite/system-out")
    assert "baselineState" not in sarif(run(error("x")))["results"][0]


def test_what_was_there_before_is_annotated_where_it_fails_the_run() -> None:
    known = run(error("gammel"), old=lambda each: True)
    failing = replace(known, rows=tuple(replace(row, fails=True) for row in known.rows))
    assert not commands_in(OF_FINDINGS["github"](known))
    assert [each.name for each in commands_in(OF_FINDINGS["github"](failing))] == ["error"]


def test_sarif_says_what_the_rule_is_in_the_language_asked_for() -> None:
    told = sarif(run(error("x")))
    driver = told["tool"]["driver"]
    assert (told["language"], driver["name"], driver["language"]) == ("da", "telectl", "da")
    (rule,) = driver["rules"]
    assert rule["defaultConfiguration"] == {"level": "error"}
    assert rule["help"]["markdown"].startswith("# R001 · ")
    assert "```" not in rule["help"]["text"]
    assert "Hvad:" in rule["fullDescription"]["text"]
    assert told["invocations"][0] == {
        "executionSuccessful": True,
        "exitCode": 1,
        "toolExecutionNotifications": [],
    }


def test_sarif_counts_columns_in_characters() -> None:
    found = Finding("S001", Severity.ERROR, "tasks/ringe.yaml", ("title",), 2, 1, {"key": "title"})
    told = sarif(run(found, Finding("T001", Severity.ERROR, "tasks/ringe.yaml", ("title",), 2, 8)))
    assert told["columnKind"] == "unicodeCodePoints"
    regions = [each["locations"][0]["physicalLocation"]["region"] for each in told["results"]]
    assert regions == [
        {"startLine": 2, "startColumn": 1, "endLine": 2, "endColumn": 6},
        {"startLine": 2, "startColumn": 8, "endLine": 2, "endColumn": 19},
    ]


def test_a_reader_of_sarif_sees_no_placeholder_and_no_link() -> None:
    (result,) = sarif(run(error("{0} [x](javascript:1)")))["results"]
    assert "{{0}} [x] (javascript:1)" in result["message"]["text"]


def test_junit_has_a_test_for_each_file_and_fails_those_in_error() -> None:
    report = junit(OF_FINDINGS["junit"](run(error("x"), error("y"), warning(2))))
    (case,) = report.iterfind("testsuite/testcase")
    assert (case.get("classname"), case.get("name")) == ("data/tasks", "data/tasks/ringe.yaml")
    failure = case.find("failure")
    assert failure.get("message").endswith("(+1)")
    assert len(failure.text.splitlines()) == 2
    assert "warning J001" in report.findtext("testsuite/system-out")
    assert [report[0].get(each) for each in ("tests", "failures", "errors")] == ["1", "1", "0"]


class TestFingerprints:
    """What code scanning knows a finding by."""

    def marks(self, *findings: Finding) -> list[str]:
        return [row.fingerprint for row in run(*findings).rows]

    def test_they_outlive_lines_and_days(self) -> None:
        first = Finding("P021", Severity.WARNING, "a.yaml", ("m", 0), 5, 1, {"t": "x", "days": 3})
        later = Finding("P021", Severity.WARNING, "a.yaml", ("m", 1), 9, 4, {"t": "x", "days": 4})
        assert self.marks(first) == self.marks(later)

    def test_two_alike_have_two(self) -> None:
        same = error("x")
        assert len(set(self.marks(same, same))) == 2
        assert self.marks(same, same)[0] == self.marks(same)[0]

    @pytest.mark.parametrize(
        "other",
        [
            error("y"),
            error("x", "tasks/b.yaml"),
            Finding("R002", Severity.ERROR, "tasks/ringe.yaml", ("owner",), 3, 8, {"id": "x"}),
            Finding("R001", Severity.ERROR, "tasks/ringe.yaml", ("asks",), 3, 8, {"id": "x"}),
        ],
    )
    def test_what_differs_differs(self, other: Finding) -> None:
        assert self.marks(other) != self.marks(error("x"))


def test_that_nothing_was_judged_is_no_pass() -> None:
    told = {name: refused(name, "da", "Væk: ##[x]", 3, "2026-11-23") for name in OF_FINDINGS}
    (said,) = commands_in(told["github"])
    assert (said.name, said.properties) == ("error", {"title": "telectl"})
    log = json.loads(told["sarif"])
    _json_schema("sarif-2.1.0.json").validate(log)
    (ended,) = log["runs"][0]["invocations"]
    assert (ended["executionSuccessful"], ended["exitCode"]) == (False, 3)
    assert junit(told["junit"]).find(".//error") is not None
    assert told["gitlab"] == ""  # an empty list would say that all is well


def test_a_summary_keeps_within_what_github_takes() -> None:
    assert summary("kort\n", "mere") == b"kort\n"
    long = "linje æ\n" * 200_000
    cut = summary(long, "mere", 400)
    assert len(cut) < SUMMARY
    assert cut.decode().endswith("linje æ\n\nmere\n")
