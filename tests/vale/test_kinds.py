"""Each kind of Vale's rules on pages, after the examples of its documentation, in words of our own."""

import pytest

from tests.vale.conftest import Project


def messages(project: Project, html: str) -> list[str]:
    return [finding.message for finding in project.findings(html)]


def test_existence_finds_whole_words_in_any_case_where_it_says_so(project: Project) -> None:
    project.rule(
        "extends: existence\nmessage: \"Leave out '%s'.\"\nignorecase: true\ntokens:\n  - arguably\n  - appears to be\n"
    )
    html = "<p>Arguably it <b>appears to</b> be inarguably fine.</p>"
    assert project.excerpts(html) == ["Arguably", "appears to</b> be"]
    assert messages(project, html)[0] == "Leave out 'Arguably'."


def test_existence_puts_raw_together(project: Project) -> None:
    project.rule(r"""
extends: existence
message: "'%s' is passive"
ignorecase: true
raw:
  - \b(?:is|are|was)\b\s*
tokens:
  - '[\w]+ed'
  - done
""")
    assert project.excerpts("<p>The knee is&nbsp;bandaged, it was done, is undone.</p>") == [
        "is&nbsp;bandaged",
        "was done",
    ]


def test_existence_appends_raw_behind_the_tokens(project: Project) -> None:
    project.rule("extends: existence\nmessage: '%s'\nappend: true\nraw:\n  - '\\s+free'\ntokens:\n  - pain\n  - risk\n")
    assert project.excerpts("<p>Quite pain free, and free.</p>") == ["pain free"]


def test_existence_without_words_edges(project: Project) -> None:
    project.rule(
        "extends: existence\nmessage: '%s'\nnonword: true\nscope: heading\ntokens:\n  - '[a-z][.?!](?:\\s|$)'\n"
    )
    assert project.excerpts("<h2>Rest your knee.</h2><h2>Rest</h2><p>Rest it.</p>") == ["e."]


def test_exceptions_and_the_vocabulary_pass(project: Project) -> None:
    project.rule(
        "extends: existence\nmessage: '%s'\ntokens:\n  - '[A-Z]{3,}'\n  - magna\nexceptions:\n  - MRI\n  - magna carta\n"
    )
    html = "<p>MRI and TENS, magna carta and magna cum laude, CBT.</p>"
    assert project.excerpts(html) == ["TENS", "magna", "CBT"]
    assert project.excerpts(html, more='vocabulary = ["cbt", "T.NS|X"]\n') == ["magna"]


def test_vocab_false_sets_the_vocabulary_aside(project: Project) -> None:
    project.rule("extends: existence\nmessage: '%s'\nvocab: false\ntokens:\n  - botox\n")
    assert project.excerpts("<p>No botox.</p>", more='vocabulary = ["botox"]\n') == ["botox"]


def test_substitution_tells_what_is_preferred(project: Project) -> None:
    project.rule(r"""
extends: substitution
message: "Write '%s', not '%s'."
level: error
ignorecase: true
action:
  name: replace
swap:
  plenteous: plenty
  '(?:give|gave) rise to': lead to
  masterful: skilled|able
""")
    html = "<p>It Gave rise to plenteous and masterful work.</p>"
    findings = project.findings(html)
    assert [html[f.place.start : f.place.end] for f in findings] == ["Gave rise to", "plenteous", "masterful"]
    assert findings[0].message == "Write 'lead to', not 'Gave rise to'."
    assert findings[2].message == "Write 'skilled' or 'able', not 'masterful'."
    assert [f.suggestion for f in findings] == ["lead to", "plenty", "skilled or able"]
    assert {str(f.severity) for f in findings} == {"error"}


def test_substitution_keeps_what_is_right_already(project: Project) -> None:
    project.rule(
        "extends: substitution\nmessage: 'Write %s'\nignorecase: true\nswap:\n  'java ?script': JavaScript\n"
        "  'check-?ups?': 'check-ups?'\n"
    )
    assert project.excerpts("<p>JavaScript, Java Script, check-up, checkup.</p>") == ["Java Script", "checkup"]


def test_substitution_takes_groups_along_and_capitals(project: Project) -> None:
    project.rule(
        "extends: substitution\nmessage: '%s'\nignorecase: true\ncapitalize: true\nswap:\n"
        "  '(\\d+) milligrams': '$1 mg'\n  mankind: people\n"
    )
    found = project.findings("<p>Mankind took 40 milligrams.</p>")
    assert [finding.message for finding in found] == ["People", "40 mg"]


