"""The talk with the client: documents opened, changed, saved and closed; diagnostics sent; questions answered."""

from __future__ import annotations

import asyncio
import os
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path
from pygls.workspace import TextDocument

import contentlint
from contentlint.report.safe import printable
from contentlint.server.answers import FIX_ALL, Document
from contentlint.server.looking import Looker, Seen
from contentlint.server.positions import UTF16, Positions

LONGEST_REST = 1.0
"""Seconds at most between two looks at a page that is being typed in. The first change is looked at at once; the next look
waits as long as the last one took, so that half of the time at most goes into looking."""

_WATCHED = ("**/contentlint.toml", "**/pyproject.toml", "**/.contentlint-baseline.json")


@dataclass
class _Open:
    """A document in the editor: what was seen at last, what that cost, and whether a look is due or under way.

    ``asked`` counts the times that something beside the text changed: a look that began before sees it no more.
    """

    known: Document | None = None
    cost: float = 0.0
    ended: float = 0.0
    asked: int = 0
    timer: asyncio.TimerHandle | None = None
    task: asyncio.Task[None] | None = None


class Server(LanguageServer):
    """The language server. Pages are looked at one by one in a thread of its own, so that questions are always heard."""

    def __init__(self, looker: Looker) -> None:
        # Whole texts, not changes: pages are small, and pygls ends lines where the protocol doesn't (form feed, U+2028).
        super().__init__("contentlint", _version(), text_document_sync_kind=types.TextDocumentSyncKind.Full)
        self.looker = looker
        self.open: dict[str, _Open] = {}
        self.told: dict[str, str] = {}
        self.worker = ThreadPoolExecutor(1, thread_name_prefix="contentlint")

    def due(self, uri: str) -> None:
        """Looks at a document, once the rest after the last look is over; the look then sees all that was typed till then."""
        state = self.open.setdefault(uri, _Open())
        if state.timer is None:
            rest = state.ended + min(state.cost, LONGEST_REST) - time.monotonic()
            state.timer = asyncio.get_running_loop().call_later(max(rest, 0), self.start, uri)

    def start(self, uri: str) -> None:
        """Looks at a document now, unless that is under way."""
        state = self.open.setdefault(uri, _Open())
        state.timer = None
        if state.task is None or state.task.done():
            state.task = asyncio.get_running_loop().create_task(self._publish(uri))

    async def current(self, uri: str) -> Document:
        """What is wrong with the text that the editor shows at this moment, looked at where it hasn't been yet."""
        shown = self.workspace.get_text_document(uri)
        state = self.open.get(uri, _Open())
        if state.known is not None and state.known.version == shown.version:
            return state.known
        text, version, asked = shown.source, shown.version, state.asked
        started = time.monotonic()
        seen = await asyncio.get_running_loop().run_in_executor(self.worker, self._look, shown, text)
        state.ended = time.monotonic()
        state.cost = state.ended - started
        agreed = self.workspace.position_encoding or UTF16
        encoding = str(getattr(agreed, "value", agreed))
        document = Document(uri, version, Positions(text, encoding), seen, self._takes_versions())
        if (version, asked) == (shown.version, state.asked):
            state.known = document
        return document

    async def _publish(self, uri: str) -> None:
        while uri in self.open:
            document = await self.current(uri)
            if uri not in self.open:
                return
            if document is self.open[uri].known:
                self.text_document_publish_diagnostics(
                    types.PublishDiagnosticsParams(uri, document.diagnostics(), document.version)
                )
                self._tell(uri, document.seen.trouble)
                return
            await asyncio.sleep(min(self.open[uri].cost, LONGEST_REST))

    def _look(self, shown: TextDocument, text: str) -> Seen:
        path = to_fs_path(shown.uri) if shown.uri.startswith("file:") else None
        name = Path(path).as_posix() if path else unquote(shown.uri)
        if path is None and not Path(name).suffix:
            name += ".md" if shown.language_id == "markdown" else ".html"
        return self.looker.look(text.removeprefix("\ufeff"), Path(path) if path else None, name)

    def _tell(self, uri: str, trouble: str) -> None:
        """A message about the configuration, once as long as some document has this trouble."""
        if trouble and trouble not in self.told.values():
            message = printable(f"contentlint: {trouble}")
            self.window_show_message(types.ShowMessageParams(types.MessageType.Error, message))
        self.told[uri] = trouble

    def _takes_versions(self) -> bool:
        workspace = self.client_capabilities.workspace
        edits = workspace.workspace_edit if workspace else None
        return bool(edits and edits.document_changes)


