"""What people ask of linters for pages, or switch them off for, each as they would meet it: at the command line.

The numbers are those of a list of such demands; each of the ten first has a test here, and so have those further down
that bear on everyday use. What a single module answers for is tested beside it, in more detail: D17, D33, D35 and D37.
"""

import json
import os
import random
import subprocess
import sys
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from contentlint import engine, lint_text
from contentlint.cli import CLEAN, FOUND, USAGE, main
from contentlint.config_file import forget
from contentlint.report import formats
from contentlint.source import Source

HEAD = (
    '<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Sore knees</title>'
    '<meta name="description" content="What helps sore knees.">'
)
PAGE = f'<!doctype html>\n<html lang="en"><head>{HEAD}</head>\n<body><h1>Sore knees</h1>\n{{}}\n</body></html>\n'
IMAGE = '<img src="a.png">'


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    forget()
    monkeypatch.chdir(tmp_path)
    yield
    forget()


def write(name: str, body: str, page: str = PAGE) -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(page.replace("{}", body), encoding="utf-8")


def configure(text: str) -> None:
    Path("contentlint.toml").write_text(text, encoding="utf-8")
    forget()


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def check(*arguments: str) -> list[dict[str, Any]]:
    """The findings of ``contentlint check``."""
    return [json.loads(line) for line in run("check", "--format", "jsonl", *arguments).stdout.splitlines()]


def rules(body: str, *arguments: str, name: str = "page.html", page: str = PAGE) -> list[str]:
    """The rules that find something on a page with this body."""
    write(name, body, page)
    return [row["rule"] for row in check(name, *arguments)]


def git(*arguments: str) -> None:
    user = ("-c", "user.name=t", "-c", "user.email=t@example.org")
    subprocess.run(["git", *user, *arguments], check=True, capture_output=True)


PROBE = """{# <img src="old.png"> #}
<img {{ attributes }}>
<img src="{{ photo.url }}" alt="{{ photo.alt }}">
<a href="{{ url }}">{{ label }}</a>
{% if wide %}<h2>Hours</h2>{% else %}<h2>Hours</h2>{% endif %}
{% if lit %}<div class="x">{% else %}<div>{% endif %}<p>Walk in.</p></div>
<p class="{% if open %}open{% endif %}">{{ text }}</p>
<?php if ($a): ?><h3><?= $title ?></h3><?php endif; ?>
<?php // <img src="x"> ?>
<button><?= icon('x') ?></button>
<ul>{% for each in items %}<li id="i{{ each.id }}">{{ each }}</li>{% endfor %}</ul>
<label for="{{ id }}">Name</label><input type="text" id="{{ id }}" {% if must %}required{% endif %}>
<% if x %><img src="<%= y %>" alt="<%= z %>"><% end %>
{{#each rows}}<p>{{this}}</p>{{/each}}
[[ shortcode ]] <a href="<?php echo $next; ?>">On to the hips</a>"""


@pytest.mark.parametrize("page", [PAGE, '{% extends "base.html" %}{% block body %}{}{% endblock %}'])
def test_d01_template_code_makes_no_finding(page: str) -> None:
    assert rules(PROBE, page=page) == []


def test_d02_only_what_a_change_brought_is_told() -> None:
    write("page.html", IMAGE)
    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "old site")
    write("page.html", f"<p>Walk in.</p>\n{IMAGE}\n<p>Wait.</p>\n<img src='b.png'>")
    assert [row["line"] for row in check("page.html", "--diff", "HEAD")] == [7]
    git("add", ".")
    assert [row["line"] for row in check("page.html", "--staged")] == [7]


def test_d02_an_old_site_is_settled_once() -> None:
    write("page.html", IMAGE)
    assert "1 findings" in run("baseline", "create", "page.html").stdout
    write("page.html", f"<p>Moved down.</p>\n{IMAGE}")
    assert check("page.html") == []
    write("page.html", f"<p>Moved down.</p>\n{IMAGE}\n<p><img src='new.png'></p>")
    assert [row["line"] for row in check("page.html")] == [6]
    write("page.html", "<p>Mended.</p>")
    assert run("baseline", "check", "page.html").exit_code == FOUND