def test_occurrence_counts_in_each_text_of_its_scope(project: Project) -> None:
    project.rule("extends: occurrence\nmessage: 'More than 3 commas (%s)!'\nscope: sentence\nmax: 3\ntoken: ','\n")
    html = "<p>One, two, three, four, five. One, two.</p><p>a, b, c, d</p>"
    assert project.excerpts(html) == ["One, two, three, four, five."]
    assert messages(project, html) == ["More than 3 commas (4)!"]


def test_occurrence_asks_for_as_many(project: Project) -> None:
    project.rule("extends: occurrence\nmessage: 'Say more'\nscope: summary\nmin: 4\ntoken: '\\w+'\n")
    assert project.excerpts("<h1>Knee</h1><p>Rest it well.</p>") == ["Knee"]
    assert project.excerpts("<h1>Knee</h1><p>Rest it well.</p><ul><li>Now</li></ul>") == []
    assert project.excerpts("<h1>Knee</h1><p>{{ body }}</p>") == []


def test_repetition_stays_within_a_sentence(project: Project) -> None:
    project.rule(
        "extends: repetition\nmessage: \"'%s' twice\"\nalpha: true\nignorecase: true\ntokens:\n  - '[^\\s.!?]+'\n"
    )
    html = "<p>Call the <b>the</b> clinic. Clinic staff: 2 2 calls. {{ a }} {{ b }}</p>"
    assert project.excerpts(html) == ["the <b>the"]
    assert messages(project, html) == ["'the' twice"]


def test_consistency_tells_the_rarer_form(project: Project) -> None:
    project.rule(
        "extends: consistency\nmessage: \"Two spellings: '%s'\"\nignorecase: true\neither:\n  adviser: advisor\n"
    )
    html = "<p>Adviser.</p><p>An advisor.</p><h2>Your adviser</h2>"
    (finding,) = project.findings(html)
    assert html[finding.place.start : finding.place.end] == "advisor"
    assert [each.place.excerpt for each in finding.related] == ["Adviser"]


def test_conditional_wants_the_second_before_or_beside_the_first(project: Project) -> None:
    project.rule(r"""
extends: conditional
message: "'%s' has no definition"
first: '\b([A-Z]{3,5})\b'
second: '(?:\b[A-Z][a-z]+ )+\(([A-Z]{3,5})\)'
exceptions:
  - ABC
""")
    html = "<p>World Health Organization (WHO). The WHO, the DAFB, ABC and <code>XYZ</code>.</p><p>WHO</p>"
    assert project.excerpts(html) == ["DAFB"]


def test_conditional_without_a_group_looks_in_the_same_text(project: Project) -> None:
    project.rule("extends: conditional\nmessage: 'give a number'\nfirst: '[Cc]all us'\nsecond: '\\d{3}'\n")
    assert project.excerpts("<p>Call us.</p><p>call us: 555 0100</p>") == ["Call us"]


@pytest.mark.parametrize(
    ("match", "bad", "good"),
    [
        ("$title", "care of the knee", "Care of the Knee"),
        ("$sentence", "Care Of The Knee", "Care of the knee"),
        ("$lower", "care Of", "care of"),
        ("$upper", "Care", "CARE"),
        ("'^[A-Z]'", "care", "Care"),
    ],
)
def test_capitalization(project: Project, match: str, bad: str, good: str) -> None:
    project.rule(f"extends: capitalization\nmessage: \"Found '%s', expected '%s'\"\nscope: heading\nmatch: {match}\n")
    assert project.excerpts(f"<h2>{bad}</h2><h2>{good}</h2><p>{bad}</p>") == [bad]
    if "[" not in match:
        assert messages(project, f"<h2>{bad}</h2>") == [f"Found '{bad}', expected '{good}'"]


def test_capitalization_with_exceptions_indicators_and_a_prefix(project: Project) -> None:
    project.rule(
        "extends: capitalization\nmessage: '%s'\nscope: heading\nmatch: $sentence\nindicators:\n  - ':'\n"
        "prefix: 'Step \\d+ – '\nexceptions:\n  - Crohn\n  - Visual Studio\n"
    )
    html = "<h2>Life with Crohn: Start here</h2><h2>Step 2 – Use Visual Studio</h2><h2>Step 2 – Use Other Things</h2>"
    assert project.excerpts(html) == ["Use Other Things"]