def make_server(looker: Looker) -> Server:
    """A server with all it can do registered; nothing runs yet."""
    server = Server(looker)
    server.feature(types.INITIALIZED)(_initialized)
    server.feature(types.TEXT_DOCUMENT_DID_OPEN)(_opened)
    server.feature(types.TEXT_DOCUMENT_DID_CHANGE)(_changed)
    server.feature(types.TEXT_DOCUMENT_DID_SAVE)(_saved)
    server.feature(types.TEXT_DOCUMENT_DID_CLOSE)(_closed)
    server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)(_files_changed)
    server.feature(types.TEXT_DOCUMENT_HOVER)(_hover)
    kinds = types.CodeActionOptions([types.CodeActionKind.QuickFix, FIX_ALL])
    server.feature(types.TEXT_DOCUMENT_CODE_ACTION, kinds)(_actions)
    return server


def serve(looker: Looker) -> None:
    """Talks over standard input and output until the client ends it. What a rule prints goes to standard error."""
    out = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    make_server(looker).start_io(stdout=out)


async def _initialized(server: Server, _: types.InitializedParams) -> None:
    workspace = server.client_capabilities.workspace
    watching = workspace.did_change_watched_files if workspace else None
    if watching and watching.dynamic_registration:
        watchers = [types.FileSystemWatcher(pattern) for pattern in _WATCHED]
        options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
        registration = types.Registration("files", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
        await server.client_register_capability_async(types.RegistrationParams([registration]))


def _opened(server: Server, params: types.DidOpenTextDocumentParams) -> None:
    server.open[params.text_document.uri] = _Open()
    server.start(params.text_document.uri)


def _changed(server: Server, params: types.DidChangeTextDocumentParams) -> None:
    server.due(params.text_document.uri)


def _saved(server: Server, params: types.DidSaveTextDocumentParams) -> None:
    # Saving can change what is found without a new version: the encoding, the files beside the page.
    _anew(server, params.text_document.uri)


def _closed(server: Server, params: types.DidCloseTextDocumentParams) -> None:
    uri = params.text_document.uri
    server.told.pop(uri, None)
    state = server.open.pop(uri, None)
    if state is not None and state.timer is not None:
        state.timer.cancel()
    server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))


def _files_changed(server: Server, params: types.DidChangeWatchedFilesParams) -> None:
    del params
    for uri in list(server.open):
        _anew(server, uri)


def _anew(server: Server, uri: str) -> None:
    if state := server.open.get(uri):
        state.known = None
        state.asked += 1
        server.start(uri)


async def _hover(server: Server, params: types.HoverParams) -> types.Hover | None:
    if params.text_document.uri not in server.open:
        return None
    document = await server.current(params.text_document.uri)
    texts = server.client_capabilities.text_document
    formats = texts.hover.content_format if texts and texts.hover else None
    return document.hover(params.position, as_markdown=types.MarkupKind.Markdown in (formats or ()))


async def _actions(server: Server, params: types.CodeActionParams) -> list[types.CodeAction]:
    if params.text_document.uri not in server.open:
        return []
    document = await server.current(params.text_document.uri)
    only = None if params.context.only is None else [str(getattr(k, "value", k)) for k in params.context.only]
    # In the thread that looks: what is offered is tried out on the page first.
    return await asyncio.get_running_loop().run_in_executor(
        server.worker, lambda: list(document.actions(params.range, only))
    )


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(contentlint.__name__)
    except PackageNotFoundError:  # a checkout that isn't installed
        return "0"
