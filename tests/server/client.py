"""A client that talks to `contentlint server` as an editor does: framed JSON-RPC over its standard input and output."""

import json
import os
import queue
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any, Self

SRC = Path(__file__).parents[2] / "src"
PATIENCE = 60
CAPABILITIES: dict[str, Any] = {
    "workspace": {"workspaceEdit": {"documentChanges": True}},
    "textDocument": {"hover": {"contentFormat": ["markdown", "plaintext"]}},
}


class Client:
    """A session: `initialize` at the start, `shutdown` and `exit` at the end, whose status must be 0."""

    def __init__(self, *arguments: str, folder: Path, encodings: list[str] | None = None, **capabilities: Any) -> None:
        environment = {**os.environ, "PYTHONPATH": str(SRC), "PYTHONIOENCODING": "utf-8"}
        command = [sys.executable, "-W", "error", "-m", "contentlint.cli", "server", *arguments]
        pipe = subprocess.PIPE
        self.process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, cwd=folder, env=environment)
        self.messages: queue.Queue[dict[str, Any] | None] = queue.Queue()
        self.notes: list[dict[str, Any]] = []
        self.asked: list[dict[str, Any]] = []
        self.number = 0
        self.errors = b""
        self.threads = [threading.Thread(target=self._read), threading.Thread(target=self._read_errors)]
        for thread in self.threads:
            thread.start()
        wanted = {**CAPABILITIES, **capabilities}
        if encodings is not None:
            wanted["general"] = {"positionEncodings": encodings}
        self.folder = folder
        root = folder.as_uri()
        self.started = self.ask("initialize", processId=None, rootUri=root, capabilities=wanted)
        self.tell("initialized")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        try:
            if exception[0] is None:
                self.ask("shutdown")
                self.tell("exit")
                assert self.process.wait(PATIENCE) == 0, self.errors.decode()
        finally:
            self.process.kill()
            self.process.wait()
            for thread in self.threads:
                thread.join()
            for stream in (self.process.stdin, self.process.stdout, self.process.stderr):
                assert stream is not None
                stream.close()

    def ask(self, method: str, **params: Any) -> Any:
        """The answer to a request."""
        self.number += 1
        self._send({"id": self.number, "method": method, "params": params or None})
        while True:
            message = self._next()
            if message.get("id") == self.number and "method" not in message:
                assert "error" not in message, message
                return message["result"]
            self._keep(message)

    def tell(self, method: str, **params: Any) -> None:
        self._send({"method": method, "params": params})

    def note(self, method: str, **wanted: Any) -> dict[str, Any]:
        """The next notification of this kind whose parameters have these values."""
        while True:
            for number, message in enumerate(self.notes):
                if message["method"] == method and wanted.items() <= message["params"].items():
                    del self.notes[: number + 1]
                    found: dict[str, Any] = message["params"]
                    return found
            self._keep(self._next())

    def uri(self, name: str) -> str:
        return (self.folder / name).as_uri()

    def open(self, name: str, text: str, language: str = "html") -> list[dict[str, Any]]:
        """The diagnostics of a document that is opened."""
        uri = name if name.startswith("untitled:") else self.uri(name)
        document = {"uri": uri, "languageId": language, "version": 1, "text": text}
        self.tell("textDocument/didOpen", textDocument=document)
        found: list[dict[str, Any]] = self.note("textDocument/publishDiagnostics", uri=uri)["diagnostics"]
        return found

    def change(self, name: str, version: int, text: str) -> None:
        document = {"uri": self.uri(name), "version": version}
        self.tell("textDocument/didChange", textDocument=document, contentChanges=[{"text": text}])

    def diagnostics(self, name: str, version: int | None) -> list[dict[str, Any]]:
        """The diagnostics of this version of a document."""
        wanted = {} if version is None else {"version": version}
        found = self.note("textDocument/publishDiagnostics", uri=self.uri(name), **wanted)
        diagnostics: list[dict[str, Any]] = found["diagnostics"]
        return diagnostics

    def actions(self, name: str, chosen: dict[str, Any], *only: str) -> list[dict[str, Any]]:
        context: dict[str, Any] = {"diagnostics": [], **({"only": list(only)} if only else {})}
        document = {"uri": self.uri(name)}
        found = self.ask("textDocument/codeAction", textDocument=document, range=chosen, context=context)
        return list(found)

    def hover(self, name: str, line: int, character: int) -> dict[str, Any] | None:
        position = {"line": line, "character": character}
        found: dict[str, Any] | None = self.ask(
            "textDocument/hover", textDocument={"uri": self.uri(name)}, position=position
        )
        return found

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.process.stdin is not None
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.process.stdin.flush()

    def _next(self) -> dict[str, Any]:
        message = self.messages.get(timeout=PATIENCE)
        assert message is not None, f"the server has gone: {self.errors.decode()}"
        return message

    def _keep(self, message: dict[str, Any]) -> None:
        if "method" in message and "id" in message:
            self.asked.append(message)
            self._send({"id": message["id"], "result": None})
        else:
            self.notes.append(message)

    def _read(self) -> None:
        out = self.process.stdout
        assert out is not None
        while header := out.readline():
            length = int(header.split(b":")[1])
            while out.readline().strip():
                pass
            self.messages.put(json.loads(out.read(length)))
        self.messages.put(None)

    def _read_errors(self) -> None:
        assert self.process.stderr is not None
        self.errors = self.process.stderr.read()
