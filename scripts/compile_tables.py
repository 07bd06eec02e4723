"""Makes ``src/contentlint/data/tables.txt`` of the TOML files that come with contentlint; to be run when one was changed.

    PYTHONPATH=src python scripts/compile_tables.py

A file that isn't compiled is read all the same, only slower. ``rules/claims.toml`` has a form of its own, see train_claims.py.
"""

from __future__ import annotations

from pathlib import Path

from contentlint.tables import COMPILED, compiled

ROOT = Path(__file__).parent.parent


def sources() -> list[Path]:
    """The TOML files that are read at run time."""
    found = [*(ROOT / "rules").rglob("*.toml"), *(ROOT / "src" / "contentlint").rglob("*.toml")]
    return sorted(path for path in found if path.name != "claims.toml")


def written() -> str:
    """What the compiled file is to hold."""
    return "".join(compiled(path.read_text(encoding="utf-8")) or "" for path in sources())


if __name__ == "__main__":
    COMPILED.write_text(written(), encoding="utf-8")
