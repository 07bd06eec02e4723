from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from contentlint.facts.reading import place_of, reading, sentences
from contentlint.finding import Severity
from contentlint.page import Page
from contentlint.rules import Hit, rule

# Words and phrases that tell how a sentence follows from the one before; our own list.
_TRANSITIONS = """
after all|after that|afterwards|all in all|also|although|and so|another|as a result|as long as|as soon as|as well|at first|at last
at the same time|because|before that|besides|but|by contrast|consequently|despite|during|either|equally|even if|even so|even though
eventually|finally|first|firstly|first of all|for example|for instance|for this reason|for that reason|further|furthermore|hence
however|if|in addition|in brief|in case|in contrast|in fact|in other words|in particular|in short|in that case|in the end
in the meantime|indeed|instead|later|lastly|like|likewise|meanwhile|moreover|most of all|mostly|namely|nevertheless|next|nonetheless
on the contrary|on the one hand|on the other hand|once|otherwise|rather|second|secondly|similarly|since|so that|so|soon|sometimes
still|such as|that is|that means|that way|that's why|then|thereafter|therefore|third|thirdly|though|thus|to begin with|to sum up|too
unless|unlike|until|usually|what is more|when|whereas|whenever|whether|while|yet
"""


@rule(
    "text-transition-words", severity=Severity.INFO, tags={"style"}, recommended=False,
    references=["plainlanguage-gov-transitions", "yoast-transitions"],
)  # fmt: skip
def text_transition_words(page: Page, *, min_share: float = 30, sample: int = 200) -> Iterator[Hit]:
    """Sentences tell how they follow from one another.

    "But", "because" and "for example" lead readers from thought to thought. English only.

    Options:
        min_share: percentage of sentences that have such a word.
        sample: words below which a page isn't judged.

    Bad (sample = 10):
        <html lang="en"><h1>[[Your plan]]</h1>
        <p>We look at how you move. You get a plan. You do it at home. We meet again.</p></html>

    Good (sample = 10):
        <html lang="en"><h1>Your plan</h1>
        <p>First we look at how you move. Then you get a plan. You do it at home, so that you can rest. We meet again.</p></html>
    """
    read = reading(page)
    if read.language != "en" or read.counts.words < sample:
        return
    with_one = sum(1 for sentence in sentences(read.sections) if _transitions().search(sentence.text.lower()))
    share = 100 * with_one / read.counts.sentences
    if share < min_share:
        counted = f"{with_one} of {read.counts.sentences} sentences"
        message = f'{counted} have a word like "but", "because" or "then" ({share:.0f} %, aim at {min_share:g} %)'
        yield Hit(place_of(page), message)


@cache
def _transitions() -> re.Pattern[str]:
    phrases = sorted(_TRANSITIONS.strip().replace("\n", "|").split("|"), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, phrases))})(?![\w-])")
