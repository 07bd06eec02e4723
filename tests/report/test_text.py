import io

import contentlint
from contentlint.finding import Finding
from contentlint.report import formats, reporter
from contentlint.report.safe import printable
from contentlint.report.text import closing, concise, full

HOSTILE = "<h1>\x1b[31mred\x1b]8;;http://x\x07 \u202eabc</h1><h3>痛み\u0301 two</h3><img src='\x1b[2J'>"


def findings(text: str = HOSTILE, name: str = "a\x1b[1mb.html") -> list[Finding]:
    return contentlint.lint_text(text, name, contentlint.Config(select=("image-alt-missing", "heading-skips-level")))


def text_of(report: object, found: list[Finding], **options: object) -> str:
    out = io.StringIO()
    report(found, out, **options)  # type: ignore[operator]
    return out.getvalue()


def test_page_text_can_not_steer_a_terminal() -> None:
    for report in (full, concise):
        shown = text_of(report, findings())
        assert shown and "\x1b" not in shown and "\u202e" not in shown and "\x07" not in shown


def test_colour_is_only_ours() -> None:
    assert "\x1b[31merror\x1b[0m" in text_of(full, findings(), colour=True)
    assert "\x1b[2J" not in text_of(full, findings(), colour=True)


def test_the_caret_stands_under_the_exact_span() -> None:
    lines = text_of(full, findings("<p>痛<img src=a>é</p>", "p.html")).splitlines()
    assert lines[0].startswith("p.html:1:5: error ")
    assert lines[1] == "    <p>痛<img src=a>é</p>"
    assert lines[2] == "         ^^^^^^^^^^^"
    assert lines[3].startswith("    why: ")


def test_a_long_line_is_shown_around_the_place() -> None:
    shown = text_of(full, findings("<p>" + "word " * 60_000 + "<img src=a>" + " word" * 60_000, "p.html")).splitlines()
    assert len(shown[1]) < 200 and "<img src=a>" in shown[1]
    assert shown[2].index("^") == shown[1].index("<img")


def test_the_reason_is_told_once() -> None:
    assert text_of(full, findings("<img src=a><img src=b>")).count("why:") == 1


def test_the_closing_line_counts() -> None:
    out = io.StringIO()
    summary = full(findings("<h1>a</h1><h3>b</h3><img src=a><img src=b>"), out)
    assert closing(summary, 3) == "2 errors, 1 warning on 1 of 3 pages"
    assert closing(full([], out), 1) == "nothing found on 0 of 1 page"


def test_what_is_not_printed_is_escaped() -> None:
    assert printable("a\x1b\u2028b\tc\nd\x9b") == "a\\u001b\\u2028b c d\\u009b"


def test_every_format_can_be_had() -> None:
    assert {"text", "concise", "json", "jsonl"} <= set(formats())
    assert all(callable(reporter(name)) for name in formats())