def test_metric_works_a_formula_out(project: Project) -> None:
    project.rule(
        "extends: metric\nmessage: 'Grade %s'\nformula: |\n  (words / sentences)\n   + heading.h2 - math.sqrt(4)\ncondition: '> 4.0'\n"
    )
    html = (
        "<h1>Knee</h1><h2>Rest</h2><p>Rest your knee for a day. Then walk.</p><table><tr><td>Not this</td></tr></table>"
    )
    assert project.excerpts(html) == []
    (finding,) = project.findings(html.replace("Then", "Then slowly, surely and gladly"))
    assert (finding.message, finding.place.excerpt) == ("Grade 5.00", "Knee")


def test_metric_is_silent_without_words_or_syllables(project: Project) -> None:
    project.rule("extends: metric\nmessage: '%s'\nformula: syllables / words\ncondition: '< 9'\n")
    assert project.excerpts("<h1>Knee</h1>") == []
    assert project.excerpts("<html lang=fi><h1>Polvi</h1><p>Lepää hyvin.</p></html>") == []


def test_readability_is_the_mean_of_its_metrics(project: Project) -> None:
    project.rule(
        "extends: readability\nmessage: 'Grade %s'\ngrade: 2\nmetrics:\n  - Automated Readability\n  - Coleman-Liau\n"
    )
    # 6 words of 24 letters in one sentence: 4.71 * 4 + 0.5 * 6 - 21.43 = 0.41, and 5.88 * 4 - 29.6 / 6 - 15.8 = 2.786...
    assert project.excerpts("<p>Walk home well rest week next.</p>") == []
    project.rule(
        "extends: readability\nmessage: 'Grade %s'\ngrade: 1.5\nmetrics: [Automated Readability, Coleman-Liau]\n"
    )
    assert messages(project, "<p>Walk home well rest week next.</p>") == ["Grade 1.60"]


def test_spelling_reads_the_dictionaries_of_the_project(project: Project) -> None:
    folder = project.root / "styles" / "config" / "dictionaries"
    folder.mkdir(parents=True)
    (folder / "own.dic").write_text("6\ncall/S\nyour\nknee\nis\nsore\ndon't\n", encoding="utf-8")
    (folder / "own.aff").write_text("SET UTF-8\nSFX S Y 1\nSFX S 0 s .\n", encoding="utf-8")
    ignored = project.root / "styles" / "config" / "ignore" / "ours.txt"
    ignored.parent.mkdir()
    ignored.write_text("Physio\n", encoding="utf-8")
    project.rule(
        "extends: spelling\nmessage: \"Did you mean '%s'?\"\ndictionaries: [own]\nignore: ours.txt\nfilters:\n  - '[pP]y.*'\n"
    )
    html = "<p>Your <b>kn</b>ee calls, PyYAML, MRI and physio don’t: knie&eacute;, www.site.org, MycoBot, 12th.</p>"
    assert project.excerpts(html) == ["and", "knie&eacute;"]
    assert project.excerpts(html, more='vocabulary = ["and"]\n') == ["knie&eacute;"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "extends: script\nmessage: x\nscope: raw\nscript: |\n  matches := []\n",
            "of kind script runs a program of its own",
        ),
        ("extends: spelling\nmessage: x\n", "contentlint brings no dictionary; put en_US-web.dic"),
        ("extends: spelling\nmessage: x\ndictionaries: [en_ZZ]\n", "contentlint brings no dictionary; put en_ZZ.dic"),
        ("extends: spelling\nmessage: x\ndicpath: /nowhere\ndictionaries: [own]\n", "put own.dic"),
        ("extends: substitution\nmessage: x\npos: NN\nswap: {a: b}\n", "pos: needs parts of speech"),
    ],
)
def test_what_cant_run_here_is_told_by_name_and_stops_nothing(project: Project, text: str, told: str) -> None:
    project.rule("extends: existence\nmessage: x\ntokens: [cure]\n", "Other")
    path = project.rule(text)
    config = project.config()
    (trouble,) = config.troubles
    assert told in trouble.message and f"{path}:" in trouble.message and not trouble.fails
    assert 'leave the rule out with `ignore = ["vale-house-rule"]`' in trouble.message
    assert project.excerpts("<p>A cure.</p>") == ["cure"]
    assert project.troubles('ignore = ["vale-house-rule"]\n') == []
    assert project.troubles('[rules]\nvale-house-rule = "off"\n') == []
