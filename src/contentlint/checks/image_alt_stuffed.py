from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from contentlint.facts.images import Alt, alts
from contentlint.facts.words import plain, words
from contentlint.lazy import lazy
from contentlint.markup import Element
from contentlint.page import Page
from contentlint.rules import Hit, rule
from contentlint.source import Span

_LIST = lazy(r"\s*[,;|/•·]\s*")
_TAIL = lazy(r"\s(?:[|–—•·]|-{1,2})\s+(?=\S)")
_WORD = lazy(r"[^\W\d_]{4,}")
_JOINED = lazy(r"(?:and|und|et|y|e|en|or|oder|ou|with|mit|avec|con)\b", re.I)


@rule("image-alt-stuffed", tags={"a11y", "seo"}, references=["google-images-alt", "google-spam-stuffing"])
def image_alt_stuffed(page: Page, *, max_items: int = 4, max_repeats: int = 2, max_tails: int = 2) -> Iterator[Hit]:
    """An alt text describes the image and carries no search terms.

    A list of keywords, the same word three times, or the slogan at the end of every alt is read aloud again and again, and
    search engines count it as stuffing.

    Options:
        max_items: longest list of bare terms that passes.
        max_repeats: how often a word may stand in one alt with commas or bars; once more in one without.
        max_tails: how many images may end in the same words after a dash or bar.

    Bad:
        <img src="a.jpg" alt="[[dentist, dental clinic, teeth whitening, implants, dentist near me]]">

    Bad:
        <img src="a.jpg" alt="[[knee pain treatment, knee pain doctor and best knee clinic]]">

    Bad:
        <img src="a.jpg" alt="Front desk[[ | Back pain care at Lakeside Clinic]]">
        <img src="b.jpg" alt="Treatment room[[ | Back pain care at Lakeside Clinic]]">
        <img src="c.jpg" alt="Dr. Berg[[ | Back pain care at Lakeside Clinic]]">

    Good:
        <img src="a.jpg" alt="A dentist, an assistant and a boy in the chair, all three laughing">
        <img src="b.jpg" alt="Front desk | Lakeside Clinic"> <img src="c.jpg" alt="Chart: visits in May, June, July, August and September">
    """
    images = [image for image in alts(page) if len(image.text) > 15]
    tails = _tails(images)
    for image in images:
        tail = _tail_of(image)
        if tail and len(tails[plain(tail[1])]) > max_tails:
            message = f'{sum(tails[plain(tail[1])].values())} images end in "{tail[1].strip()}"; say only what this image shows'
            yield Hit(_place(image, tail), message)
        elif items := _listed(image.text, max_items):
            yield Hit(
                image.attribute,
                f"this alt is a list of {items} search terms; say what the image shows, in a sentence",
            )
        elif repeated := _repeated(image.text, max_repeats, image.element, page):
            yield Hit(
                image.attribute,
                f'this alt says "{repeated}" again and again; say what the image shows',
            )


def _tail_of(image: Alt) -> tuple[int, str] | None:
    """What stands behind the last bar or dash of an alt, two words at least, and where it begins."""
    value = image.attribute.value or ""
    found = list(_TAIL.finditer(value))
    if not found or len(value[found[-1].end() :].split()) < 2:
        return None
    return found[-1].start(), value[found[-1].end() :]


def _tails(images: list[Alt]) -> dict[str, Counter[str]]:
    """By the words that alts end in: how many images have each alt that ends so."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for image in images:
        if tail := _tail_of(image):
            found[plain(tail[1])][plain(image.text)] += 1
    return found


def _place(image: Alt, tail: tuple[int, str]) -> Span | object:
    start, end = image.attribute.value_at
    return Span(start + tail[0], end) if end - start == len(image.attribute.value or "") else image.attribute


def _listed(text: str, most: int) -> int:
    """How many bare terms the alt lists; 0 where it isn't a list of them."""
    if text.rstrip().endswith((".", "!", "?")) or ":" in text:
        return 0
    items = [item for item in _LIST.split(text) if item]
    if len(items) <= most or _JOINED.match(items[-1]) or " and " in items[-1]:
        return 0
    return len(items) if all(len(item.split()) <= 4 for item in items) else 0


def _repeated(text: str, most: int, element: Element, page: Page) -> str:
    stop = words(page.language_of(element)).title_stop
    counts = Counter(word[:6] for word in _WORD.findall(plain(text)) if word not in stop)
    stem, count = counts.most_common(1)[0] if counts else ("", 0)
    if count <= most + (0 if _LIST.search(text) else 1):
        return ""
    return str(next(word for word in _WORD.findall(text) if plain(word).startswith(stem)))
