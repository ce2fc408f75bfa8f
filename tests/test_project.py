"""What holds for the project as a whole, whatever it does."""

from __future__ import annotations

import json
import re
import subprocess
import tomllib
from functools import cache
from pathlib import Path

import pytest

import telectl
from telectl import resources
from telectl.store.files import RESERVED

ROOT = Path(__file__).resolve().parent.parent
LOWEST_PYTHON = "3.11"
TOP_LEVEL = {
    "telectl", "data", "schemas", "tests", "docs", "benchmarks",
    "pyproject.toml", "README.md", "Makefile", "CHANGELOG.md", "LICENSE", "action.yml",
    "requirements.lock", "requirements-dev.lock",
}  # fmt: skip

# Written in parts, so that this file does not hold what it looks for.
REGISTRIES = ("py" + "pi.org", "python" + "hosted.org", "registry." + "npmjs", "index" + "-url")
MACHINE_PATH = re.compile(rb"(?<![\w./-])/(?:work|root|farm|tmp/brief|tmp/probe)(?![\w-])")
SILENCED = re.compile(r"#\s*(?:noqa|type:\s*ignore)\b")
WITH_REASON = re.compile(r"#\s*(?:noqa: [A-Z]+\d+|type: ignore\[[\w, -]+\])\s*(?:#|-)\s*\w+")
# What Windows bears in no name: these characters, and a blank or a dot at the end.
BARRED = re.compile(r'[\x00-\x1f<>:"|?*\\]|[ .]$')
LONGEST_NAME = 120
UNFINISHED = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|XX" + r"X)\b|NotImplemented" + "Error")


@cache
def project() -> dict[str, object]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


@cache
def tracked() -> tuple[str, ...]:
    """Files that git tracks; the tests of an unpacked archive have no git to ask."""
    listing = subprocess.run(
        ["git", "-c", "safe.directory=*", "-C", ROOT, "ls-files", "-z"],
        capture_output=True, check=False,
    )  # fmt: skip
    if listing.returncode:
        pytest.skip("not a git work tree")
    names = [name.decode() for name in listing.stdout.split(b"\0") if name]
    return tuple(name for name in names if (ROOT / name).is_file())


def table(*keys: str) -> dict:
    found = project()
    for key in keys:
        found = found[key]
    return found


def locked(name: str) -> dict[str, str]:
    """What a lock pins: package to version."""
    text = (ROOT / name).read_text(encoding="utf-8")
    return dict(re.findall(r"^([\w.-]+)==([^\s;\\]+)", text, flags=re.MULTILINE))


def package(requirement: str) -> str:
    name = re.match(r"[\w.-]+", requirement)
    assert name
    return re.sub(r"[-_.]+", "-", name[0]).lower()


def test_top_level_holds_only_what_the_ecosystem_expects():
    entries = {name.partition("/")[0] for name in tracked()}
    assert {name for name in entries if not name.startswith(".")} <= TOP_LEVEL


def test_no_file_names_a_registry_or_a_path_of_one_machine():
    for name in tracked():
        content = (ROOT / name).read_bytes()
        for registry in REGISTRIES:
            assert registry.encode() not in content, name
        found = MACHINE_PATH.search(content)
        assert found is None, f"{name}: {found}"


def test_a_silenced_check_names_itself_and_says_why():
    for name in tracked():
        if not name.endswith(".py") or name == "tests/test_project.py":
            continue
        lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
        for number, line in enumerate(lines, start=1):
            if SILENCED.search(line):
                assert WITH_REASON.search(line), f"{name}:{number}: {line.strip()}"


def test_nothing_is_left_for_later():
    for name in tracked():
        if name.endswith(".py"):
            found = UNFINISHED.search((ROOT / name).read_text(encoding="utf-8"))
            assert found is None, f"{name}: {found}"


def test_text_is_lf_in_the_repository():
    crlf = subprocess.run(
        ["git", "-c", "safe.directory=*", "-C", ROOT, "ls-files", "--eol", "-z"],
        capture_output=True, check=False,
    ).stdout.decode()  # fmt: skip
    wrong = [line for line in crlf.split("\0") if line.startswith(("i/crlf", "i/mixed"))]
    assert [line for line in wrong if "attr/-text" not in line] == []


def test_every_system_can_check_out_every_file():
    names = tracked()
    assert len({name.casefold() for name in names}) == len(names)
    for name in names:
        assert name.isascii(), name
        assert len(name) <= LONGEST_NAME, name
        for part in name.split("/"):
            assert part.partition(".")[0].lower() not in RESERVED, name
            assert not BARRED.search(part), name


def test_the_version_is_written_once():
    assert "version" in table("project", "dynamic")
    assert table("tool", "hatch", "version", "path") == "telectl/__init__.py"
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    newest = re.findall(r"^## \[([^]]+)\]", changelog, flags=re.MULTILINE)[0]
    assert newest in ("Unreleased", telectl.__version__)


