"""The talk with a client, over the server's own standard input and output."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from contentlint.cli import USAGE, main
from tests.server.client import SRC, Client

PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Knees 😀</title></head><body>
<h1>Knees</h1>
  <p>😀é <img src="a.png"> and more</p>
</body></html>
"""
ALT = ("--select", "image-alt-missing")
FIXES = '''
from contentlint import Hit, rule
from contentlint.finding import Edit, Fix


@rule("text-house-shout")
def shout(page):
    """Nobody shouts."""
    print("Content-Length: 5", flush=True)
    for word, safe in (("NOW", True), ("😀 BUY", False)):
        at = page.text.find(word)
        if at >= 0:
            span = type(page.source.line(1))(at, at + len(word))
            yield Hit(span, "say it quietly", fix=Fix((Edit(*span, word.lower()),), safe=safe))
'''


@pytest.fixture
def client(tmp_path: Path) -> Iterator[Client]:
    with Client(*ALT, folder=tmp_path) as client:
        yield client


def codes(diagnostics: list[dict[str, Any]]) -> list[str]:
    return [diagnostic["code"] for diagnostic in diagnostics]


def applied(text: str, edit: dict[str, Any]) -> str:
    """A text with a workspace edit of utf-16 positions made, done as a client does it: from the last to the first."""
    (changes,) = edit["documentChanges"]
    lines = text.encode("utf-16-le").split("\n".encode("utf-16-le"))
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) // 2 + 1)

    def offset(position: dict[str, int]) -> int:
        return starts[position["line"]] + position["character"]

    units = text.encode("utf-16-le")
    for change in sorted(changes["edits"], key=lambda change: offset(change["range"]["start"]), reverse=True):
        start, end = (2 * offset(change["range"][key]) for key in ("start", "end"))
        units = units[:start] + change["newText"].encode("utf-16-le") + units[end:]
    return units.decode("utf-16-le")


def test_diagnostics_follow_what_is_typed(client: Client) -> None:
    (found,) = client.open("a.html", PAGE)
    assert (found["code"], found["severity"], found["source"]) == ("image-alt-missing", 1, "contentlint")
    client.change("a.html", 2, PAGE.replace("<img", "<img alt=''"))
    assert client.diagnostics("a.html", 2) == []
    client.change("a.html", 3, PAGE + PAGE)
    client.change("a.html", 4, PAGE.replace("<img", "<img><img"))
    assert codes(client.diagnostics("a.html", 4)) == ["image-alt-missing"] * 2
    client.tell("textDocument/didClose", textDocument={"uri": client.uri("a.html")})
    assert client.diagnostics("a.html", None) == []


@pytest.mark.parametrize(
    ("offered", "chosen", "columns"),
    [
        (None, "utf-16", (9, 26)),
        (["utf-16"], "utf-16", (9, 26)),
        (["utf-8", "utf-16"], "utf-8", (12, 29)),
        (["utf-32", "utf-16"], "utf-32", (8, 25)),
    ],
)
def test_columns_are_counted_as_agreed(
    tmp_path: Path, offered: list[str] | None, chosen: str, columns: tuple[int, int]
) -> None:
    with Client(*ALT, folder=tmp_path, encodings=offered) as client:
        assert client.started["capabilities"]["positionEncoding"] == chosen
        (found,) = client.open("a.html", PAGE)
        start, end = found["range"]["start"], found["range"]["end"]
        assert (start["line"], end["line"]) == (3, 3)
        assert (start["character"], end["character"]) == columns
        hover = client.hover("a.html", 3, columns[0])
        assert hover is not None and hover["range"] == found["range"]
        assert client.hover("a.html", 3, columns[0] - 1) is None
        (line, _) = client.actions("a.html", found["range"])
        (edit,) = line["edit"]["documentChanges"][0]["edits"]
        assert edit["newText"] == "  <!-- contentlint-disable-next-line image-alt-missing -->\n"


def test_hover_explains_the_rule(client: Client) -> None:
    client.open("a.html", PAGE)
    hover = client.hover("a.html", 3, 12)
    assert hover is not None and hover["contents"]["kind"] == "markdown"
    text = hover["contents"]["value"]
    assert (
        text.startswith("**image-alt-missing** (error, confidence high)") and "A screen reader reads the file" in text
    )
    assert "](https://www.w3.org/TR/WCAG22/#non-text-content)" in text
    assert client.hover("a.html", 0, 0) is None


