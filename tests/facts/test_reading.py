import pytest
from hypothesis import given
from hypothesis import strategies as st

from contentlint.facts.reading import PageReading, guessed_language, reading, sentences
from contentlint.page import Page
from contentlint.source import Source
from contentlint.text.readability import NotMeasured, Reading

SENTENCES = [
    "We look at how you move and ask what hurts.",
    "Then we make a plan that fits your week.",
    "Most people come to see us twice a month.",
    "Bring a list of the tablets that you take.",
    "You can stop at any time and tell us why.",
    "A friend may sit with you in the room.",
    "We write down what we agreed and send it to you.",
    "If the pain gets worse, call us on the same day.",
    "Stretch for ten minutes before you go to bed.",
    "Your doctor gets a letter from us after each visit.",
    "The first visit takes an hour and the others half of that.",
    "You pay at the desk, by card or in cash.",
]
PROSE = " ".join(SENTENCES)
NAVIGATION = "<nav><ul><li>Home<li>Conditions. Treatments. Prices.</ul></nav>"


def read(body: str, lang: str = "en") -> PageReading:
    return reading(Page(Source.from_text(f'<html lang="{lang}"><body>{body}</body></html>')))


def scores(body: str, lang: str = "en") -> dict[str, float]:
    found = read(body, lang).reading
    assert isinstance(found, Reading), found
    return dict(found.scores)


def test_a_sample_that_is_too_small_gets_no_number() -> None:
    found = read("<p>We help you. Come and see us.</p>").reading
    assert isinstance(found, NotMeasured)
    assert found.reason == "7 words; 100 are needed"


@pytest.mark.parametrize("lang", ["en-US", "en_us", "EN", "en-GB-oed"])
def test_the_form_of_the_language_tag_does_not_matter(lang: str) -> None:
    assert scores(f"<p>{PROSE}</p>", lang) == scores(f"<p>{PROSE}</p>")


def test_what_is_not_prose_is_left_out_and_told() -> None:
    plain = read(f"<p>{PROSE}</p>")
    busy = read(
        f"{NAVIGATION}<h1>Back pain</h1><p>{PROSE}</p><ul><li>neck<li>lower back</ul><table><tr><td>Price. Cash.</table>"
        "<figure><img src=a><figcaption>The room. The desk.</figcaption></figure><h2>References</h2><p>Lee J. A trial. Spine. 2019.</p>"
    )
    assert busy.counts == plain.counts
    assert busy.left_out == 2 + 3 + 2 + 4 + 1 + 6
    assert busy.measured.endswith(
        "words in 12 sentences; 18 words in headings, lists, tables and references not counted"
    )


LISTS = [
    "<ul>" + "".join(f"<li>{s}" for s in SENTENCES) + "</ul>",
    "<ol>" + "".join(f"<li><p>{s}</p></li>" for s in SENTENCES) + "</ol>",
    "".join(f"<p>{s}</p>" for s in SENTENCES),
    "<dl>" + "".join(f"<dt>Step<dd>{s}" for s in SENTENCES) + "</dl>",
    "<p>" + "<br><br>".join(SENTENCES) + "</p>",
    "<div>" + "".join(f"<div role=listitem>{s}</div>" for s in SENTENCES) + "</div>",
]


@pytest.mark.parametrize("markup", LISTS)
def test_the_markup_of_a_list_does_not_change_the_score(markup: str) -> None:
    assert scores(markup) == scores(f"<p>{PROSE}</p>")


@given(
    st.lists(
        st.sampled_from(
            [NAVIGATION, "<footer>Call. Now.</footer>", "<aside>Tip. Top.</aside>", "<p hidden>No. Way.</p>"]
        ),
        max_size=4,
    )
)
def test_navigation_and_other_chrome_do_not_change_the_score(chrome: list[str]) -> None:
    assert scores("".join(chrome) + f"<p>{PROSE}</p>" + "".join(chrome)) == scores(f"<p>{PROSE}</p>")


@given(st.sets(st.sampled_from("aeiouRt .,"), max_size=6))
def test_references_for_characters_do_not_change_the_score(chars: set[str]) -> None:
    written = "".join(f"&#{ord(char)};" if char in chars else char for char in PROSE)
    assert scores(f"<p>{written}</p>") == scores(f"<p>{PROSE}</p>")


def test_curly_quotes_do_not_change_the_score() -> None:
    said = PROSE.replace("We", '"We don\'t," she said, "we').replace("us.", 'us."')
    curly = said.replace("n't", "n’t").replace(' "', " “").replace('"', "”")
    assert scores(f"<p>{curly}</p>") == scores(f"<p>{said}</p>")


def test_sections_add_up_to_the_page() -> None:
    found = read(f"<h1>A</h1><p>{PROSE}</p><h2>B</h2><p>{PROSE}</p>")
    assert [section.heading.text if section.heading else None for section in found.sections] == ["A", "B"]
    assert found.counts.words == sum(section.counts.words for section in found.sections)
    assert [sentence.text for sentence in sentences(found.sections)] == SENTENCES * 2


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (PROSE, "en"),
        ("Wir sehen uns die Wirbelsäule an und fragen, was weh tut. Dann machen wir einen Plan, der zu Ihnen passt und "
         "nicht zu lange dauert. Die erste Stunde ist für das Gespräch da.", "de"),
        ("Nous regardons comment vous bougez et nous parlons avec vous de la douleur. Le plan est dans votre dossier, "
         "pour que vous le lisiez à la maison. Les séances sont courtes.", "fr"),
        ("lorem ipsum dolor sit amet " * 10, ""),
        ("", ""),
    ],
)  # fmt: skip
def test_a_page_that_names_no_language_is_read_by_its_words(text: str, language: str) -> None:
    assert guessed_language(Page(Source.from_text(f"<p>{text}</p>"))) == language


def test_a_language_without_formulas_is_not_measured() -> None:
    found = read(f"<p>{PROSE}</p>", "tlh").reading
    assert isinstance(found, NotMeasured)
    assert "no formula for language" in found.reason


def test_passages_in_another_language_are_left_out() -> None:
    found = read(f"<p>{PROSE}</p><p lang=de>Das hier ist deutsch und zählt nicht mit.</p>")
    assert (found.counts.sentences, found.left_out) == (12, 8)


@pytest.mark.parametrize(
    "entry",
    [
        "<p>Oak Clinic, 12 Oak Street, Suite 4, Salem, OR 97301, Tel. (503) 555 0100, Fax (503) 555 0101",
        "<p>North Hill Old Town South Park East Side Lake View West End Green Field",
        "<li><a href='#pain'>What can I do about the pain?</a>",
        "<li>And much more...",
        "<p>Indep.",
    ],
)
def test_addresses_names_and_tables_of_contents_are_no_prose(entry: str) -> None:
    assert read(f"<p>{PROSE}</p>{entry}").counts == read(f"<p>{PROSE}</p>").counts


@pytest.mark.parametrize(
    "entry",
    ["<li>Ask <a href=/us>us</a> about it.", "<a href=/x><p>We help you.</p></a>", "<li>Come early <b>and</b> rest."],
)
def test_sentences_with_links_are_prose(entry: str) -> None:
    assert read(f"<p>{PROSE}</p>{entry}").counts.sentences == len(SENTENCES) + 1
