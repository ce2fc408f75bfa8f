"""The workflow by which a data repository is judged where it is hosted, as one file."""

from __future__ import annotations

import json
import re
from typing import Literal

from telectl.findings import Exit, Refusal
from telectl.resources import template

Host = Literal["github", "gitlab"]
FILES: dict[Host, str] = {"github": ".github/workflows/telectl.yml", "gitlab": ".gitlab-ci.yml"}
# A tag or a branch may be moved to another program; a commit is the one that was looked at.
_SOURCE = re.compile(r"([\w.-]+(?:/[\w.-]+)+)@([0-9a-f]{40}|[0-9a-f]{64})", re.ASCII)


def workflow(host: Host, source: str, data: str) -> bytes:
    """The text of the file; ``source`` says where telectl lies, at which commit."""
    found = _SOURCE.fullmatch(source)
    if found is None or (host == "github" and found[1].count("/") != 1):
        raise Refusal(Exit.USAGE, "init.source", source=source, host=host)
    said = {"SOURCE": source, "PROJECT": found[1], "REF": found[2], "DATA": data}
    text = template(f"ci/{host}.yml")
    return re.sub(r"@([A-Z]+)@", lambda slot: _quoted(said[slot[1]]), text).encode()


def _quoted(text: str) -> str:
    """As YAML takes any text; what GitHub would compute stays as it is written."""
    return json.dumps(text.replace("${{", "$ {{"), ensure_ascii=False)
