"""The workflow file of ``telectl init --ci``: with a new portfolio, or beside one that is there."""

from __future__ import annotations

from pathlib import Path

from telectl.cli.frame import Exit, Options, Refusal
from telectl.cli.telling import tell
from telectl.store.acts import FileChange
from telectl.store.ci import FILES, Host, workflow


def ci_file(data: Path, host: Host, source: str | None) -> FileChange:
    """The file that is to come, at the top of the repository."""
    top = top_of(data)
    path = top / FILES[host]
    if path.is_symlink() or path.exists():
        raise Refusal(Exit.CONFLICT, "init.ci_there", file=str(path))
    below = data.resolve().relative_to(top).as_posix()
    return FileChange(path, None, workflow(host, source or "", below))


def top_of(data: Path) -> Path:
    """The folder of the repository that the portfolio is in, or is going to be in."""
    from telectl.store.git import find

    folder = data.resolve().parent
    nearest = next(each for each in (folder, *folder.parents) if each.is_dir())
    repository = find(nearest)
    return repository.root if repository else folder


def add_ci(options: Options, data: Path, host: Host, source: str | None) -> None:
    """Write the file for a portfolio that is there already, as an act of its own."""
    from telectl.store.write import Act, perform

    change = ci_file(data, host, source)
    act = Act("init", options.voice("act.init.ci"), ("telectl",), None, (change,))
    done = perform(top_of(data), act, commit=options.commit)
    file = str(change.path)
    key = "init.ci" if done.commit else "init.ci_written"
    said = options.voice(key, file=file, commit=(done.commit or "")[:9])
    view = {"act": "init", "folder": str(data.parent), "data": str(data), "files": 1}
    tell(options, "init", {**view, "commit": done.commit}, [said])
