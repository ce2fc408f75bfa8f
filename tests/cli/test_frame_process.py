"""The program as a process: what only shows when it really runs."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import telectl

ROOT = Path(telectl.__file__).parents[1]


def run(*words: str, code: str = "", **environment: str) -> subprocess.CompletedProcess[bytes]:
    how = ["-c", code] if code else ["-m", "telectl"]
    env = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    return subprocess.run([sys.executable, *how, *words], capture_output=True, env=env, check=False)


def test_the_version_is_told_without_loading_the_command_line() -> None:
    code = (
        "import sys; from telectl.__main__ import main\n"
        "try: main()\n"
        "finally: print(sorted({'typer', 'click', 'pydantic', 'rich'} & set(sys.modules)))"
    )
    result = run("--version", code=code)
    assert result.stdout.decode().split() == ["telectl", telectl.__version__, "[]"]


def test_the_overview_loads_nothing_heavy() -> None:
    code = (
        "import sys; from telectl.__main__ import main\n"
        "try: main()\n"
        "finally: print({'pydantic', 'rich', 'git', 'ruamel', 'jinja2'} & set(sys.modules),"
        " file=sys.stderr)"
    )
    assert run("--help", code=code).stderr.decode().strip() == "set()"


def test_the_version_is_also_told_among_other_words() -> None:
    assert run("--lang", "en", "--version").stdout.decode().split()[0] == "telectl"


def test_a_terminal_that_knows_only_ascii_gets_question_marks() -> None:
    result = run("--help", LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert result.returncode == 0
    assert b"Opret en ny portef?lje." in result.stdout


def test_the_c_locale_is_no_hindrance() -> None:
    result = run("xyzzy", LC_ALL="C", LANG="C")
    assert result.returncode == 2
    assert b"ingen kommando" in result.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device here")
@pytest.mark.parametrize("word", ["--help", "--version"])
def test_a_full_disk_is_said_and_is_no_fault_of_ours(word: str) -> None:
    env = {**os.environ, "PYTHONPATH": str(ROOT), "TELECTL_LANG": "en"}
    with open("/dev/full", "wb") as full:
        words = [sys.executable, "-m", "telectl", word]
        result = subprocess.run(words, stdout=full, stderr=-1, env=env, check=False)
    assert result.returncode == 5
    assert result.stderr.decode() == "'stdout' can't be written: the disk is full.\n"


def test_a_narrow_terminal_is_no_hindrance() -> None:
    assert run("--help", COLUMNS="20").returncode == 0


def test_piped_output_has_no_colour() -> None:
    assert b"\x1b" not in run("--help").stdout


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no /bin/sh")
def test_a_reader_that_goes_away_is_no_failure() -> None:
    script = f"'{sys.executable}' -m telectl --help | true"
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    result = subprocess.run(["/bin/sh", "-c", script], capture_output=True, env=env, check=False)
    assert result.stderr == b""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no /bin/sh")
@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-"])
def test_closed_streams_give_no_traceback(closed: str) -> None:
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    for words, code in (("--help", 0), ("xyzzy", 2), ("--version", 0)):
        script = f"'{sys.executable}' -m telectl {words} {closed}"
        result = subprocess.run(
            ["/bin/sh", "-c", script], capture_output=True, env=env, check=False
        )
        assert b"Traceback" not in result.stderr
        assert result.returncode == code


CRASH = """
import sys
from telectl import cli
from telectl.__main__ import main
from telectl.cli.root import find_root
def broken(*_):
    secret = 'CPR 010203-1234'
    raise RuntimeError('/home/mette/' + secret)
cli.tree.Root.get_command = broken
main()
"""


def test_a_fault_of_our_own_gives_a_report_without_data(tmp_path: Path) -> None:
    words = ("--lang", "en", "--data", "/home/mette", "status")
    result = run(*words, code=CRASH, TMPDIR=str(tmp_path), TEMP=str(tmp_path))
    assert result.returncode == 70
    assert b"Traceback" not in result.stderr
    (report,) = tmp_path.iterdir()
    assert f"developers: {report}" in result.stderr.decode()
    text = report.read_text(encoding="utf-8")
    assert "RuntimeError" in text
    assert "telectl/cli/errors.py:" in text
    assert f"telectl {telectl.__version__}" in text
    for private in ("mette", "0102", "secret", str(ROOT.parent)):
        assert private not in text


def test_a_fault_is_told_even_where_no_file_can_be_written(tmp_path: Path) -> None:
    code = CRASH.replace("main()\n", "import tempfile\ndef no(**_): raise OSError\n", 1)
    code += "tempfile.mkstemp = no\nmain()\n"
    result = run("status", code=code, TMPDIR=str(tmp_path))
    assert result.returncode == 70
    assert b"RuntimeError" in result.stderr
    assert b"fejl i telectl selv" in result.stderr
