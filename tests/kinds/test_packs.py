"""The kinds as templates of packs."""

from pathlib import Path

import pytest

from contentlint.catalog import templates
from contentlint.config import Config
from contentlint.engine import lint_text
from contentlint.kinds import NAMES, kind
from contentlint.packs import PackError, load_pack

PACK = """
[rule.text-no-simply]
extends = "existence"
tokens = ["simply", "just"]
scope = ["paragraph", "heading.h2"]
message = "“{found}” makes light of it"
doc = \"\"\"
Nothing is called simple.

Bad:
    <h2>[[simply]]</h2>

Good:
    <h1>simply</h1>
\"\"\"
[rule.text-spelling-of-check-up]
extends = "consistency"
either = { "check-ups?" = "checkups?" }
message = "“{found}” here, “{instead}” elsewhere"
severity = "info"
"""


def test_packs_may_extend_every_kind() -> None:
    assert set(NAMES) <= set(templates())
    assert all(templates()[name] is kind(name) and kind(name).is_template for name in NAMES)
    with pytest.raises(KeyError):
        kind("script")


def test_a_pack_with_kinds(tmp_path: Path) -> None:
    path = tmp_path / "ours.toml"
    path.write_text(PACK, encoding="utf-8")
    html = "<h2>Simply, just rest</h2><ul><li>just</li></ul><p>A check-up. A <i>check-up</i>, one checkup.</p>"
    findings = lint_text(html, config=Config(select=("text",), packs=(path,)))
    told = [
        (f.rule, html[f.place.start : f.place.end], f.message)
        for f in findings
        if f.rule.startswith(("text-no", "text-sp"))
    ]
    assert told == [
        ("text-no-simply", "just", "“just” makes light of it"),
        ("text-spelling-of-check-up", "checkup", "“checkup” here, “check-up” elsewhere"),
    ]


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ('extends = "existence"\ntokens = ["(a+)+b"]\nmessage = "x"', "tokens: a repeat within a repeat"),
        ('extends = "existence"\ntokens = ["a"]\nmessage = "x"\nscope = ["headline"]', "there is no scope `headline`"),
        ('extends = "occurrence"\ntoken = "a"\nmax = "three"\nmessage = "x"', "max: 'three' is not whole number"),
        ('extends = "metric"\nformula = "os.system(1)"\ncondition = "> 1"\nmessage = "x"', "can't stand in a formula"),
        ('extends = "spelling"\ndictionaries = ["/no/such.dic"]\nmessage = "x"', "such.dic: can't be read"),
        ('extends = "existense"\nmessage = "x"', "did you mean `existence`?"),
    ],
)  # fmt: skip
def test_broken_entries_are_told(tmp_path: Path, entry: str, told: str) -> None:
    path = tmp_path / "ours.toml"
    path.write_text(f"[rule.text-x]\n{entry}\n", encoding="utf-8")
    with pytest.raises(PackError) as raised:
        load_pack(path, templates())
    assert told in str(raised.value) and "[rule.text-x]" in str(raised.value)