def test_d03_an_empty_alt_is_decoration_and_passes() -> None:
    assert rules('<p>Rest. <img src="line.svg" alt=""></p>') == []
    assert rules('<a href="/"><img src="home.svg" alt=""></a>') == ["link-name-missing"]
    caption = '<figure><img src="scan.png" alt=""><figcaption>A scan of a knee.</figcaption></figure>'
    assert rules(caption) == ["image-alt-empty-conflict"]


COMPLAINTS = (
    "fever, dry cough, headache, sore throat, runny nose, aches, tiredness, chills, sickness, dizziness, sweating"
)
PROSE = (
    "<p>Rest your knee, and drink water often. Call us when it swells. We see you on the same day, and we listen.</p>"
)


def test_d04_a_list_is_no_sentence() -> None:
    listed = "".join(f"<li>{each}</li>" for each in COMPLAINTS.split(", ") * 3)
    write("plain.html", PROSE * 6)
    write("list.html", f"{PROSE * 6}<ul>{listed}</ul>")
    plain, with_list = json.loads(run("scores", "plain.html", "list.html", "--format", "json").stdout)
    assert plain["measured"] and plain["words"] > 100
    assert with_list.pop("left_out") > plain.pop("left_out"), "it is told how many words were left out"
    assert {**with_list, "path": ""} == {**plain, "path": ""}
    arguments = ("--select", "readability,text-consecutive-beginnings,text-passive")
    assert rules(f"<ul>{listed}</ul>", *arguments) == []


WORDS = ("addict", "add&#105;ct", "<b>add</b>ict", "ad<i>di</i>ct", "&#x61;ddict")
FILLERS = ("tea &amp; milk ", "<br>", "Ünï 😀 ", "<em>knee</em> ", "<!-- addict -->", "\n\t", '<a href="?a&b">hip</a> ')


@given(st.lists(st.sampled_from(WORDS + FILLERS), max_size=12))
def test_d05_every_occurrence_is_told_at_its_own_place(parts: list[str]) -> None:
    text = PAGE.replace("{}", "<p>" + " ".join(parts) + ".</p>")
    found = [finding for finding in lint_text(text) if finding.rule == "text-stigma-addiction"]
    assert len(found) == sum(part in WORDS for part in parts)
    for finding in found:
        source = text[finding.place.start : finding.place.end]
        plain = unescape(source.replace("<b>", "").replace("</b>", "").replace("<i>", "").replace("</i>", ""))
        assert plain.replace("</b", "").lower() == finding.place.excerpt.lower() == "addict"
        lines = text[: finding.place.start].split("\n")
        assert (finding.place.line, finding.place.column) == (len(lines), len(lines[-1]) + 1)


@pytest.mark.parametrize(
    "before",
    [
        "<!-- contentlint-disable-next-line image-alt-missing: the widget writes it -->",
        "{# contentlint-disable-next-line image-alt-missing: the widget writes it #}",
        "{{/* contentlint-disable-next-line image-alt-missing: the widget writes it */}}",
        "{{!-- contentlint-disable-next-line image-alt-missing: the widget writes it --}}",
        "{% comment %}contentlint-disable-next-line image-alt-missing: the widget writes it{% endcomment %}",
        "<%# contentlint-disable-next-line image-alt-missing: the widget writes it %>",
        "<%-- contentlint-disable-next-line image-alt-missing: the widget writes it --%>",
        "<?php // contentlint-disable-next-line image-alt-missing: the widget writes it ?>",
        "<!-- contentlint-disable image-alt-missing: the widget writes it -->",
        "<!-- contentlint-disable-file image: the widget writes it -->",
    ],
)
def test_d06_a_comment_of_any_language_settles_one_rule(before: str) -> None:
    body = f"{before}\n<p>{IMAGE}</p>"
    assert rules(body) == []
    (settled,) = check("page.html", "--show-ignored")
    assert (settled["rule"], settled["ignored"]) == ("image-alt-missing", "the widget writes it")
    assert rules(f"{before}\n<p>{IMAGE} The the end.</p>") == ["text-double-word"]


def test_d06_it_counts_anywhere_and_for_an_element() -> None:
    above = "<!-- contentlint-disable-file image-alt-missing: a list of logos -->\n"
    assert rules(IMAGE, page=above + PAGE) == []
    inside = f'<div data-contentlint-ignore="image-alt-missing: logos"><p>{IMAGE}</p></div>'
    assert rules(inside) == [] and rules(inside + IMAGE) == ["image-alt-missing"]


