from __future__ import annotations

from collections.abc import Iterator

from contentlint.facts.reading import guessed_language
from contentlint.finding import Confidence
from contentlint.page import Page
from contentlint.rules import Hit, rule
from contentlint.text.language import primary_subtag

_NAMES = {
    "en": "English", "de": "German", "fr": "French", "es": "Spanish", "it": "Italian", "nl": "Dutch", "pt": "Portuguese",
    "ru": "Russian",
}  # fmt: skip


@rule("html-lang-contradicts", confidence=Confidence.MEDIUM, tags={"a11y", "html"}, references=["wcag-3.1.1"])
def html_lang_contradicts(page: Page) -> Iterator[Hit]:
    """The page is written in the language that `<html lang>` names.

    A screen reader reads German with an English voice when it is told to, and nobody understands a word. The language of
    the text is told by its function words, of eight languages; a short or mixed text is not judged.

    Bad:
        <html [[lang="en"]]><body><p>Wir sehen uns die Wirbelsäule an und fragen, was weh tut. Dann machen wir einen Plan, der
        zu Ihnen passt und nicht zu lange dauert. Die erste Stunde ist für das Gespräch da, und Sie können mit uns reden.</p>

    Good:
        <html lang="de-AT"><body><p>Wir sehen uns die Wirbelsäule an und fragen, was weh tut. Dann machen wir einen Plan, der
        zu Ihnen passt und nicht zu lange dauert. Die erste Stunde ist für das Gespräch da, und Sie können mit uns reden.</p>

    Good:
        <html lang="en"><body><div lang="de"><p>Wir sehen uns die Wirbelsäule an und fragen, was weh tut. Dann machen wir einen
        Plan, der zu Ihnen passt und nicht zu lange dauert. Die erste Stunde ist für das Gespräch da.</p></div>
    """
    if page.html is None or "lang" not in page.html.attributes or page.html.unknown("lang"):
        return
    named = primary_subtag(page.html.get("lang") or "")
    found = guessed_language(page)
    if named not in _NAMES or found in ("", named):
        return
    if any(block.language and primary_subtag(block.language) != named for block in page.content):
        return
    attribute = page.html.attributes["lang"]
    yield Hit(attribute.at, f'the text is {_NAMES[found]}; write lang="{found}", or mark the parts that are')
