"""Writes ``docs/readability.md`` from docstrings, tables and the figures that the scripts beside this one measure.

    PYTHONPATH=src python scripts/build_readability_docs.py

A test holds that the file is current.
"""

from __future__ import annotations

import inspect
import re
import runpy
import warnings
from functools import partial
from pathlib import Path

from contentlint.checks.readability_grade import TARGETS, YEARS_BEFORE_SCHOOL
from contentlint.facts import reading
from contentlint.facts.lexicon import terms
from contentlint.packs import packs_folder, read_pack, references
from contentlint.text import counting, formulas, readability

HERE = Path(__file__).parent
OUTPUT = HERE.parent / "docs/readability.md"
LEFT_OUT = """\
- navigation, menus, breadcrumbs, footers, sidebars, consent banners, and what isn't displayed;
- headings, tables, captions, labels, buttons, code;
- entries of lists: short blocks without a full stop at the end, single words, entries that trail off in dots, and
  entries that are one link (a table of contents);
- addresses, contact lines and runs of names: blocks without a full stop most of whose words have capitals or digits;
- what stands under a heading such as "References" or "Sources";
- passages in another language than the page's.

How much was left out is told in words: by `readability-grade`, and as `left_out` by `contentlint scores`."""


def main() -> None:
    """Write the file."""
    OUTPUT.write_text(render(), encoding="utf-8")


def render() -> str:
    """The page's text."""
    parts = [
        "# Readability: what is measured, and how well",
        "This page is generated: `python scripts/build_readability_docs.py`.",
        "## What counts as prose",
        f"{text(reading.is_prose.__doc__).replace('True for text', 'Text')} "
        f"Blocks of these roles are asked: {', '.join(sorted(reading.PROSE_ROLES))}. A "
        f"block without a full stop counts from {reading.UNENDED_WORDS} words. The same list scores the same as `<ul>`, as "
        "paragraphs or as lines. Left out are:",
        LEFT_OUT,
        f"A page or section is measured from {readability.MINIMUM_WORDS} words and {readability.MINIMUM_SENTENCES} sentences; "
        f"below that there is no score. SMOG is marked as extrapolated below {readability.SMOG_SENTENCES} sentences.",
        "## What a word is",
        words(),
        "## Formulas",
        "Named as in textstat, whose results they agree with (see below). Grades are US school years.",
        table(),
        "Languages: "
        + "; ".join(f"`{code}`: {len(found)} scores" for code, found in sorted(formulas.FORMULAS.items()))
        + ".",
        "## Targets",
        targets(),
        "## Figures",
        agreement(),
        syllables(),
        "## Plain words",
        plain_words(),
    ]
    return "\n\n".join(parts) + "\n"


def words() -> str:
    """The rules on words, as the module on counting has them."""
    rules = inspect.cleandoc(counting.__doc__ or "").split("\n- ", 1)[1]
    return f"- {rules}".replace("``", "`")


def text(doc: str | None) -> str:
    """A docstring as one line."""
    return " ".join((doc or "").split()).replace("``", "`")


def table() -> str:
    """Every formula with its source."""
    found: dict[str, object] = {}
    for each in formulas.FORMULAS.values():
        for name, formula in each.items():
            bare = formula.func if isinstance(formula, partial) else formula
            found.setdefault(re.sub(r"_\d$", "", name), bare)
    rows = [f"| `{name}` | {text(found[name].__doc__)} |" for name in sorted(found)]
    return "\n".join(["| formula | what it is, and where it was published |", "| --- | --- |", *rows])


def targets() -> str:
    """The grades that `readability-grade` aims at, with their sources."""
    aims = ", ".join(f"{audience} {grade}" for audience, grade in TARGETS.items())
    sources = ("ama-reading-level", "nih-reading-level", "nhs-reading-age")
    cited = [
        f"- [{references()[key]['title']}]({references()[key]['url']}) ({references()[key]['verified']})"
        for key in sources
    ]
    head = (
        f"`readability-grade` aims at a school grade by audience: {aims}. `target` sets another, `reading_age` an age in years "
        f"(the grade plus {YEARS_BEFORE_SCHOOL}). English is judged by Flesch-Kincaid, German and Spanish by the median of their "
        "own grades."
    )
    return "\n".join([head, "", *cited])


def agreement() -> str:
    """How far the scores are from textstat's."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = runpy.run_path(str(HERE / "compare_textstat.py"))["agreement"]()
    rows = [
        f"| {language} | {scored} | {all_words} | {common} | {worst:.4f} |"
        for language, (scored, all_words, common, worst) in sorted(found.items())
    ]
    head = (
        "Against textstat 0.7.8, on the texts in `tests/data/prose`: the greatest difference of any score on common ground, "
        "that is on the words that both take for words of the same syllables, in sentences of more than two. As the texts "
        "stand, the two differ on purpose: syllables, hyphens, abbreviations (`scripts/compare_textstat.py` tells how far)."
    )
    return "\n".join(
        [
            head,
            "",
            "| language | scores | words | on common ground | greatest difference |",
            "| --- | --- | --- | --- | --- |",
            *rows,
        ]
    )


def syllables() -> str:
    """How many medical words have the right number of syllables."""
    script = runpy.run_path(str(HERE / "compare_syllables.py"))
    found, number = script["figures"](), len(script["words"]())
    rows = [f"| {name} | {right} | {right / number:.1%} |" for name, (right, _) in found.items()]
    head = f"Syllables of {number} medical words that were divided by hand (`tests/data/medical_syllables.tsv`):"
    return "\n".join([head, "", "| counted by | right | share |", "| --- | --- | --- |", *rows])


def plain_words() -> str:
    """How many entries each source has, and whether it was read."""
    tables = read_pack(packs_folder() / "plain-words.toml")
    found: dict[str, list[int]] = {}
    for number, (_, sources) in enumerate(tables.items()):
        for source, lines in sources.items():
            found.setdefault(source, [0] * len(tables))[number] += len(lines.strip().splitlines())
    rows = [
        f"| [{references()[source]['title']}]({references()[source]['url']}) | {' | '.join(map(str, counts))} | "
        f"{references()[source]['verified']} |"
        for source, counts in sorted(found.items(), key=lambda pair: -sum(pair[1]))
    ]
    spelled = sum(1 for _ in terms(tables))
    entries = sum(map(sum, found.values()))
    head = (
        f"`text-plain-word` knows {entries} entries ({spelled} spellings, and their forms). Every entry names the source that "
        'suggests it; terms were chosen, and plain words worded, for clinic pages. "primary": the list itself was read; '
        '"memory": it was out of reach, and the entries rest on what is commonly known of it. CDC\'s Plain Language Thesaurus '
        "and Everyday Words were read only through the Michigan dictionary, which is made from them."
    )
    kinds = " | ".join(tables)
    return "\n".join([head, "", f"| source | {kinds} | read |", f"| --- |{' --- |' * len(tables)} --- |", *rows])


if __name__ == "__main__":
    main()