def test_d07_a_suppression_that_settles_nothing_is_told_and_taken_out() -> None:
    comment = "<!-- contentlint-disable-next-line image-alt-missing: the widget writes it -->"
    assert rules(f"{comment}\n<p>Rest.</p>") == ["unused-suppression"]
    assert run("check", "--fix", "page.html").exit_code == CLEAN
    assert Path("page.html").read_text(encoding="utf-8") == PAGE.replace("{}", "<p>Rest.</p>")


def test_d08_headings_may_repeat_below_different_parents() -> None:
    parts = "".join(f"<h2>{name}</h2><h3>Symptoms</h3><h3>Treatment</h3>" for name in ("Hips", "Knees"))
    assert rules(parts) == []
    write("page.html", "<h2>Hips</h2>\n<h3>Symptoms</h3>\n<h3>SYMPTOMS&nbsp;</h3>")
    (told,) = check("page.html")
    assert (told["rule"], told["line"], told["related"][0]["line"]) == ("heading-duplicate", 6, 5)
    configure('[rules.heading-duplicate]\nmode = "page"\n')
    assert rules(parts) == ["heading-duplicate"] * 2


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Our team 🦵", "Our team 🦶", False),
        ("Résumé", "Resume", False),
        ("Caf\u00e9", "Cafe\u0301", True),
        ("Knee pain", "knee\u00a0 PAIN", True),
        ("Care &amp; rest", "Care & rest", True),
        ("Care 👩🏽‍⚕️", "Care 👨🏽‍⚕️", False),
    ],
)
def test_d09_only_headings_that_read_the_same_are_the_same(one: str, other: str, same: bool) -> None:
    assert rules(f"<h2>{one}</h2><h2>{other}</h2>", "--select", "heading") == ["heading-duplicate"] * same


@pytest.mark.parametrize(
    ("fine", "told"),
    [
        ("He had a heart attack.", "An attack on pain: we guarantee that it ends."),
        ("Type 1 diabetes can't be cured.", "We cure diabetes."),
        ("A double-blind trial found no benefit.", "It is a miracle cure for arthritis."),
        ("We guarantee that your details stay private.", "We guarantee that your pain goes."),
        ("Alcoholics Anonymous meets here.", "We help alcoholics."),
        ("Addictive medicines such as opioids need care.", "We help addicts."),
        ("Nerve damage can be permanent.", "Permanent relief from back pain."),
        ("Drug-resistant tuberculosis needs a specialist.", "We have the best surgeons in the country."),
    ],
)
def test_d10_words_of_medicine_are_fine_where_they_are_meant_so(fine: str, told: str) -> None:
    assert rules(f"<p>{fine}</p>", "--select", "text,claim") == []
    assert rules(f"<p>{told}</p>", "--select", "text,claim") != []


REFUSE = """
import sys
def hook(event, arguments):
    if event.startswith("socket.") and event != "socket.gethostname":
        raise RuntimeError(f"{event} {arguments}")
sys.addaudithook(hook)
from contentlint.cli import main
main()
"""


