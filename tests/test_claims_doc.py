"""docs/claims.md is current, and says what contentlint does not claim."""

import importlib.util
from pathlib import Path

from contentlint.docs import clauses
from contentlint.packs import references

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "claims.md").read_text(encoding="utf-8")


def test_the_generated_parts_are_current() -> None:
    spec = importlib.util.spec_from_file_location("build_claims_doc", ROOT / "scripts" / "build_claims_doc.py")
    assert spec is not None and spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    assert script.written(PAGE) == PAGE, "run scripts/build_claims_doc.py"


def test_a_clause_from_memory_is_marked_so() -> None:
    row = next(line for line in clauses().splitlines() if line.startswith("| `gb-cap-12.7` |"))
    assert references()["gb-cap-12.7"]["verified"] == "memory"
    assert "from memory, not read" in row


def test_the_page_says_what_is_not_claimed() -> None:
    for word in ("Not whether a claim is true", "Not whether a claim is lawful", "not checked"):
        assert word in PAGE
