"""Coverage-guided fuzzing of `contentlint.lint` on bytes: no exception, no hang, exact places. See README.md beside this.

python fuzz/lint_bytes.py seeds FOLDER CORPUS                  # cuts the pages of FOLDER into seeds
python fuzz/lint_bytes.py CORPUS -max_total_time=3600 [...]    # fuzzes; all else are options of libFuzzer
"""

from __future__ import annotations

import sys
from hashlib import sha256
from pathlib import Path

import atheris

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

with atheris.instrument_imports(include=["contentlint"]):
    from contentlint.config import Config
    from contentlint.engine import lint
    from contentlint.source import Source

from tests.places import check_places  # noqa: E402

NAMES = ("page.html", "page.md", "page.liquid", "page.php", "page.erb", "page.jinja", "page.hbs", "page.aspx")
"""What a page may be called; the last byte of an input chooses, and so the reader of templates or Markdown."""

EVERYTHING = Config(select=("all",))
SEED = 2_000
"""Bytes of a page that make one seed: small inputs are what a fuzzer learns from."""


def check(data: bytes) -> None:
    """Lints an input with every rule.

    Raises:
        AssertionError: a rule failed, or a finding's place doesn't read as its excerpt.
    """
    source = Source.from_bytes(data, NAMES[data[-1] % len(NAMES)] if data else NAMES[0])
    found = list(lint([source], EVERYTHING))
    crashed = [finding.message for finding in found if finding.rule == "rule-crashed"]
    assert not crashed, crashed
    if not any(finding.rule in ("html-binary", "html-too-large") for finding in found):
        check_places(source.text, found, markdown=source.name.endswith(".md"))


def write_seeds(folder: Path, corpus: Path) -> int:
    """Cuts pages into pieces that begin with a tag; how many it wrote."""
    corpus.mkdir(parents=True, exist_ok=True)
    pieces = {piece for path in sorted(folder.rglob("*.htm*")) for piece in cut(path.read_bytes())}
    for piece in pieces:
        (corpus / sha256(piece).hexdigest()[:16]).write_bytes(piece)
    return len(pieces)


def cut(data: bytes) -> list[bytes]:
    starts = [max(data.find(b"<", at), at) for at in range(0, len(data), SEED * 4)]
    return [data[start : start + SEED] for start in starts]


def main() -> None:
    if sys.argv[1:2] == ["seeds"]:
        print(f"{write_seeds(Path(sys.argv[2]), Path(sys.argv[3]))} seeds")
        return
    dictionary = Path(__file__).with_name("html.dict")
    atheris.Setup([*sys.argv, f"-dict={dictionary}", "-timeout=60", "-rss_limit_mb=2000"], check)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