@pytest.mark.parametrize(
    "arguments",
    [["check", ".", "--select", "all"], ["scores", "."], ["claims", "."], ["rules"], ["explain", "image-alt-missing"]],
    ids=lambda arguments: arguments[0],
)
def test_d15_nothing_reaches_for_a_network_even_at_the_first_run(arguments: list[str], tmp_path: Path) -> None:
    write("a.html", f'{PROSE * 4}<p>We cure pain.</p>{IMAGE}<a href="https://unreachable.example/">Our journal</a>')
    write("b.html", '<p lang="de">Wir sehen Ihr Knie an, und wir hören Ihnen zu.</p>')
    source = Path(__file__).parents[1] / "src"
    empty = {"HOME": str(tmp_path / "home"), "PATH": os.environ["PATH"], "PYTHONPATH": str(source)}
    system = {name: os.environ[name] for name in ("SYSTEMROOT",) if name in os.environ}
    done = subprocess.run(
        [sys.executable, "-c", REFUSE, *arguments], capture_output=True, text=True, encoding="utf-8", check=False,
        env={**empty, **system, "PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip
    assert done.returncode in (CLEAN, FOUND), done.stderr
    assert done.stdout and "socket." not in done.stdout + done.stderr and "Traceback" not in done.stderr


def test_d18_the_nearest_configuration_of_the_file_counts_from_every_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    top = Path.cwd()
    write("site/a.html", f"{IMAGE}<h3>Hips</h3>")
    write("site/blog/b.html", f"{IMAGE}<h3>Hips</h3>")
    Path("site/base.toml").write_text(
        'select = ["image-alt-missing", "heading-skips-level"]\nignore = ["heading-skips-level"]\n', encoding="utf-8"
    )
    Path("site/contentlint.toml").write_text('extends = ["./base.toml"]\nfail-on = "warning"\n', encoding="utf-8")
    Path("site/blog/contentlint.toml").write_text('ignore = ["image-alt-missing"]\n', encoding="utf-8")
    outputs: dict[str, set[bytes]] = {}
    for folder in (top, top / "site", top / "site" / "blog"):
        monkeypatch.chdir(folder)
        for form in ("text", "jsonl", "json", "csv"):
            done = run("check", str(top / "site"), "--format", form)
            assert done.exit_code == FOUND
            outputs.setdefault(form, set()).add(done.stdout_bytes)
        shown = run("config", "show", str(top / "site" / "blog" / "b.html")).stdout
        assert f'ignore = ["image-alt-missing"]  # {top / "site" / "blog" / "contentlint.toml"}' in shown
        assert f'fail-on = "warning"  # {top / "site" / "contentlint.toml"}' in shown
    assert all(len(each) == 1 for each in outputs.values()), "byte for byte the same"
    (rows,) = outputs["jsonl"]
    assert [(Path(row["path"]).name, row["rule"]) for row in map(json.loads, rows.splitlines())] == [
        ("a.html", "image-alt-missing"),
        ("b.html", "heading-skips-level"),
    ]


@pytest.mark.parametrize(
    ("text", "line", "meant"),
    [
        ('root = true\nselcet = ["image"]', 2, "select"),
        ('ignore = ["image-alt-mising"]', 1, "image-alt-missing"),
        ("[rules.readability-grade]\ntargt = 6", 2, "target"),
        ("[rules.readability-grad]\ntarget = 6", 1, "readability-grade"),
        ('extends = ["recomended"]', 1, "recommended"),
    ],
)
def test_d19_a_setting_that_nothing_knows_is_an_error_with_its_place(text: str, line: int, meant: str) -> None:
    configure(text)
    write("page.html", "")
    done = run("check", "page.html")
    assert done.exit_code == USAGE and f"contentlint.toml:{line}: " in done.stderr and meant in done.stderr


@pytest.mark.parametrize(
    "page",
    [
        "<section><h2>Hours</h2><p>Nine to five.</p>{}</section>",
        '{% extends "base.html" %}\n{% block main %}<p>Nine to five.</p>{}{% endblock %}',
        "<p>Nine to five.</p>{}",
        "<?php get_header(); ?><p>Nine to five.</p>{}<?php get_footer(); ?>",
    ],
)
def test_d20_a_part_of_a_page_needs_no_head(page: str) -> None:
    assert rules("", "--select", "recommended,html,meta", page=page) == []
    assert rules(IMAGE, page=page) == ["image-alt-missing"]


@pytest.mark.parametrize(
    "front",
    [
        "---\ntitle: Sore knees\nseo:\n  description: [a, {b: c}]\n---\n",
        '+++\ntitle = "Sore knees"\n[seo]\ndescription = "What helps"\n+++\n',
        '---\n{"title": "Sore knees", "seo": {"description": "What helps"}}\n---\n',
    ],
)
@pytest.mark.parametrize(
    ("name", "body"), [("a.html", "<h1>Knees</h1>\n<p>For every addict.</p>"), ("a.md", "# Knees\n\nFor every addict.")]
)
def test_d21_front_matter_is_no_text_and_moves_nothing(front: str, name: str, body: str) -> None:
    if name.endswith(".md"):
        pytest.importorskip("markdown_it")
    write(name, body, f"{front}{{}}\n")
    (told,) = [row for row in check(name) if row["rule"].startswith("text")]
    text = f"{front}{body}"
    assert text[told["start"] : told["end"]] == "addict"
    assert told["line"] == text[: told["start"]].count("\n") + 1
    assert "meta-title-missing" not in {row["rule"] for row in check(name, "--select", "meta")}


def test_d22_code_and_quotations_are_not_the_pages_own_words() -> None:
    others = (
        "<pre>addict</pre>", "<p>Type <code>addict</code> or <kbd>addict</kbd>.</p>", "<p>She said <q>addict</q>.</p>",
        "<ul><li>Tea <pre>addict</pre> and milk</li></ul>", "<blockquote>An addict!</blockquote>",
        "<script>addict</script><style>addict{}</style><template><p>addict</p></template>",
    )  # fmt: skip
    assert rules("\n".join(others)) == []
    write("page.html", f"{others[3]}\n<p><code>x</code> For every <a href='?'>addict</a>.</p>")
    (told,) = [row for row in check("page.html") if row["rule"] == "text-stigma-addiction"]
    assert (told["line"], told["excerpt"]) == (5, "addict")


def test_d24_rules_across_pages_see_the_site_and_tell_of_the_pages_given() -> None:
    for name in ("a", "b", "c"):
        write(f"public/{name}.html", f"<p>Page {name} on something else.</p>")
    configure('site = "public"\nselect = ["site-title-duplicate"]\n')
    (told,) = check("public/b.html")
    assert (told["path"], told["rule"]) == ("public/b.html", "site-title-duplicate")
    assert told["related"][0]["path"].endswith("public/a.html")
    assert len({row["path"] for row in check("public")}) == 3


def test_d36_severity_and_rule_are_in_every_format() -> None:
    write("page.html", f"{IMAGE}\n<h4>Hips</h4>")
    before = {name: run("check", "page.html", "--format", name).stdout for name in formats()}
    configure('[rules]\nimage-alt-missing = "info"\n')
    for name, told in before.items():
        assert "image-alt-missing" in told and "heading-skips-level" in told, name
        assert run("check", "page.html", "--format", name).stdout != told, f"{name} doesn't tell the severity"


def test_d39_links_to_other_sites_are_left_alone_and_own_ones_checked_offline() -> None:
    write("public/a.html", '<a href="https://unreachable.example/403">Our journal</a> <a href="b.html">Hips</a>')
    write("public/b.html", '<a href="gone.html">Knees</a>')
    told = [(row["path"], row["rule"], row["line"]) for row in check("public", "--select", "link,site-link-broken")]
    assert told == [("public/b.html", "site-link-broken", 4)]


VERBS = (
    "rest walk sit stand bend lift reach turn breathe sleep eat drink call ask listen wait read write see hear".split()
)


def calls_of(*arguments: str) -> int:
    """How many functions a command calls."""
    count = 0

    def counted(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event == "call"

    sys.setprofile(counted)
    try:
        run(*arguments)
    finally:
        sys.setprofile(None)
    return count


def test_a_second_unchanged_run_does_a_tenth_of_the_work(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CONTENTLINT_NO_CACHE")
    monkeypatch.setenv("CONTENTLINT_CACHE_DIR", str(Path("cache").absolute()))
    words = random.Random(1)
    for number in range(20):
        sentences = (" ".join(words.sample(VERBS, 9)).capitalize() + "." for _ in range(90))
        page = PAGE.replace("Sore knees", f"Page {number}").replace("What helps", f"What stands on {number}, and helps")
        write(f"site/{number}.html", f"<p>{' '.join(sentences)}</p>{IMAGE}", page)
    looked: list[str] = []
    lint = engine.lint_source

    def noted(source: Source, config: Any) -> Any:
        looked.append(source.name)
        return lint(source, config)

    monkeypatch.setattr(engine, "lint_source", noted)
    run("check", "--isolated", "--no-cache", "site/0.html")  # what is loaded once in a process belongs to no run
    looked.clear()
    first, second = (calls_of("check", "site", "--format", "concise") for _ in range(2))
    assert len(looked) == 20, "no page is looked at twice"
    assert second * 10 <= first
    write("site/7.html", IMAGE)
    run("check", "site")
    assert looked[20:] == ["site/7.html"]
