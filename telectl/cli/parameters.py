"""The parameters that several writing commands share."""

from __future__ import annotations

from typing import Annotated

from telectl.cli.frame import arg, complete_ids, complete_words, opt

EVERY_FOLDER = (
    "organisations",
    "bodies",
    "members",
    "solutions",
    "projects",
    "decisions",
    "meetings",
    "effects",
    "plans",
    "directions",
    "tasks",
    "needs",
    "mappings",
)

NewId = Annotated[str, arg("write.new_id", metavar="ID")]
Words = Annotated[list[str], arg("write.words", metavar="KEY=VALUE")]
MoreWords = Annotated[list[str] | None, arg("write.words", metavar="KEY=VALUE")]
DryRun = Annotated[bool, opt("--dry-run", key="write.dry_run")]
Title = Annotated[str | None, opt("--title", key="write.title", metavar="TEXT")]
By = Annotated[
    str | None, opt("--by", key="write.by", complete=complete_ids("members"), metavar="MEMBER")
]


def text(*names: str, key: str) -> object:
    """An option that takes a text."""
    return opt(*names, key=f"write.{key}", metavar="TEXT")


def ids(*names: str, key: str, kinds: tuple[str, ...]) -> object:
    """An option that takes the id of a record."""
    return opt(*names, key=f"write.{key}", complete=complete_ids(*kinds), metavar="ID")


def day(*names: str, key: str) -> object:
    """An option that takes a day."""
    return opt(*names, key=f"write.{key}", metavar="DAY")


def words_of(shape_choices: str) -> list[str]:
    """The choices of a key, ``project.sectors``; looked up only for completion."""
    from telectl.model import KINDS
    from telectl.model.shape import shape_of

    kind, _, path = shape_choices.partition(".")
    shape = next(shape_of(each) for each in KINDS.values() if each.kind == kind)
    for name in path.split("."):
        shape = shape.keys[name]
        shape = shape.item or shape
    return list(shape.choices)


def choice(*names: str, key: str, of: str) -> object:
    """An option that takes one word of a closed list of the model."""
    return opt(
        *names, key=f"write.{key}", complete=complete_words(lambda: words_of(of)), metavar="WORD"
    )


def states() -> list[str]:
    """The states of the workflow at hand, for completion; none where it can't be read."""
    from telectl.cli.root import search_root
    from telectl.store.files import WORKFLOW
    from telectl.store.yaml import read

    root = search_root()
    try:
        raw = read((root / WORKFLOW).read_bytes())[0] if root else None
    except OSError:
        return []
    found = raw.get("states") if raw else None
    named = found if isinstance(found, list) else []
    return [str(each.get("id")) for each in named if isinstance(each, dict)]


def each_of(given: list[str] | None) -> tuple[str, ...]:
    """Repeated, or with commas between, as ``KEY=VALUE`` has them."""
    return tuple(word.strip() for each in given or () for word in each.split(",") if word.strip())


CONCERNED = ("projects", "solutions", "plans", "directions", "bodies", "organisations")
Points = Annotated[list[str] | None, text("--point", key="point")]
Moves = Annotated[list[str] | None, opt("--moves", key="write.moves", metavar="PROJECT:STATE")]
Concerns = Annotated[list[str] | None, ids("--concerns", key="concerns", kinds=CONCERNED)]
CaseType = Annotated[str | None, choice("--type", key="item_type", of="decision.item_type")]
