"""A portfolio read from a commit: what is odd in a tree is told as it is in a folder."""

from __future__ import annotations

import os
import shutil
from datetime import date
from pathlib import Path

import pytest

from telectl.findings import Refusal
from telectl.store.files import listing, listing_of
from telectl.store.git import trees
from telectl.store.git.run import Git
from telectl.store.git.trees import tree_at
from telectl.store.nodes import CAP
from telectl.workspace.home import home_of
from telectl.workspace.revisions import AtCommit, judged_at, open_revision
from tests.store.clone import git, make, put, repository

DAY = date(2026, 11, 23)
SAMPLE = Path(__file__).parents[2] / "data"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The sample in a folder with a name that git could take for a pattern or an option."""
    folder = tmp_path / "center"
    shutil.copytree(SAMPLE, folder / "-må [x]")
    return make(folder, {})


def commit(root: Path, message: str = "change") -> str:
    git(root, "add", "-A", ".")
    git(root, "commit", "-qm", message)
    return git(root, "rev-parse", "HEAD").strip()


def told(judged: AtCommit) -> set[tuple[str, str]]:
    return {(each.file, each.code) for each in judged.findings if each.severity == "error"}


def there(root: Path, revision: str = "HEAD") -> AtCommit:
    return open_revision(root / "-må [x]", git(root, "rev-parse", revision).strip(), DAY)


def test_the_work_tree_is_not_looked_at(root: Path) -> None:
    put(root / "-må [x]" / "projects" / "x.yaml", b"{")
    (root / "-må [x]" / "telectl.yaml").unlink()
    judged = there(root)
    assert told(judged) == set()
    assert set(judged.contents) == {
        each.relative_to(SAMPLE).as_posix() for each in SAMPLE.rglob("*.yaml")
    }


def test_odd_names_are_told_as_in_a_folder(root: Path, tmp_path: Path) -> None:
    data = root / "-må [x]"
    for name in ("projects/-a.yaml", "projects/con.yaml", "projects/b.YAML", "projects/c.yml",
                 "projects/inner/d.yaml", "projects/plain/e.txt", "projects/.hidden/f.yaml",
                 "projects/directory.yaml/g.yaml", "other/h.yaml", "others/i.txt", "j.yaml",
                 ".k.yaml", "projects/l.txt", "effects"):  # fmt: skip
        if name == "effects":
            shutil.rmtree(data / name)
        put(data / name, b"id: x\n")
    if os.name == "posix":
        put(data / "projects" / "new\nline.yaml", b"id: x\n")
        put(data / "projects" / os.fsdecode(b"\xff.yaml"), b"id: x\n")
        for place in ("workflow.yaml", "needs", "projects/link.yaml", "projects/link", "link.yaml"):
            target = data / place
            shutil.rmtree(target) if target.is_dir() else target.unlink(missing_ok=True)
            target.symlink_to(tmp_path if place == "needs" else "/etc/passwd")
    commit(root)
    home = home_of(data)
    tree = home.repository.tree_at("HEAD", home.folder)
    seen, read = listing(data), listing_of(tree.files, tree.links, tree.modules)
    assert sorted(read.contents) == sorted(seen.contents)
    assert set(map(repr, read.findings)) == set(map(repr, seen.findings))


@pytest.mark.parametrize(
    ("place", "finding"),
    [
        ("projects", ("projects", "F006")),
        ("projects/x.yaml", ("projects/x.yaml", "F006")),
        ("projects/x", ("projects/x", "F003")),
        ("telectl.yaml", ("telectl.yaml", "F006")),
    ],
)
def test_another_repository_is_told_and_not_read(
    root: Path, place: str, finding: tuple[str, str]
) -> None:
    path, tip = f"-må [x]/{place}", git(root, "rev-parse", "HEAD").strip()
    git(root, "rm", "-rq", "--cached", "--ignore-unmatch", "--", path)
    git(root, "update-index", "--add", "--cacheinfo", f"160000,{tip},{path}")
    git(root, "commit", "-qm", "module")
    assert finding in told(there(root))


def test_of_a_huge_file_only_the_beginning_is_read(root: Path) -> None:
    file = root / "-må [x]" / "projects" / "huge.yaml"
    put(file, b"# nothing\n" * (CAP // 5))
    commit(root)
    judged = there(root)
    assert len(judged.contents["projects/huge.yaml"]) == CAP + 1
    assert "projects/huge.yaml" in {file for file, _ in told(judged)}


def test_what_was_read_is_not_read_again(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = there(root)
    name = next(each for each in first.contents if each.startswith("projects/"))
    put(root / "-må [x]" / name, first.contents[name] + b"# more\n")
    commit(root)
    asked: list[int] = []
    real = trees.contents_of

    def counting(git: Git, blobs: set[trees.Blob]) -> dict[str, bytes]:
        asked.append(len(blobs))
        return real(git, blobs)

    monkeypatch.setattr(trees, "contents_of", counting)
    home = home_of(root / "-må [x]")
    second = judged_at(home, "HEAD", DAY, before=first.loaded)
    assert asked == [1]
    assert second.contents[name].endswith(b"# more\n")
    same = [file for file in first.contents if file != name]
    assert all(second.loaded.reads[each] is first.loaded.reads[each] for each in same)


@pytest.mark.parametrize("kind", ["absent", "file", "link", "module"])
def test_a_commit_without_the_folder(root: Path, kind: str) -> None:
    good, folder = git(root, "rev-parse", "HEAD").strip(), "-må [x]"
    git(root, "rm", "-rq", "--cached", "--", folder)
    blob = git(root, "hash-object", "-w", "--stdin").strip()
    mode = {"file": f"100644,{blob}", "link": f"120000,{blob}", "module": f"160000,{good}"}
    if kind in mode:
        git(root, "update-index", "--add", "--cacheinfo", f"{mode[kind]},{folder}")
    git(root, "commit", "-qm", kind)
    with pytest.raises(Refusal) as refusal:
        there(root)
    assert (refusal.value.key, refusal.value.facts["why"]) == ("revision.folder", kind)
    assert told(there(root, good)) == set()


def test_a_folder_in_no_repository(tmp_path: Path) -> None:
    with pytest.raises(Refusal) as refusal:
        open_revision(tmp_path, "HEAD", DAY)
    assert refusal.value.key == "revision.no_git"


def test_a_content_that_is_lost(root: Path) -> None:
    blob = git(root, "rev-parse", "HEAD:-må [x]/telectl.yaml").strip()
    (root / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    with pytest.raises(Refusal) as refusal:
        tree_at(repository(root).git, "-må [x]/", "HEAD")
    assert refusal.value.key == "git.damaged"
    git(root, "config", "core.repositoryFormatVersion", "1")
    git(root, "config", "extensions.partialClone", "origin")
    with pytest.raises(Refusal) as refusal:
        tree_at(repository(root).git, "-må [x]/", "HEAD")
    assert refusal.value.key == "revision.partial"