def test_a_client_without_markdown_gets_plain_text(tmp_path: Path) -> None:
    with Client(*ALT, folder=tmp_path, textDocument={}, workspace={}) as client:
        (found,) = client.open("a.html", PAGE)
        hover = client.hover("a.html", 3, 12)
        assert hover is not None and hover["contents"]["kind"] == "plaintext"
        assert "image-alt-missing (error, confidence high; on by default)" in hover["contents"]["value"]
        (line, _) = client.actions("a.html", found["range"])
        assert list(line["edit"]["changes"]) == [client.uri("a.html")], "such a client knows no versioned edits"


def test_actions_settle_the_finding(client: Client) -> None:
    (found,) = client.open("a.html", PAGE)
    actions = client.actions("a.html", found["range"])
    titles = ["Disable image-alt-missing for this line", "Disable image-alt-missing in this file"]
    assert [(action["title"], action["kind"], action["diagnostics"]) for action in actions] == [
        (title, "quickfix", [found]) for title in titles
    ]
    for version, action in enumerate(actions, 2):
        client.change("a.html", version, applied(PAGE, action["edit"]))
        assert client.diagnostics("a.html", version) == []


def test_actions_are_of_the_kind_asked_for_and_of_the_text_shown(client: Client) -> None:
    (found,) = client.open("a.html", PAGE)
    assert client.actions("a.html", found["range"], "refactor") == []
    assert client.actions("a.html", found["range"], "source.fixAll") == []
    assert len(client.actions("a.html", found["range"], "quickfix")) == 2
    everything = {"start": {"line": 0, "character": 0}, "end": {"line": 99, "character": 0}}
    client.change("a.html", 2, PAGE.replace("<img", "<b></b>\n<img"))
    line = client.actions("a.html", everything)[0]  # asked before the page was looked at anew
    (changes,) = line["edit"]["documentChanges"]
    assert changes["textDocument"]["version"] == 2
    assert changes["edits"][0]["range"]["start"] == {"line": 4, "character": 0}


def test_a_long_selection_offers_a_short_menu(client: Client) -> None:
    client.open("a.html", "<p>x</p>\n" + "<img src=a>\n" * 50)
    everything = {"start": {"line": 0, "character": 0}, "end": {"line": 99, "character": 0}}
    titles = [action["title"] for action in client.actions("a.html", everything)]
    assert titles.count("Disable image-alt-missing in this file") == 1
    assert titles.count("Disable image-alt-missing for this line") == 10


def test_fixes_are_edits_safe_ones_first_and_all_at_once(tmp_path: Path) -> None:
    (tmp_path / "house.py").write_text(FIXES, encoding="utf-8")
    text = "<p>😀😀 NOW</p>\n<p>😀 BUY</p>\n"
    with Client("--rules-from", "house.py", "--select", "text-house-shout", folder=tmp_path) as client:
        client.open("a.html", text)
        everything = {"start": {"line": 0, "character": 0}, "end": {"line": 99, "character": 0}}
        actions = {action["title"]: action for action in client.actions("a.html", everything)}
        safe = actions["Fix text-house-shout"]
        assert safe["isPreferred"] and applied(text, safe["edit"]) == text.replace("NOW", "now")
        unsafe = actions["Fix text-house-shout (unsafe: it changes what visitors get)"]
        assert "isPreferred" not in unsafe and applied(text, unsafe["edit"]) == text.replace("BUY", "buy")
        (together,) = client.actions("a.html", everything, "source.fixAll")
        assert together["kind"] == "source.fixAll.contentlint"
        assert applied(text, together["edit"]) == text.replace("NOW", "now")
    assert b"Content-Length: 5" in client.errors, "what a rule prints doesn't get into the protocol"


def test_an_unused_suppression_is_faded_and_can_be_removed(tmp_path: Path) -> None:
    text = "<p>Tea</p>\n<!-- contentlint-disable-next-line image-alt-missing: old -->\n<p>Milk</p>\n"
    with Client("--select", "image-alt-missing", folder=tmp_path) as client:
        (found,) = client.open("a.html", text)
        assert (found["code"], found["tags"]) == ("unused-suppression", [1])
        remove, everything = client.actions("a.html", found["range"])
        assert applied(text, remove["edit"]) == applied(text, everything["edit"]) == "<p>Tea</p>\n<p>Milk</p>\n"


