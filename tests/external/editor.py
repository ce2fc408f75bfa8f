"""An editor without a screen: it speaks to the YAML language server as editors do."""

from __future__ import annotations

import json
import os
import queue
import subprocess
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.external.clients import needed

Mark = Mapping[str, Any]
SECONDS = 60
ABILITIES = {
    "workspace": {"configuration": True},
    "textDocument": {
        "completion": {"completionItem": {"documentationFormat": ["markdown"]}},
        "hover": {"contentFormat": ["markdown"]},
        "publishDiagnostics": {},
    },
}
# No list of schemas from anywhere: what helps is the first line of the file alone.
SETTINGS: Mapping[str, object] = {
    "yaml": {
        "validate": True,
        "hover": True,
        "completion": True,
        "schemaStore": {"enable": False, "url": ""},
        "schemas": {},
    }
}


class Editor:
    """Files opened in it are shown to the server; what the server says of them can be asked."""

    def __init__(self, server: subprocess.Popen[bytes]) -> None:
        self._server = server
        self._number = 0
        self._answers: dict[int, Any] = {}
        self._said: dict[str, list[Mark]] = {}
        self._heard: queue.Queue[dict[str, Any] | None] = queue.Queue()
        threading.Thread(target=self._listen, daemon=True).start()

    def begin(self, folder: Path) -> None:
        """Greet the server, with the folder that is worked in."""
        place = {"uri": folder.as_uri(), "name": folder.name}
        hello = {"processId": os.getpid(), "rootUri": place["uri"], "workspaceFolders": [place]}
        self.ask("initialize", {**hello, "capabilities": ABILITIES})
        self._tell("initialized", {})
        self._tell("workspace/didChangeConfiguration", {"settings": SETTINGS})

    def open(self, *paths: Path) -> Mapping[Path, Sequence[Mark]]:
        """What the server marks in each of the files."""
        for path in paths:
            text = path.read_text(encoding="utf-8")
            document = {"uri": path.as_uri(), "languageId": "yaml", "version": 1, "text": text}
            self._tell("textDocument/didOpen", {"textDocument": document})
        self._until(lambda: all(path.as_uri() in self._said for path in paths))
        return {path: self._said[path.as_uri()] for path in paths}

    def hover(self, path: Path, line: int, column: int) -> str:
        """What is shown where the pointer rests; lines and columns count from 0."""
        found = self.ask("textDocument/hover", _place(path, line, column))
        return found["contents"]["value"] if found else ""

    def complete(self, path: Path, line: int, column: int) -> Mapping[str, Mapping[str, Any]]:
        """What is offered there, by its label."""
        found = self.ask("textDocument/completion", _place(path, line, column))
        return {each["label"]: each for each in (found or {}).get("items", ())}

    def ask(self, method: str, params: object) -> Any:
        """The server's answer."""
        self._number += 1
        mine = self._number
        self._send({"id": mine, "method": method, "params": params})
        self._until(lambda: mine in self._answers)
        return self._answers.pop(mine)

    def _tell(self, method: str, params: object) -> None:
        self._send({"method": method, "params": params})

    def _send(self, message: Mapping[str, object]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._server.stdin
        self._server.stdin.write(f"Content-Length: {len(body)}\r\n\r\n".encode() + body)
        self._server.stdin.flush()

    def _until(self, done: Any) -> None:
        while not done():
            message = self._heard.get(timeout=SECONDS)
            assert message is not None, "the language server ended"
            self._take(message)

    def _take(self, message: Mapping[str, Any]) -> None:
        params = message.get("params") or {}
        if message.get("method") == "textDocument/publishDiagnostics":
            self._said[params["uri"]] = params["diagnostics"]
        elif "method" in message and "id" in message:
            wanted = [SETTINGS.get(each.get("section"), {}) for each in params.get("items", ())]
            asked = message["method"] == "workspace/configuration"
            self._send({"id": message["id"], "result": wanted if asked else None})
        elif "id" in message:
            assert "error" not in message, message
            self._answers[message["id"]] = message.get("result")

    def _listen(self) -> None:
        for message in _messages(self._server):
            self._heard.put(message)
        self._heard.put(None)


def _messages(server: subprocess.Popen[bytes]) -> Iterator[dict[str, Any]]:
    assert server.stdout
    while head := server.stdout.readline():
        name, _, value = head.decode().partition(":")
        if name.lower() == "content-length":
            while server.stdout.readline().strip():
                pass
            yield json.loads(server.stdout.read(int(value)))


def _place(path: Path, line: int, column: int) -> Mapping[str, object]:
    position = {"line": line, "character": column}
    return {"textDocument": {"uri": path.as_uri()}, "position": position}


@contextmanager
def editor(folder: Path) -> Iterator[Editor]:
    """One that works in the folder, with the language server of TELECTL_YAML_SERVER."""
    named = os.environ.get("TELECTL_YAML_SERVER")
    if not named:
        pytest.skip("needs yaml-language-server: set TELECTL_YAML_SERVER to its bin/ file")
    words = [needed("node", "nodejs"), named, "--stdio"]
    pipe = subprocess.PIPE
    with subprocess.Popen(words, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL) as server:
        try:
            made = Editor(server)
            made.begin(folder)
            yield made
        finally:
            server.kill()
