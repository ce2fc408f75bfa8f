"""The very steps of our action and of our job, run on pull requests: good, bad and hostile."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import git
import pytest
from ruamel.yaml import YAML

from tests.desk import identify, run
from tests.docs.pages import ROOT
from tests.external.clients import needed
from tests.external.hostile import SECRET, hostile, state
from tests.external.published import published

pytestmark = [
    pytest.mark.external,
    pytest.mark.slow,
    pytest.mark.skipif(os.name == "nt", reason="needs a POSIX shell"),
]

ACTION: Any = YAML(typ="safe").load(ROOT / "action.yml")
JOB: Any = YAML(typ="safe").load(ROOT / ".ci" / "gitlab.yml")["telectl"]
EXPRESSION = re.compile(r"\$\{\{ (.*?) \}\}")


@dataclass
class Ran:
    """How a run ended, and everything that it wrote anywhere."""

    code: int
    out: str
    err: str
    written: Mapping[str, str]

    @property
    def all(self) -> str:
        return "\n".join([self.out, self.err, *self.written.values()])


@dataclass
class Change:
    """A checkout of a pull request: merged into its base, as a forge hands it out."""

    work: Path
    base: str
    marks: Path
    outside: Path
    home: Path
    merged: str = "of the forge"


@pytest.fixture(scope="module", autouse=True)
def _somebody() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        identify(patch)
        yield


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("telectl")
    published(folder)
    return folder


@pytest.fixture(scope="module")
def machine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What is installed once for all runs of the action, away from every checkout."""
    return tmp_path_factory.mktemp("runner")


@pytest.fixture
def change(tmp_path: Path) -> Change:
    """A portfolio with a branch that has changed nothing yet."""
    run("init", str(tmp_path / "center"))
    base = git.Repo(tmp_path / "center").head.commit.hexsha
    beside = [tmp_path / name for name in ("marks", "outside", "home")]
    for each in beside:
        each.mkdir()
    return Change(tmp_path / "center", base, *beside)


