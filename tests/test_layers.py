"""The order of imports: a module imports only what stands above it."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1] / "src" / "contentlint"
ORDER = [
    "times", "lazy", "digest", "tables", "plugins", "bounds", "source", "templates", "text", "markdown", "markup", "places", "prose",
    "page", "finding", "rules", "packs", "facts", "claims", "checks", "kinds", "vale", "local", "catalog", "config", "config_file",
    "config_schema", "gate", "suppress", "site", "warc", "workers", "engine", "atomic", "baseline", "fixes", "changes", "cache", "docs",
    "report", "testing", "server", "cli",
]  # fmt: skip
# Imported inside a function, at run time: only the catalog knows where a rule that comes out of a pickle is found again.
LATE = {("config", "config_file"), ("rules", "catalog")}


def room_of(path: Path) -> str:
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


def imports_of(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {
                f"{node.module}.{alias.name}" if node.module == "contentlint" else node.module for alias in node.names
            }
    return {name.split(".")[1] for name in found if name.startswith("contentlint.")}


FILES = sorted(path for path in ROOT.rglob("*.py") if path != ROOT / "__init__.py")


def test_every_room_has_a_place_in_the_order() -> None:
    assert {room_of(path) for path in FILES} <= set(ORDER)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_module_imports_only_what_stands_above_it(path: Path) -> None:
    room = room_of(path)
    below = {name for name in imports_of(path) if name in ORDER and ORDER.index(name) > ORDER.index(room)}
    assert below <= {name for at, name in LATE if at == room}
