"""Git commands that reach another machine, and what their failures mean."""

from __future__ import annotations

import re

from telectl.findings import Exit, Refusal
from telectl.store.git.address import masked
from telectl.store.git.run import Answer, Git, plain

# What a command's silence may last; a dead line is told from a slow one.
_SETTINGS = (
    "protocol.ext.allow=never",
    "protocol.fd.allow=never",
    "submodule.recurse=false",
    "http.lowSpeedLimit=1",
    "http.lowSpeedTime=60",
)
# The line that a user set up reaches through these.
_KEPT = ("GIT_SSH", "GIT_SSL_", "GIT_ASKPASS", "GIT_HTTP_", "GIT_PROXY_", "GIT_ALLOW_PROTOCOL")

_DENIED = (
    r"authentication failed|permission denied|could not read (username|password)"
    r"|terminal prompts disabled|access denied|host key verification failed"
    r"|returned error: 40[13]|no supported authentication|invalid username or|unauthorized"
)
_OFFLINE = (
    r"could not resolve|couldn't resolve|name or service not known|temporary failure in name"
    r"|connection (refused|timed out|reset|closed)|operation timed out|network is unreachable"
    r"|no route to host|failed to connect|couldn't connect|could not connect|operation too slow"
    r"|unable to look up|hung up unexpectedly"
)
_ABSENT = (
    r"does not appear to be a git repository|repository .*not found|no such file or directory"
    r"|does not exist|returned error: 404|project you were looking for could not be found"
)
_UNREACHED = r"could not read from remote repository|unable to access"
_CAUSES = (
    ("denied", _DENIED),
    ("offline", _OFFLINE),
    ("absent", _ABSENT),
    ("unreached", _UNREACHED),
)


def reach(git: Git, *arguments: str, hooks: bool = False, ask: bool = False) -> Answer:
    """The answer of a command that talks to another machine; ``ask``: a login may be asked for."""
    settings = [part for setting in _SETTINGS for part in ("-c", setting)]
    # What git says has to be understood here, whatever language it is set to.
    more = {"LANGUAGE": "C", "GIT_TERMINAL_PROMPT": "1" if ask else "0"}
    return git.ask(*settings, *arguments, hooks=hooks, kept=_KEPT, more=more)


def unreached(command: str, answer: Answer, address: str) -> Refusal:
    """The refusal for another machine that gave no answer, or a wrong one."""
    reason = masked(plain(answer.err)) or f"exit {answer.code}"
    why = cause(reason)
    if why is None:
        return Refusal(Exit.GIT, "git.failed", command=command, reason=reason)
    return Refusal(Exit.GIT, f"remote.{why}", address=masked(address), reason=reason)


def cause(reason: str) -> str | None:
    """Which of the common causes a failure has, by what git said."""
    found = (name for name, said in _CAUSES if re.search(said, reason, re.IGNORECASE))
    return next(found, None)