def _shell(script: str, folder: Path, told: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
    pip = {name: text for name, text in os.environ.items() if name.startswith("PIP_")}
    kept["PATH"] = os.pathsep.join([str(Path(sys.executable).resolve().parent), kept["PATH"]])
    words = [needed("bash"), "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", script]
    environment = {**kept, **pip, "GIT_CONFIG_NOSYSTEM": "1", "PYTHONUTF8": "1", **told}
    return subprocess.run(
        words, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False
    )


def _act(change: Change, project: Path, machine: Path, **inputs: str) -> Ran:
    """The steps of the action one after the other; what is installed already stays."""
    given = {name: each["default"] for name, each in ACTION["inputs"].items()} | inputs
    files = {name: change.marks.parent / name for name in ("output", "summary")}
    told = {
        "RUNNER_TEMP": str(machine),
        "GITHUB_ACTION_PATH": str(project),
        "GITHUB_ACTIONS": "true",
        "GITHUB_SHA": change.merged,
        "GITHUB_OUTPUT": str(files["output"]),
        "GITHUB_STEP_SUMMARY": str(files["summary"]),
        "HOME": str(change.home),
    }
    done = None
    for step in ACTION["runs"]["steps"][1 if (machine / "telectl").exists() else 0 :]:
        more = {
            name: _filled(text, given, change.base) for name, text in step.get("env", {}).items()
        }
        done = _shell(step["run"], change.work, {**told, **more})
        if done.returncode:
            break
    assert done is not None
    places = [*files.values(), machine / "telectl.sarif"]
    written = {each.name: each.read_text("utf-8") for each in places if each.exists()}
    return Ran(done.returncode, done.stdout, done.stderr, written)


def _filled(text: str, given: Mapping[str, str], base: str) -> str:
    known = {f"inputs.{name}": each for name, each in given.items()}
    known["github.event.pull_request.base.sha"] = base
    return EXPRESSION.sub(lambda slot: known[slot[1]], text)


def _job(change: Change, project: Path) -> Ran:
    """The script of the GitLab job, as its runner puts the lines together."""
    told = {
        **JOB["variables"],
        "CI_PROJECT_DIR": str(change.work),
        "CI_MERGE_REQUEST_DIFF_BASE_SHA": change.base,
        "CI_SERVER_PROTOCOL": "https",
        "CI_SERVER_HOST": "git.example.org",
        "CI_SERVER_PORT": "443",
        "CI_JOB_TOKEN": "ingen",
        "TELECTL_SOURCE": project.as_uri(),
        "TELECTL_PROJECT": "center/telectl",
        "TELECTL_REF": git.Repo(project).head.commit.hexsha,
        "HOME": str(change.home),
        "TMPDIR": str(change.marks.parent),
    }
    done = _shell("\n".join(JOB["script"]), change.work, told)
    folder = change.work / "telectl-findings"
    written = {each.name: each.read_text("utf-8") for each in folder.iterdir()}
    return Ran(done.returncode, done.stdout, done.stderr, written)


def _commit(change: Change, message: str) -> None:
    git.Git(change.work).add("--all")
    git.Git(change.work).commit("--quiet", "--message", message)


def _need(change: Change, name: str, day: str) -> None:
    path = change.work / "data" / "needs" / f"{name}.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"id: {name}\ntitle: Rejser\ndate: {day}\ntext: Kortere\n", "utf-8")
    _commit(change, "Skriv et behov")


def test_no_word_of_a_pull_request_gets_into_a_script() -> None:
    for step in ACTION["runs"]["steps"]:
        assert "${{" not in step["run"]
        assert "uses" not in step
    assert not any("$[[" in line or "${{" in line for line in JOB["script"])


def test_a_good_change_passes_and_a_bad_one_is_told_where_it_stands(
    change: Change, project: Path, machine: Path
) -> None:
    _need(change, "rejser", "2026-11-20")
    fine = _act(change, project, machine)
    assert fine.code == 0, fine.all
    assert f"sarif={machine}/telectl.sarif" in fine.written["output"]
    _need(change, "rejser", "i går")
    bad = _act(change, project, machine)
    assert bad.code == 1, bad.all
    assert "::error file=data/needs/rejser.yaml,line=3," in bad.out
    assert '"S005"' in bad.written["telectl.sarif"]
    assert "S005" in bad.written["summary"]


def test_what_the_base_got_meanwhile_is_not_blamed_on_the_change(
    change: Change, project: Path, machine: Path
) -> None:
    repository = git.Git(change.work)
    repository.checkout("--quiet", "-b", "change")
    need = "id: {0}\ntitle: Rejser\ndate: {1}\ntext: Kortere\n"
    (change.work / "data/needs").mkdir()
    (change.work / "data/needs/rejser.yaml").write_text(
        need.format("rejser", "2026-11-20"), "utf-8"
    )
    _commit(change, "Skriv et behov")
    repository.checkout("--quiet", "-")
    (change.work / "data/needs").mkdir()
    (change.work / "data/needs/tid.yaml").write_text(need.format("tid", "i går"), "utf-8")
    _commit(change, "Skriv et andet behov")
    repository.merge("--quiet", "--no-ff", "--no-edit", "change")
    blamed = _act(change, project, machine)
    assert blamed.code == 1, blamed.all
    change.merged = str(repository.rev_parse("HEAD"))
    fine = _act(change, project, machine)
    assert fine.code == 0, fine.all


def test_a_hostile_change_runs_loads_and_reads_nothing(
    change: Change, project: Path, machine: Path
) -> None:
    hostile(change.work, change.marks, change.outside)
    before = (state(change.work), state(change.outside))
    ran = _act(change, project, machine)
    assert ran.code == 1, ran.all
    _require_harmless(change, ran)
    assert (state(change.work), state(change.outside)) == before


def test_a_hostile_change_gets_nothing_from_the_job_either(change: Change, project: Path) -> None:
    hostile(change.work, change.marks, change.outside)
    before = state(change.outside)
    ran = _job(change, project)
    assert ran.code == 1, ran.all
    _require_harmless(change, ran)
    assert state(change.outside) == before
    assert ran.written.keys() == {"quality.json", "junit.xml"}


def _require_harmless(change: Change, ran: Ran) -> None:
    assert not list(change.marks.iterdir())
    assert SECRET not in ran.all
    for line in (ran.out + "\n" + ran.err).splitlines():
        assert re.match(r"::(error|warning|notice) ", line) or not line.lstrip().startswith("::")
        assert not line.lstrip().startswith("##[")


def test_the_traps_are_set(change: Change) -> None:
    hostile(change.work, change.marks, change.outside)
    for words in (["-m", "pip"], ["-m", "telectl"], ["-c", "import pydantic"]):
        subprocess.run([sys.executable, *words], cwd=change.work, capture_output=True, check=False)
    assert len(list(change.marks.iterdir())) >= 3


@pytest.mark.parametrize("target", ["outside", "."])
def test_a_portfolio_that_is_a_link_is_not_followed(
    change: Change, project: Path, machine: Path, target: str
) -> None:
    shutil.copytree(change.work / "data", change.outside / "data")
    settings = change.outside / "data" / "telectl.yaml"
    settings.write_text(settings.read_text("utf-8").replace("name:", f"name: {SECRET} "), "utf-8")
    shutil.rmtree(change.work / "data")
    (change.work / "data").symlink_to(change.outside / "data" if target == "outside" else ".")
    _commit(change, "Læg porteføljen et andet sted")
    ran = _act(change, project, machine)
    assert ran.code in (1, 3), ran.all
    assert SECRET not in ran.all


@pytest.mark.parametrize("base", ["--upload-pack=touch", "0" * 40, "nowhere; touch x"])
def test_a_base_that_is_none_never_passes(
    change: Change, project: Path, machine: Path, base: str
) -> None:
    ran = _act(change, project, machine, base=base)
    assert ran.code == 3, ran.all
    assert not (change.work / "x").exists()
