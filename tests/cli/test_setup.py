"""Others' portfolio fetched to work in: whole or not at all, and under one's own name."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from telectl.findings import Exit
from tests.desk import Said, run
from tests.hub import Hub, git, hook, hub_of

ME = ("--name", "Åse Ærø", "--email", "aase@example.org")


@pytest.fixture
def hub(sample_template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Hub:
    made = hub_of(sample_template, tmp_path, monkeypatch)
    monkeypatch.chdir(tmp_path)
    return made


def refused(*words: str, code: int) -> Said:
    """Nothing is left behind by what is refused."""
    before = sorted(Path().rglob("*"))
    said = run("setup", *words)
    assert said.code == code, said
    assert sorted(Path().rglob("*")) == before
    return said


def test_a_clone_is_made_under_a_name_of_its_own(hub: Hub, tmp_path: Path) -> None:
    said = run("setup", "hub.git", "--into", "center", *ME)
    assert said.code == 0
    assert said.out.endswith('Skriv nu:\n  cd "center"\n  telectl status\n')
    assert "Åse Ærø <aase@example.org>" in said.out
    assert git(tmp_path / "center", "config", "--local", "user.name") == "Åse Ærø"
    assert (tmp_path / "center" / "data" / "telectl.yaml").exists()
    assert "user" not in Path(os.environ["GIT_CONFIG_GLOBAL"]).read_text("utf-8")
    assert sorted(each.name for each in tmp_path.iterdir()) == ["center", "hub.git"]


def test_the_folder_is_called_as_the_address(hub: Hub, tmp_path: Path) -> None:
    run("setup", f"file://{hub.folder.as_posix()}", *ME)
    assert (tmp_path / "hub" / "data").is_dir()


def test_an_empty_folder_is_taken(hub: Hub, tmp_path: Path, monkeypatch) -> None:
    (tmp_path / "tom").mkdir()
    monkeypatch.chdir(tmp_path / "tom")
    said = run("setup", os.fspath(hub.folder), "--into", ".", *ME)
    assert said.code == 0, said
    assert said.out.endswith("Skriv nu: telectl status\n")
    assert run("status").code == 0


def test_run_again_it_puts_the_name_right_and_tells_what_is_there(hub: Hub, monkeypatch) -> None:
    run("setup", "hub.git", "--into", "center", *ME)
    again = ("--name", "Åse Ny", "--email", "ny@example.org")
    for words in (("hub.git", "--into", "center"), ("--into", "center")):
        said = run("setup", *words, *again)
        assert said.code == 0, said
        assert "sat op i forvejen" in said.out
    assert git(Path("center"), "config", "user.name") == "Åse Ny"
    monkeypatch.chdir("center/data/projects")
    said = run("setup", *again)
    assert "Dit navn stod der i forvejen." in said.out
    assert f"Den er hentet fra {hub.folder}." in said.out
    assert run("setup").code == 0


def test_another_folder_in_the_way_is_refused(hub: Hub, tmp_path: Path) -> None:
    (tmp_path / "center").mkdir()
    (tmp_path / "center" / "brev.docx").write_bytes(b"x")
    refused("hub.git", "--into", "center", *ME, code=Exit.CONFLICT)
    refused("hub.git", "--into", "center/brev.docx", *ME, code=Exit.CONFLICT)
    git(tmp_path, "init", "-q", "andet")
    git(tmp_path / "andet", "remote", "add", "origin", "https://x:hemmelig@example.org/a.git")
    said = refused("hub.git", "--into", "andet", *ME, code=Exit.CONFLICT)
    assert "hemmelig" not in said.err
    assert "--into" in said.err


def test_an_empty_repository_is_told_apart(hub: Hub, tmp_path: Path) -> None:
    git(tmp_path, "init", "-q", "--bare", "tom.git")
    said = refused("tom.git", *ME, code=Exit.NO_PORTFOLIO)
    assert "er tomt" in said.err


def test_a_repository_without_a_portfolio_leaves_nothing(hub: Hub, tmp_path: Path) -> None:
    git(tmp_path, "init", "-q", "andet")
    (tmp_path / "andet" / "README").write_text("x", "utf-8")
    git(tmp_path / "andet", "add", ".")
    git(tmp_path / "andet", "-c", "user.name=x", "-c", "user.email=x@x", "commit", "-qm", "x")
    said = refused("andet", "--into", "her/og/der", *ME, code=Exit.NO_PORTFOLIO)
    assert "ingen telectl.yaml" in said.err


def test_the_only_branch_is_taken_where_the_other_side_names_another(hub: Hub) -> None:
    hub.git("symbolic-ref", "HEAD", "refs/heads/gone")
    assert run("setup", "hub.git", *ME).code == 0
    assert git(Path("hub"), "branch", "--show-current") == "main"
    assert git(Path("hub"), "rev-parse", "--abbrev-ref", "@{u}") == "origin/main"


def test_what_is_not_there_is_told(hub: Hub) -> None:
    said = refused("nowhere.git", *ME, code=Exit.GIT)
    assert "Er adressen rigtig" in said.err
    assert "fatal" not in said.err
    assert "fatal" in refused("nowhere.git", *ME, "-v", code=Exit.GIT).err


@pytest.mark.parametrize(
    "address",
    [
        "--upload-pack=touch pwned",
        "-u",
        "ext::sh -c 'touch pwned'",
        "fd::17/foo",
        "ssh://-oProxyCommand=touch%20pwned/x",
        "ssh://%2doProxyCommand=touch/x",
        "-oProxyCommand=touch:x",
        "git@-oProxyCommand=x:y",
        "host:-x",
        "git://example.org/x",
        "ftp://example.org/x",
        "https://",
        "https://example.org/a%0ahost=evil",
        "https://example.org/\nx",
        "",
        "  ",
    ],
)
def test_an_address_that_would_do_more_than_lead_somewhere_is_refused(
    hub: Hub, address: str
) -> None:
    said = refused("--into", "center", *ME, "--", address, code=Exit.USAGE)
    assert "kan ikke bruges som adresse" in said.err


def test_a_password_in_the_address_is_shown_and_stored_nowhere(hub: Hub, tmp_path: Path) -> None:
    address = "https://anna:hemmelig@127.0.0.1:1/center.git"
    said = refused(address, *ME, code=Exit.GIT)
    assert "hemmelig" not in said.out + said.err
    assert "127.0.0.1:1/center.git" in said.err
    said = refused("ftp://anna:hemmelig@example.org/x", *ME, code=Exit.USAGE)
    assert "hemmelig" not in said.err


def test_a_password_in_the_address_of_a_clone_is_not_shown(hub: Hub) -> None:
    run("setup", "hub.git", "--into", "center", *ME)
    secret = "https://anna:hemmelig@127.0.0.1:1/center.git"
    git(Path("center"), "remote", "set-url", "origin", secret)
    for words in (("setup", "--into", "center"), ("sync", "--data", "center")):
        said = run(*words, "--format", "json")
        assert "hemmelig" not in said.out + said.err
        assert "127.0.0.1" in said.out


@pytest.mark.parametrize(
    "words",
    [
        ("--name", "", "--email", "a@b.dk"),
        ("--name", "A <b>", "--email", "a@b.dk"),
        ("--name", "A", "--email", "ingen"),
        ("--name", "A", "--email", "a b@c.dk"),
        ("--name", "A"),
    ],
)
def test_a_name_that_cannot_be_one_is_refused(hub: Hub, words: tuple[str, ...]) -> None:
    refused("hub.git", *words, code=Exit.USAGE)


def test_all_is_asked_for_at_a_terminal(hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = "Åse Ærø\ningen\naase@example.org\nftp://x/y\nhub.git\n"
    monkeypatch.setattr("sys.stdin", io.StringIO(answers))
    monkeypatch.setattr("telectl.cli.asking.at_terminal", lambda: True)
    said = run("setup")
    assert said.code == 0, said
    assert "er ikke en e-mailadresse" in said.err
    assert "kan ikke bruges som adresse" in said.err
    assert git(Path("hub"), "config", "--local", "user.email") == "aase@example.org"


def test_nothing_of_the_portfolios_runs(hub: Hub, tmp_path: Path) -> None:
    """A hook that lies in what is fetched, a filter or submodule that it names: git asks none."""
    ran = tmp_path / "ran"
    work = tmp_path / "work"
    git(tmp_path, "clone", "-q", os.fspath(hub.folder), "work")
    (work / ".gitattributes").write_text("* filter=evil\n", "utf-8")
    (work / ".gitmodules").write_text(
        f'[submodule "x"]\n\tpath = x\n\turl = ext::touch {ran}\n', "utf-8"
    )
    (work / "hooks").mkdir()
    (work / "hooks" / "post-checkout").write_text(f"#!/bin/sh\ntouch {ran}\n", "utf-8")
    (work / "hooks" / "post-checkout").chmod(0o755)
    git(work, "add", ".")
    git(work, "-c", "user.name=x", "-c", "user.email=x@x", "commit", "-qm", "x")
    git(work, "push", "-q")
    hook(hub.folder, "post-checkout", f"touch {ran}")
    assert run("setup", "hub.git", "--into", "center", *ME).code == 0
    assert not ran.exists()
