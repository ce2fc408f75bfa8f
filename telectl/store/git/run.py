"""One git command, run so that nothing inherited can turn it elsewhere."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from telectl.findings import Exit, Refusal

if TYPE_CHECKING:
    import git

LOCK_WAIT = 3.0

_KEPT = ("GIT_AUTHOR_", "GIT_COMMITTER_", "GIT_CONFIG_", "GIT_CEILING_DIRECTORIES", "GIT_PYTHON_")

# By default git 2.39 syncs nothing of a commit, and makes up an identity.
_SETTINGS = (
    "core.fsync=all",
    "core.fsyncMethod=fsync",
    "core.fsmonitor=false",
    "core.safecrlf=false",
    "core.quotePath=false",
    f"core.filesRefLockTimeout={int(LOCK_WAIT * 1000)}",
    f"core.packedRefsTimeout={int(LOCK_WAIT * 1000)}",
    "i18n.commitEncoding=UTF-8",
    "i18n.logOutputEncoding=UTF-8",
    "log.showSignature=false",
    "user.useConfigOnly=true",
)
# A repository's own settings could name a program to fetch with.
_NOT_FETCHING = {"GIT_NO_LAZY_FETCH": "1", "GIT_ALLOW_PROTOCOL": "none"}
_NO_HOOKS = f"core.hooksPath={os.devnull}"

_DAMAGE = re.compile(
    r"corrupt|is empty|bad (object|tree|signature|index|config)|unable to read|invalid object"
    r"|not a valid object|could not (parse|read)|broken|missing (blob|tree|commit)"
    r"|no such ref|smaller than expected",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a git command said, and how it ended."""

    code: int
    out: bytes
    err: bytes

    @property
    def text(self) -> str:
        return self.out.decode("utf-8", "surrogateescape").strip("\n")

    @property
    def fields(self) -> list[str]:
        """The parts of an answer given with ``-z``."""
        text = self.out.decode("utf-8", "surrogateescape")
        return text.removesuffix("\0").split("\0") if text else []


class Git:
    """Runs git's plumbing in one folder."""

    def __init__(self, folder: Path) -> None:
        import git

        self._git = git.Git(folder)  # a Path: in a str it would take $HOME for a variable
        self.inherits: tuple[str, ...] = ()  # beginnings of variables that all commands have

    def ask(
        self,
        *arguments: str,
        stdin: bytes = b"",
        index: Path | None = None,
        hooks: bool = False,
        kept: tuple[str, ...] = (),
        more: Mapping[str, str] | None = None,
    ) -> Answer:
        """The command's answer, whatever its exit status.

        ``kept``: beginnings of variables that it inherits too; ``more``: some of its own.
        """
        command = _command(arguments, hooks=hooks)
        return self.start(command, stdin, index, kept=kept, more=more)

    def run(
        self,
        *arguments: str,
        stdin: bytes = b"",
        index: Path | None = None,
        hooks: bool = False,
    ) -> Answer:
        """The command's answer; a command that fails is a refusal."""
        answer = self.ask(*arguments, stdin=stdin, index=index, hooks=hooks)
        if answer.code:
            raise failed(arguments[0], answer)
        return answer

    def look(self, *arguments: str, stdin: bytes = b"") -> Answer:
        """An answer from what lies here: nothing is fetched, whoever made the settings."""
        return self.ask(*arguments, stdin=stdin, more=_NOT_FETCHING)

    def beginning(self, *arguments: str, most: int) -> bytes:
        """The first bytes of what lies here, without the rest; fewer where there are no more."""
        process = self._started(_command(arguments, hooks=False), _NOT_FETCHING, ())
        try:
            found: bytes = process.stdout.read(most)
        finally:
            process.stdout.close()
            process.communicate()
        return found

    def start(
        self,
        command: list[str],
        stdin: bytes = b"",
        index: Path | None = None,
        *,
        kept: tuple[str, ...] = (),
        more: Mapping[str, str] | None = None,
    ) -> Answer:
        """Any command in the work tree's root, with the environment of a child of ours."""
        told = {"GIT_INDEX_FILE": os.fspath(index)} if index else {}
        process = self._started(command, {**told, **(more or {})}, kept)
        out, err = process.communicate(stdin)
        return Answer(process.returncode, out, err)

    def _started(
        self, command: list[str], more: Mapping[str, str], kept: tuple[str, ...]
    ) -> git.Git.AutoInterrupt:
        import git

        with clean_environment(more, (*kept, *self.inherits)):
            try:
                return self._git.execute(command, istream=subprocess.PIPE, as_process=True)
            except git.GitCommandNotFound as absent:
                raise Refusal(Exit.GIT, "git.missing") from absent


def _command(arguments: tuple[str, ...], *, hooks: bool) -> list[str]:
    settings = (*_SETTINGS, *(() if hooks else (_NO_HOOKS,)))
    options = [part for setting in settings for part in ("-c", setting)]
    return ["git", "--literal-pathspecs", "--no-pager", *options, *arguments]


@contextmanager
def clean_environment(
    more: Mapping[str, str] | None = None, kept: tuple[str, ...] = ()
) -> Iterator[None]:
    """For the time of a start, an environment without what git set for somebody else.

    GitPython hands the whole of ``os.environ`` on and can add to it, but not take away;
    so git is started from one thread at a time.
    """
    before = {name: value for name, value in os.environ.items() if name.startswith("GIT_")}
    dropped = [name for name in before if not name.startswith((*_KEPT, *kept))]
    extra = {
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_NO_REPLACE_OBJECTS": "1",
        "GIT_TERMINAL_PROMPT": "0",
        "TELECTL_ACT_UNDER_WAY": "1",
        **(more or {}),
    }
    restored = {name: os.environ.get(name) for name in (*dropped, *extra)}
    for name in dropped:
        del os.environ[name]
    os.environ.update(extra)
    try:
        yield
    finally:
        for name, value in restored.items():
            os.environ.pop(name, None)
            if value is not None:
                os.environ[name] = value


def failed(command: str, answer: Answer) -> Refusal:
    """The refusal for a command that failed: damage is told from the rest."""
    reason = plain(answer.err) or f"exit {answer.code}"
    key = "git.damaged" if _DAMAGE.search(reason) else "git.failed"
    return Refusal(Exit.GIT, key, command=command, reason=reason)


def plain(output: bytes, limit: int = 2000) -> str:
    """What a program printed, as harmless text of a bearable length."""
    text = output.decode("utf-8", "replace").replace("\r\n", "\n")[:limit]
    return "".join(c for c in text if c == "\n" or c.isprintable()).strip()