def test_the_lowest_python_is_the_same_everywhere():
    assert table("project", "requires-python") == f">={LOWEST_PYTHON}"
    assert table("tool", "mypy", "python_version") == LOWEST_PYTHON
    assert table("tool", "ruff", "target-version") == "py" + LOWEST_PYTHON.replace(".", "")
    workflow = (ROOT / ".github/workflows/ci.yml").read_text(encoding="utf-8")
    assert f'"{LOWEST_PYTHON}"' in workflow
    assert "version_info < (3, 11)" in (ROOT / "Makefile").read_text(encoding="utf-8")


def test_dev_is_the_only_extra():
    assert list(table("project", "optional-dependencies")) == ["dev"]


def test_typer_stays_below_the_version_that_starts_slowly_and_says_so():
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    above_the_pin = text.partition('"typer>=0.26,<0.29"')[0].splitlines()[-4:]
    assert any("pydantic" in line for line in above_the_pin)


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_every_locked_package_has_its_hashes(lock):
    text = (ROOT / lock).read_text(encoding="utf-8")
    for block in re.split(r"\n(?=[\w.-]+==)", text)[1:]:
        assert "--hash=sha256:" in block, block.splitlines()[0]


def test_the_locks_hold_every_dependency():
    wanted = {package(line) for line in table("project", "dependencies")}
    wanted |= {package(line) for line in table("dependency-groups", "build")}
    assert wanted <= locked("requirements.lock").keys()
    dev = {package(line) for line in table("project", "optional-dependencies", "dev")}
    assert wanted | dev <= locked("requirements-dev.lock").keys()


def test_developers_have_the_versions_that_users_have():
    assert locked("requirements.lock").items() <= locked("requirements-dev.lock").items()


def test_the_build_is_locked_as_it_is_declared():
    assert table("build-system", "requires") == table("dependency-groups", "build")


def test_rule_pages_schemas_and_the_sample_are_found():
    pages = sorted((ROOT / "docs/rules").glob("*.md"))
    for page in pages:
        assert resources.rule_page(page.stem) == page.read_text(encoding="utf-8")
    for file in (ROOT / "schemas").glob("*.schema.json"):
        assert json.loads(resources.schema(file.name.removesuffix(".schema.json")) or "")
    assert resources.sample_folder() == ROOT / "data"


@pytest.mark.parametrize("code", ["", "nope", "../README", "Y01", "y001", "Y001\n", "Z999"])
def test_a_page_that_does_not_exist_is_none(code):
    assert resources.rule_page(code) is None


@pytest.mark.parametrize("name", ["", "nope", "../project", "Project", "project\n"])
def test_a_schema_that_does_not_exist_is_none(name):
    assert resources.schema(name) is None


def test_an_external_test_may_not_be_skipped_where_its_client_is_promised(pytester, monkeypatch):
    pytester.makeconftest((ROOT / "tests/conftest.py").read_text(encoding="utf-8"))
    pytester.makeini("[pytest]\nmarkers = external: needs a client")
    pytester.makepyfile("""
        import pytest
        @pytest.mark.external
        def test_client():
            pytest.skip("no client here")
        def test_other():
            pytest.skip("not on this system")
    """)
    monkeypatch.delenv("TELECTL_REQUIRE_EXTERNAL", raising=False)
    pytester.runpytest("-p", "no:cacheprovider").assert_outcomes(skipped=2)
    monkeypatch.setenv("TELECTL_REQUIRE_EXTERNAL", "1")
    pytester.runpytest("-p", "no:cacheprovider").assert_outcomes(failed=1, skipped=1)


def test_an_installed_package_reads_what_it_carries(tmp_path, monkeypatch):
    for folder, file in {"rules": "Y001.md", "schemas": "task.schema.json"}.items():
        (tmp_path / "_pages" / folder).mkdir(parents=True)
        (tmp_path / "_pages" / folder / file).write_text("æøå", encoding="utf-8")
    (tmp_path / "_pages" / "sample").mkdir()
    monkeypatch.setattr(resources, "_PACKAGE", tmp_path)
    assert resources.rule_page("Y001") == resources.schema("task") == "æøå"
    assert resources.sample_folder() == tmp_path / "_pages" / "sample"


def test_the_wheel_carries_them_under_the_names_they_are_read_by():
    carried = table("tool", "hatch", "build", "targets", "wheel", "sources")
    assert carried == {
        "docs/rules": "telectl/_pages/rules",
        "schemas": "telectl/_pages/schemas",
        "data": "telectl/_pages/sample",
    }
    wanted = table("tool", "hatch", "build", "targets", "wheel", "include")
    assert {f"/{folder}" for folder in carried} < set(wanted)
