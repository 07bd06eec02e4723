import pytest

from contentlint.facts.page_type import TYPES, page_type
from contentlint.page import Page
from contentlint.source import Source


@pytest.mark.parametrize(
    ("name", "text", "kind"),
    [
        ("index.html", "<h1>Hill</h1>", "home"),
        ("site/index.html", "", "home"),
        ("privacy-policy.html", "", "legal"),
        ("contact.html", "", "contact"),
        ("our-team.html", "", "profile"),
        ("dr-ann-lee.html", "", "profile"),
        ("blog/knee.html", "", "article"),
        ("blog.html", "", "listing"),
        ("locations/york.html", "", "location"),
        ("conditions/knee.html", "", "condition"),
        ("services/laser.html", "", "treatment"),
        ("knee.html", '<script type="application/ld+json">{"@type": "BlogPosting"}</script>', "article"),
        ("knee.html", '<script type="application/ld+json">{"@type": "MedicalCondition"}</script>', "condition"),
        ("knee.html", "<h1>Knee</h1><h2>Symptoms</h2><h2>Causes</h2>", "condition"),
        ("laser.html", "<h1>Laser</h1><h2>The procedure</h2><h2>Recovery</h2>", "treatment"),
        ("knee.html", '<meta property="og:type" content="article">', "article"),
        ("knee.html", '<link rel="canonical" href="https://a.example/">', "other"),
        ("x.html", '<link rel="canonical" href="https://a.example/blog/knee">', "article"),
        ("x.html", "<p>y</p>", "other"),
    ],
)
def test_the_kind_of_a_page_is_guessed(name: str, text: str, kind: str) -> None:
    assert page_type(Page(Source.from_text(text, name))) == kind
    assert kind in TYPES
