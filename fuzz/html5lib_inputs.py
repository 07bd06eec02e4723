"""Lints the inputs of html5lib's own tests, and holds the tree against an HTML5 parser. README.md tells how to run it."""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from tests.places import check_places  # noqa: E402
from tests.test_differential import by_lexbor, by_us  # noqa: E402

from contentlint.config import Config  # noqa: E402
from contentlint.engine import lint  # noqa: E402
from contentlint.source import Source  # noqa: E402

EVERYTHING = Config(select=("all",))
_DATA = re.compile(r"^#data\n(.*?)\n?^#errors$(.*?)(?=^#data$|\Z)", re.M | re.S)
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})")


class Input(NamedTuple):
    """A text, the file it comes from, and whether it is a whole document (no fragment, no state but the usual one)."""

    file: str
    text: str
    whole: bool


def inputs(folder: Path) -> Iterator[Input]:
    """The inputs of the tokenizer's and the tree construction's tests."""
    for path in sorted(folder.glob("tree-construction/*.dat")):
        for match in _DATA.finditer(path.read_text(encoding="utf-8", errors="surrogateescape")):
            yield Input(path.name, match[1], "#document-fragment" not in match[2])
    for path in sorted(folder.glob("tokenizer/*.test")):
        for test in json.loads(path.read_text(encoding="utf-8")).get("tests", ()):
            text = test["input"]
            if test.get("doubleEscaped"):
                text = _ESCAPE.sub(lambda code: chr(int(code[1], 16)), text)
            yield Input(path.name, text, test.get("initialStates", ["Data state"]) == ["Data state"])


def fault(text: str) -> str | None:
    """What goes wrong when a text is linted with every rule: a rule that fails, or a place that isn't exact."""
    try:
        found = list(lint([Source.from_text(text)], EVERYTHING))
        crashed = [finding.message for finding in found if finding.rule == "rule-crashed"]
        check_places(text, found)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is told
        return f"{type(error).__name__}: {error}"
    return crashed[0] if crashed else None


# Where we differ from a browser's tree, in the order in which an input is put into a class. README.md says why.
_KINDS = {
    "lone surrogates": r"[\ud800-\udfff]",
    "references to controls and noncharacters": r"&#x(?:0*(?:[0-8bef]|1[0-9ab]|7f)|fd[de][0-9a-f]|[0-9a-f]{0,2}fff[ef]);",
    "CDATA in SVG and MathML": r"<!\[CDATA\[",
    "tags in the title of an SVG": r"<svg>.*<(?:title|plaintext)>",
    "frames": r"<frameset>",
    "templates with end tags of others": r"<template>",
    "scripting switched off": r"<noscript>",
    "the chosen option, shown again": r"<selectedcontent>",
    "a tag that never ends": r'="[^">]*>[^"]*\Z',
}
CLASSES = tuple((name, re.compile(pattern, re.I | re.S)) for name, pattern in _KINDS.items())


def kind_of(text: str) -> str:
    """The class of differences that an input belongs to; "unexplained" where there is none."""
    return next((name for name, pattern in CLASSES if pattern.search(text)), "unexplained")


def main(folder: Path, *, verbose: bool) -> int:
    """Prints the sums; 1 where something fails or differs without an explanation."""
    every = list(inputs(folder))
    faults = [(each, told) for each in every if (told := fault(each.text))]
    whole = [each for each in every if each.whole]
    different = [each for each in whole if by_us(each.text) != by_lexbor(each.text)]
    kinds = Counter(kind_of(each.text) for each in different)
    print(f"{len(every)} inputs linted: {len(faults)} faults")
    for each, told in faults:
        print(f"  {each.file}: {each.text[:80]!r}: {told[:200]}")
    print(f"{len(whole)} documents: {len(whole) - len(different)} with the same text, images and headings as lexbor")
    for name, count in kinds.most_common():
        print(f"  {count:4} {name}")
    for each in different if verbose else ():
        print(
            f"{kind_of(each.text)}\t{each.file}\t{each.text!r}\n\tours   {by_us(each.text)}\n\tlexbor {by_lexbor(each.text)}"
        )
    return int(bool(faults or kinds["unexplained"]))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), verbose="-v" in sys.argv))
