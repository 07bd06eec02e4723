"""Where words can be hyphenated, by the pattern files that pyphen carries.

The same answers as ``pyphen.Pyphen(lang=…).positions``, whose reader parses every pattern of a file before the first
word: for German that is 0.4 s. Here a pattern is parsed when a word first has it.

Source of the method: Liang (1983), *Word Hy-phen-a-tion by Com-put-er*, thesis, Stanford,
https://tug.org/docs/liang/liang-thesis.pdf.
"""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path

from contentlint.lazy import lazy

MARGIN = 2
"""Letters that stay together at either end of a word, as in pyphen and textstat."""

_HEX = lazy(r"\^\^([0-9a-f]{2})")
_ALTERNATIVE = lazy("/.*")  # how the spelling changes at a hyphen: of no use here
_STEP = lazy(r"(\d?)\D?")


class Hyphenator:
    """The patterns of one file."""

    def __init__(self, path: Path) -> None:
        """Read a LibreOffice ``hyph_*.dic``: its encoding, then a pattern a line. Raises OSError or UnicodeError."""
        encoding = path.read_bytes().partition(b"\n")[0].decode().strip()
        text = path.read_text("cp1251" if encoding.lower() == "microsoft-cp1251" else encoding)
        text = _HEX.sub(lambda code: chr(int(code[1], 16)), text) if "^^" in text else text
        text = _ALTERNATIVE.sub("", text) if "/" in text else text
        patterns = text.splitlines()[1:]
        for digit in "0123456789":  # several times faster than str.translate
            text = text.replace(digit, "")
        letters = text.splitlines()[1:]
        self._patterns = dict(zip(letters, patterns, strict=True))
        self._longest = max(len(key) for key in letters if " " not in key)

    def count(self, word: str) -> int:
        """How many places a word in lower case has to be hyphenated at."""
        bounded = f".{word}."
        strengths = [0] * (len(bounded) + 1)
        for start in range(len(bounded) - 1):
            for end in range(start + 1, min(start + self._longest, len(bounded)) + 1):
                pattern = self._patterns.get(bounded[start:end])
                if pattern is not None:
                    for place, strength in enumerate(_strengths(pattern), start):
                        strengths[place] = max(strengths[place], strength)
        return sum(strength % 2 for strength in strengths[MARGIN + 1 : len(word) - MARGIN + 2])


@lru_cache(maxsize=1 << 15)
def _strengths(pattern: str) -> tuple[int, ...]:
    return tuple(int(digit or 0) for digit in _STEP.findall(pattern))


@cache
def hyphenator(language: str) -> Hyphenator:
    """The patterns of a language (a primary subtag). Raises LookupError where pyphen has none."""
    import pyphen

    name = pyphen.language_fallback(language)
    if name is None:
        raise LookupError(f"no hyphenation dictionary for language {language!r}")
    return Hyphenator(Path(pyphen.LANGUAGES[name]))