def test_a_broken_configuration_is_told_once_and_the_server_lives(tmp_path: Path) -> None:
    config = tmp_path / "contentlint.toml"
    config.write_text('root = true\nselcet = ["image"]\n', encoding="utf-8")
    with Client(folder=tmp_path) as client:
        (told,) = client.open("a.html", PAGE)
        assert told["code"] == "configuration" and "selcet: no such key" in told["message"]
        (related,) = told["relatedInformation"]
        assert related["location"]["uri"] == config.as_uri() and related["location"]["range"]["start"]["line"] == 1
        assert "did you mean" in client.note("window/showMessage", type=1)["message"]
        assert client.actions("a.html", told["range"]) == [] and client.hover("a.html", 0, 0) is None
        config.write_text('root = true\nselect = ["image-alt-missing"]\n', encoding="utf-8")
        client.change("a.html", 2, PAGE)
        assert codes(client.diagnostics("a.html", 2)) == ["image-alt-missing"]
        assert not [note for note in client.notes if note["method"] == "window/showMessage"]


def test_files_that_the_client_watches_count_at_once(tmp_path: Path) -> None:
    watching = {"didChangeWatchedFiles": {"dynamicRegistration": True}}
    with Client(folder=tmp_path, workspace=watching) as client:
        assert "image-alt-missing" in codes(client.open("a.html", PAGE))
        (asked,) = client.asked
        (registration,) = asked["params"]["registrations"]
        assert registration["method"] == "workspace/didChangeWatchedFiles"
        patterns = [watcher["globPattern"] for watcher in registration["registerOptions"]["watchers"]]
        assert patterns == ["**/contentlint.toml", "**/pyproject.toml", "**/.contentlint-baseline.json"]
        (tmp_path / "contentlint.toml").write_text('select = ["meta-title-missing"]', encoding="utf-8")
        client.tell("workspace/didChangeWatchedFiles", changes=[])
        assert client.diagnostics("a.html", 1) == []


def test_saving_looks_again(tmp_path: Path) -> None:
    with Client("--select", "image-file-missing", folder=tmp_path) as client:
        (tmp_path / "a.html").write_text(PAGE, encoding="utf-8")
        assert codes(client.open("a.html", PAGE)) == ["image-file-missing"]
        (tmp_path / "a.png").write_bytes(b"")
        client.tell("textDocument/didSave", textDocument={"uri": client.uri("a.html")})
        assert client.diagnostics("a.html", 1) == []


def test_page_text_stays_text(tmp_path: Path) -> None:
    evil = "[knees](command:evil) \u202e <b>\x1b[31m **`"
    with Client("--select", "image-alt-duplicate", folder=tmp_path) as client:
        (found,) = client.open("a.html", f'<img src="a" alt="{evil}">\n<img src="b" alt="{evil}">')
        assert "(command:evil)" in found["message"] and not {"\u202e", "\x1b"} & set(found["message"])
        (related,) = found["relatedInformation"]
        assert related["location"]["range"]["start"]["line"] == 0
        hover = client.hover("a.html", 1, found["range"]["start"]["character"])
        assert hover is not None
        said = hover["contents"]["value"].split("\n\n")[1]
        assert "\\[knees\\](command" in said.replace("\\(", "(") and "<b>" not in said and "\u202e" not in said


def test_lone_surrogates_and_strange_documents_do_no_harm(client: Client) -> None:
    assert codes(client.open("a.html", "<p>\ud800</p><img src=\udc00>")) == ["image-alt-missing"]
    assert codes(client.open("untitled:Untitled-1", "<img src=a>")) == ["image-alt-missing"]
    assert client.open("notes.css", "<img src=a>", "css") == []
    assert client.hover("never-opened.html", 3, 3) is None
    assert codes(client.open("b.html", "\ufeff<img src=a>")) == ["image-alt-missing"]


def test_the_extra_is_asked_for_where_it_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "contentlint.server.protocol", None)
    for name in ("pygls", "pygls.lsp", "pygls.lsp.server", "lsprotocol"):
        monkeypatch.setitem(sys.modules, name, None)
    monkeypatch.delitem(sys.modules, "contentlint.server.protocol")
    monkeypatch.delitem(sys.modules, "contentlint.server.answers", raising=False)
    done = CliRunner().invoke(main, ["server"])
    assert done.exit_code == USAGE and "pip install 'contentlint[lsp]'" in done.stderr


def test_the_server_ends_with_its_client(tmp_path: Path) -> None:
    environment = {"PYTHONPATH": str(SRC)}
    command = [sys.executable, "-m", "contentlint.cli", "server", "--stdio"]
    body = json.dumps({"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"capabilities": {}}})
    asked = f"Content-Length: {len(body)}\r\n\r\n{body}".encode()
    done = subprocess.run(
        command, input=asked, capture_output=True, cwd=tmp_path, env=environment, timeout=60, check=False
    )
    assert b'"positionEncoding"' in done.stdout and b"Traceback" not in done.stderr
