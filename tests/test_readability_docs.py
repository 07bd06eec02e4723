import runpy
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_the_page_on_readability_is_current() -> None:
    render = runpy.run_path(str(ROOT / "scripts/build_readability_docs.py"))["render"]
    page = (ROOT / "docs/readability.md").read_text(encoding="utf-8")
    assert page == render(), "run scripts/build_readability_docs.py"


def test_scores_agree_with_textstat_on_common_ground() -> None:
    script = runpy.run_path(str(ROOT / "scripts/compare_textstat.py"))
    found = script["agreement"]()
    assert set(found) == {"de", "en", "es", "fr", "it", "nl", "pt", "ru"}
    assert max(worst for *_, worst in found.values()) <= script["TOLERANCE"]
