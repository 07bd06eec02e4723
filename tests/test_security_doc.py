"""SECURITY.md names the test of each promise; the tests are there."""

import ast
import re
from pathlib import Path

TESTS = Path(__file__).parent
TEXT = (TESTS.parent / "SECURITY.md").read_text(encoding="utf-8")
NAMED = re.findall(r"`(?:([\w/]+\.py)(?:::(test_\w+))?|(test_\w+))`", TEXT)


def functions_in(path: Path) -> set[str]:
    return {
        node.name for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.FunctionDef)
    }


def test_every_test_that_the_promises_name_is_there() -> None:
    assert len(NAMED) > 30
    last: set[str] = set()
    for file, function, another in NAMED:
        if file:
            assert (TESTS / file).is_file(), file
            last |= functions_in(TESTS / file)
        assert not (function or another) or (function or another) in last, function or another
