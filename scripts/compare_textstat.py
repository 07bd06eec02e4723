"""Scores the same text with contentlint and with textstat 0.7.8, one sentence a line, and shows where they part.

    PYTHONPATH=src python scripts/compare_textstat.py PATH... [--language en] [--verbose]
    PYTHONPATH=src python scripts/compare_textstat.py --summary    # the texts in tests/data/prose, a line a language

A PATH is a text or HTML file, or a folder of them. Each text is scored twice: as it stands, and on common ground, that
is without what the two count differently on purpose (words with anything but letters, acronyms, words whose syllables
differ, sentences of one or two words). On common ground every score must agree to within TOLERANCE, or the exit status
is 1; as the text stands, the differences are those that the causes, counted below each table, bring about.
"""

from __future__ import annotations

import argparse
import html
import re
import sys
import warnings
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from statistics import median

from contentlint.text.counting import words_of
from contentlint.text.formulas import FLESCH, FORMULAS
from contentlint.text.language import primary_subtag
from contentlint.text.readability import count, scores
from contentlint.text.syllables import count_syllables

TOLERANCE = 0.05
PROSE = Path(__file__).parent.parent / "tests/data/prose"
WITHOUT_LANGUAGE = {
    "automated_readability_index",
    "coleman_liau_index",
    "gulpease_index",
    "gutierrez_polini",
    "lix",
    "mcalpine_eflaw",
    "rix",
}
NOT_PROSE = re.compile(r"(?s)<(script|style|template|noscript|svg|head)\b.*?</\1>|<!--.*?-->")
BLOCK = re.compile(
    r"</?(?:p|div|li|ul|ol|h[1-6]|td|th|tr|table|br|section|article|header|footer|nav|main|dd|dt)\b[^>]*>"
)
END_OF_SENTENCE = re.compile(r"(?<=[.!?])\s+")


def main() -> int:
    """Compare every text, print a table as the texts stand and one on common ground."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", nargs="*", type=Path)
    parser.add_argument("--summary", action="store_true", help="the texts of the tests, a line a language")
    parser.add_argument("--language", default="en", help="a BCP 47 tag (default: en)")
    parser.add_argument("--verbose", action="store_true", help="a line for every text and score")
    options = parser.parse_args()
    if options.summary:
        return summary()
    if not options.path:
        parser.error("name a text, or ask for the --summary")
    language = primary_subtag(options.language)
    texts = {path: list(sentences(path)) for path in files(options.path)}
    texts = {path: text for path, text in texts.items() if count(text, language).words}
    compare("as it stands", texts, language, verbose=options.verbose)
    print_causes(texts, language)
    common = {path: common_ground(text, language) for path, text in texts.items()}
    return int(compare("on common ground", common, language, verbose=options.verbose) > TOLERANCE)


def summary() -> int:
    """Print a line a language; 1 where a score differs by more than TOLERANCE on common ground."""
    found = agreement()
    for language, (scored, words, common, worst) in found.items():
        print(
            f"{language}: {scored} scores, {words} words ({common} on common ground), greatest difference {worst:.4f}"
        )
    return int(max(worst for *_, worst in found.values()) > TOLERANCE)


def agreement() -> dict[str, tuple[int, int, int, float]]:
    """By language of the texts in tests/data/prose: scores, words, words on common ground, greatest difference there."""
    found = {}
    for path in files([PROSE]):
        language = path.stem
        text = list(sentences(path))
        common = common_ground(text, language)
        joined, ours = "\n".join(common), scores(count(common, language), language)
        worst = max(abs(score - textstat_score(name, joined, language)) for name, score in ours.items())
        found[language] = (len(ours), count(text, language).words, count(common, language).words, worst)
    return found


def files(paths: Iterable[Path]) -> Iterator[Path]:
    """The text and HTML files there, in order."""
    for path in paths:
        found = sorted(path.rglob("*")) if path.is_dir() else [path]
        yield from (file for file in found if file.suffix in {".txt", ".md", ".html", ".htm"} or file == path)


def sentences(path: Path) -> Iterator[str]:
    """The text's sentences, roughly: blocks, cut behind . ! and ?, each closed with a full stop if it isn't."""
    text = path.read_text(encoding="utf-8", errors="replace")
    if path.suffix in {".html", ".htm"}:
        text = " ".join(NOT_PROSE.sub(" ", text).split())
        text = html.unescape(re.sub(r"<[^>]*>", "", BLOCK.sub("\n", text)))
    for block in text.splitlines():
        for sentence in END_OF_SENTENCE.split(block.strip()):
            if words_of(sentence):
                yield sentence if sentence.endswith((".", "!", "?")) else f"{sentence}."


def common_ground(text: Iterable[str], language: str) -> list[str]:
    """What both count alike."""
    kept = ([word for word in words_of(line) if is_common(word, language)] for line in text)
    return [f"{' '.join(words)}." for words in kept if len(words) > 2]


def is_common(word: str, language: str) -> bool:
    """Whether both take this for a word of the same syllables."""
    return word.isalpha() and count_syllables(word, language) == their_syllables(word, language)


def compare(title: str, texts: dict[Path, list[str]], language: str, *, verbose: bool) -> float:
    """Print median and greatest difference for each score; give back the greatest of all."""
    differences: dict[str, list[float]] = {name: [] for name in FORMULAS[language]}
    for path, text in texts.items():
        joined = "\n".join(text)
        for name, ours in scores(count(text, language), language).items():
            theirs = textstat_score(name, joined, language)
            differences[name].append(abs(ours - theirs))
            if verbose:
                print(f"{path}\t{title}\t{name}\t{ours:.3f}\t{theirs:.3f}\t{ours - theirs:+.3f}")
    print(f"\n{len(texts)} texts {title}: difference, median and greatest")
    for name, found in differences.items():
        print(f"  {name:30} {median(found or [0]):8.3f} {max(found, default=0):8.3f}")
    return max((max(found) for found in differences.values() if found), default=0)


def textstat_score(name: str, text: str, language: str) -> float:
    """A score by textstat; for Portuguese, whose Flesch constants it lacks, moved by the difference of the bases."""
    from textstat.backend import metrics

    if name.startswith("wiener_sachtextformel_"):
        return float(metrics.wiener_sachtextformel(text, int(name[-1]), language))
    if name == "linsear_write_formula":
        return float(metrics.linsear_write_formula(text, language, strict_lower=False, strict_upper=True))
    score = float(getattr(metrics, name)(text, *(() if name in WITHOUT_LANGUAGE else (language,))))
    return score + FLESCH["pt"][0] - FLESCH["en"][0] if (name, language) == ("flesch_reading_ease", "pt") else score


def their_syllables(word: str, language: str) -> int:
    """Syllables of a word by textstat."""
    from textstat.backend.counts import count_syllables as count_theirs

    return int(count_theirs(word, language))


def print_causes(texts: dict[Path, list[str]], language: str) -> None:
    """How much of the texts is counted differently, and why."""
    every = [line for text in texts.values() for line in text]
    words = Counter(word for line in every for word in words_of(line))
    marked = sum(n for word, n in words.items() if not word.isalpha())
    differ = {word: n for word, n in words.items() if word.isalpha() and not is_common(word, language)}
    print(f"\n{len(every)} sentences, {sum(len(words_of(line)) <= 2 for line in every)} of one or two words")
    print(f"{words.total()} words, {marked} with marks or digits, {sum(differ.values())} of other syllables:")
    for word, n in Counter(differ).most_common(40):
        print(f"  {n:5} {word}: {count_syllables(word, language)}, textstat {their_syllables(word, language)}")


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    sys.exit(main())
