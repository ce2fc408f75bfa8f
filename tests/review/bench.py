"""A change made by hand in a portfolio in git, commit by commit, and what a review says of it."""

from __future__ import annotations

from datetime import date

from telectl.store.git.revisions import resolve
from telectl.workspace.home import home_of
from telectl.workspace.review import Reviewed, Told, review
from tests.desk import TODAY, Desk


class Bench:
    """Files edited by hand, with git and without telectl; ``base`` is where it began."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.base = self.commit_id()

    def commit_id(self, revision: str = "HEAD") -> str:
        return str(self.desk.repo.rev_parse(revision))

    def begin(self) -> None:
        """What was done so far is what the others have."""
        self.base = self.commit_id()

    def text(self, file: str) -> str:
        return self.desk.file(file)

    def write(self, file: str, text: str) -> None:
        path = self.desk.folder / "data" / file
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")

    def edit(self, file: str, *pairs: tuple[str, str]) -> None:
        """Each first text is found once and becomes the second."""
        text = self.text(file)
        for old, new in pairs:
            assert text.count(old) >= 1, (file, old)
            text = text.replace(old, new, 1)
        self.write(file, text)

    def cut(self, file: str, start: str, end: str = "") -> str:
        """Take out the lines from one that begins so, up to one that begins so; to the end else."""
        lines = self.text(file).splitlines(keepends=True)
        first = next(i for i, each in enumerate(lines) if each.startswith(start))
        rest = range(first + 1, len(lines))
        last = next((i for i in rest if end and lines[i].startswith(end)), len(lines))
        self.write(file, "".join(lines[:first] + lines[last:]))
        return "".join(lines[first:last])

    def remove(self, file: str) -> None:
        (self.desk.folder / "data" / file).unlink()

    def move(self, file: str, to: str) -> None:
        self.write(to, self.text(file))
        self.remove(file)

    def commit(self, message: str = "Rettet i hånden") -> str:
        self.desk.repo.add("-A")
        self.desk.repo.commit("--quiet", "--no-verify", "-m", message)
        return self.commit_id()

    def review(
        self, merge_with: str | None = None, day: date = TODAY, base: str | None = None
    ) -> Reviewed:
        home = home_of(self.desk.folder / "data")
        head = resolve(home.repository, "HEAD")
        return review(home, base or self.base, head, day, TODAY, merge_with=merge_with)

    def wrong(self, merge_with: str | None = None) -> list[Told]:
        """The errors that are new."""
        return list(self.review(merge_with).failing())

    def codes(self, merge_with: str | None = None) -> set[str]:
        return {each.finding.code for each in self.wrong(merge_with)}


def places(told: list[Told]) -> set[tuple[str, str]]:
    """Codes with their files."""
    return {(each.finding.code, each.finding.file) for each in told}
