"""The script that a clinic would write instead: alt texts, headings, a grade and a few banned words.

    python benchmarks/soup_script.py PAGE…

It does about a quarter of what contentlint does, names no place, and knows nothing of templates.
"""

import sys
from pathlib import Path

import textstat
from bs4 import BeautifulSoup

BANNED = ("cure", "cures", "guarantee", "guaranteed", "miracle", "painless", "100%", "best doctor")


def check(html: str) -> list[str]:
    """What is wrong with a page, in words."""
    soup = BeautifulSoup(html, "html.parser")
    found = [f"no alt: {image.get('src')}" for image in soup.find_all("img") if not image.get("alt")]
    level = 0
    for heading in soup.find_all(["h1", "h2", "h3", "h4", "h5", "h6"]):
        if int(heading.name[1]) > level + 1:
            found.append(f"skipped level: {heading.get_text(strip=True)}")
        level = int(heading.name[1])
    for element in soup(["script", "style", "nav", "footer"]):
        element.decompose()
    text = soup.get_text(" ", strip=True)
    grade = textstat.flesch_kincaid_grade(text)
    if grade > 8:
        found.append(f"grade {grade}")
    words = text.lower().split()
    found += [f"banned: {word}" for word in BANNED if word in words]
    return found


if __name__ == "__main__":
    for name in sys.argv[1:]:
        for told in check(Path(name).read_text(encoding="utf-8", errors="replace")):
            print(f"{name}: {told}")
