"""Everything wrong, in one run."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from telectl.cli import clock
from telectl.cli.found import Found, tell
from telectl.cli.frame import Options, arg, command, opt, verb
from telectl.cli.output import require_places
from telectl.findings import Exit, Refusal

if TYPE_CHECKING:
    from telectl.workspace.judged import Judged

app = verb()


@command(app, "validate", outputs=require_places, reads=True)
def validate(
    options: Options,
    paths: list[str] | None = arg("paths", metavar="PATH", default=None),
    *,
    staged: bool = opt("--staged", key="staged", default=False),
    errors: bool = opt("--errors", key="errors", default=False),
    base: str | None = opt("--base", key="review_base", metavar="REV"),
    merge_with: str | None = opt("--merge-with", key="review_merge", metavar="REV"),
    old: bool = opt("--all", key="review_old", default=False),
) -> int:
    """Tell all findings; errors fail, and with --strict warnings too."""
    if base is not None:
        _refuse_beside_base(paths, staged=staged)
        from telectl.cli.review import reviewed

        return reviewed(options, base, merge_with, old=old, only_errors=errors)
    _refuse_without_base(merge_with, old=old)
    from telectl.cli.reading import opened

    workspace = _staged(options) if staged else opened(options)
    asked = _asked(workspace, paths)
    found = Found(
        workspace,
        tuple(each for each in workspace.findings if _under(asked, each.file)),
        tuple(file for file in workspace.contents if _under(asked, file)),
        strict=options.strict,
        only_errors=errors,
    )
    tell(options, found)
    return found.exit_code


def _staged(options: Options) -> Judged:
    """What is about to be committed, and so is in no commit yet."""
    from telectl.workspace import open_staged

    if options.as_of:
        raise Refusal(Exit.USAGE, "usage.as_of", command="validate --staged")
    return open_staged(options.root, options.day, clock.today())


def _refuse_beside_base(paths: list[str] | None, *, staged: bool) -> None:
    if paths or staged:
        option = "--staged" if staged else str((paths or ("",))[0])
        raise Refusal(Exit.USAGE, "review.paths", option=option)


def _refuse_without_base(merge_with: str | None, *, old: bool) -> None:
    if merge_with is not None or old:
        option = "--all" if merge_with is None else "--merge-with"
        raise Refusal(Exit.USAGE, "review.base", option=option)


def _asked(workspace: Judged, paths: Iterable[str] | None) -> list[str] | None:
    """The paths asked for as the findings name them; none stand for everything."""
    asked = [_inside(workspace, path) for path in paths or ()]
    return None if not asked or "." in asked else asked


def _inside(workspace: Judged, path: str) -> str:
    """A path as seen from the portfolio's folder; one that is not in it is refused."""
    root, target = Path(os.path.abspath(workspace.root)), Path(os.path.abspath(path))
    if root.is_relative_to(target):
        return "."
    if target.is_relative_to(root):
        inner = target.relative_to(root).as_posix()
        files = [*workspace.contents, *(each.file for each in workspace.findings)]
        if any(_under([inner], file) for file in files):
            return inner
        if os.path.lexists(target):
            return _as_filed(root, inner, files)
    raise Refusal(Exit.USAGE, "path.unknown", path=path)


def _as_filed(root: Path, inner: str, files: Iterable[str]) -> str:
    """The name in the letters of the files: on Windows and macOS capitals are no difference."""
    depth = inner.count("/") + 1
    for name in dict.fromkeys("/".join(file.split("/")[:depth]) for file in files):
        there = name.casefold() == inner.casefold() and (root / name).exists()
        if there and os.path.samefile(root / name, root / inner):
            return name
    return inner


def _under(asked: list[str] | None, file: str) -> bool:
    return asked is None or any(file == each or file.startswith(f"{each}/") for each in asked)
