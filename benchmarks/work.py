"""How much work a run is, counted rather than timed, against the figures of work.json: see WORK.md."""

from __future__ import annotations

import argparse
import gc
import json
import os
import platform
import random
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
RECORD = HERE / "work.json"
TOLERANCE = 0.10
PAGES = 8
MORE = 3
"""Pages under callgrind, which is fifty times slower, beyond the first one."""

WORDS = """clinic knee pain care visit doctor nurse exercise muscle joint walk sleep week month team plan question answer help
treatment therapy rest cold warm gentle strong often seldom before after morning evening bring wear feel move
physiotherapy rehabilitation appointment assessment examination inflammation recovery anatomy surgeon consultation""".split()


def sentence(chance: random.Random) -> str:
    words = chance.sample(WORDS, chance.randint(5, 20))
    return f"{words[0].capitalize()} {' '.join(words[1:])}."


def page(number: int) -> str:
    """A clinic's page as a content system writes it: a head, a menu, sections, a form, structured data, a footer."""
    chance = random.Random(number)
    menu = "".join(
        f'<li class="menu-item menu-item-{n}"><a href="/part-{n}/" class="nav-link">Part {chance.choice(WORDS)} {n}</a></li>'
        for n in range(30)
    )
    sections = "".join(section(chance, n) for n in range(9))
    asked = [(f"{sentence(chance)[:-1]}?", sentence(chance)) for _ in range(8)]
    questions = [
        {"@type": "Question", "name": name, "acceptedAnswer": {"@type": "Answer", "text": text}} for name, text in asked
    ]
    shown = "".join(f"<h3>{name}</h3><p>{text}</p>" for name, text in asked)
    data = {"@context": "https://schema.org", "@type": "FAQPage", "mainEntity": questions}
    script = "\n".join(f'if (a[{n}] < b) {{ run("{chance.choice(WORDS)}", {{ n: {n} }}); }}' for n in range(150))
    return f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Knee pain {number} – Hill Clinic</title>
<meta name="description" content="{sentence(chance)}"><link rel="canonical" href="https://hillclinic.example/page-{number}/">
<style>.a {{ color: red }} .b > .c {{ display: none }}</style><script>{script}</script>
<script type="application/ld+json">{json.dumps(data)}</script></head><body class="page page-{number}">
<header><a href="/"><img src="/logo.svg" alt="Hill Clinic"></a><nav aria-label="Main"><ul>{menu}</ul></nav></header>
<main><h1>Knee pain {number}</h1>{sections}<h2>Questions</h2>{shown}</main><form action="/send"><label for="mail">E-mail</label>
<input id="mail" type="email" name="mail"><button type="submit">Send</button></form>
<footer role="contentinfo"><p>© 2024 Hill Clinic, 12 High Street, York. <a href="tel:+441904550100">01904 550100</a></p>
<a href="/privacy/">Privacy</a></footer></body></html>"""


def section(chance: random.Random, number: int) -> str:
    paragraphs = "".join(
        f'<p class="text">{" ".join(sentence(chance) for _ in range(3))} It’s time &amp; <a href="/part-{n}/">part {n} of {number}</a> '
        f"<em>{chance.choice(WORDS)}</em>.</p>"
        for n in range(2)
    )
    items = "".join(f"<li>{sentence(chance)}</li>" for _ in range(5))
    picture = (
        f'<figure><img src="/i/{number}.jpg" alt="{chance.choice(WORDS)} {number}" width="60" height="40"></figure>'
    )
    heading = f'<h2 id="part-{number}">{chance.choice(WORDS).capitalize()} {number}</h2>'
    return f'<section class="block block--{number}">\n  {heading}\n  {paragraphs}\n  <ul>{items}</ul>{picture}\n</section>\n'


def work(pages: int) -> tuple[int, int]:
    """Starts contentlint and lints some pages; the calls of Python and C functions that each of the two took."""
    calls = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    texts = [page(number) for number in range(pages)]
    gc.disable()
    sys.setprofile(count if pages else None)
    from contentlint.config import Config
    from contentlint.engine import lint
    from contentlint.source import Source

    config = Config()
    _ = config.active
    started = calls
    for _ in lint([Source.from_text(text, f"page-{number}.html") for number, text in enumerate(texts)], config):
        pass
    sys.setprofile(None)
    return started, calls - started


def run(*arguments: str, under: tuple[str, ...] = (), cache: str) -> subprocess.CompletedProcess[str]:
    environment = {
        **os.environ, "PYTHONHASHSEED": "0", "PYTHONPYCACHEPREFIX": cache, "PYTHONPATH": str(HERE.parent / "src"),
    }  # fmt: skip
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [*under, sys.executable, __file__, *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=True)


def instructions(pages: int, cache: str) -> int:
    """The machine instructions of a whole process, as callgrind counts them."""
    under = ("valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null")
    told = run("--only", str(pages), "--unprofiled", under=under, cache=cache).stderr
    return int(next(line for line in told.splitlines() if "Collected" in line).split()[-1])


def measured() -> dict[str, int]:
    with tempfile.TemporaryDirectory() as cache:
        run("--only", "1", cache=cache)  # bytecode is written, and so is whatever else a first start does
        started, linted = map(int, run("--only", str(PAGES), cache=cache).stdout.split())
        found = {"calls to start": started, "calls a page": linted // PAGES}
        if shutil.which("valgrind"):
            few, many = instructions(1, cache), instructions(1 + MORE, cache)
            found["instructions to start"] = few
            found["instructions a page"] = (many - few) // MORE
    return found


def machine() -> str:
    """What instructions depend on. Calls depend on the version of Python alone."""
    from lxml.etree import LIBXML_VERSION

    return f"{platform.machine()}, Python {platform.python_version()}, libxml2 {'.'.join(map(str, LIBXML_VERSION))}"


def compare(now: dict[str, int], recorded: dict[str, dict[str, int]]) -> bool:
    """Prints each figure beside the recorded one; True where one has grown by more than the tolerance."""
    grown = False
    for name, value in now.items():
        key = machine() if name.startswith("instructions") else python()
        before = recorded.get(key, {}).get(name)
        if before is None:
            print(f"{name:24} {value:>14,}  (nothing recorded for {key})")
            continue
        change = value / before - 1
        worse = change > TOLERANCE
        grown |= worse
        print(f"{name:24} {value:>14,}  recorded {before:>14,}  {change:+.1%}{'  TOO MUCH' if worse else ''}")
    return grown


def python() -> str:
    return "Python {}.{}".format(*sys.version_info)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--update", action="store_true", help="write the figures to work.json")
    parser.add_argument("--only", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--unprofiled", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.only is not None:
        if options.unprofiled:
            sys.setprofile = lambda _function: None  # type: ignore[assignment]
        print(*work(options.only))
        return 0
    now = measured()
    recorded = json.loads(RECORD.read_text(encoding="utf-8")) if RECORD.exists() else {}
    grown = compare(now, recorded)
    if options.update:
        for name, value in now.items():
            key = machine() if name.startswith("instructions") else python()
            recorded.setdefault(key, {})[name] = value
        RECORD.write_text(json.dumps(recorded, indent=2) + "\n", encoding="utf-8")
    elif grown:
        print("more work than recorded: find out why, or record it with benchmarks/work.py --update and say why")
    return int(grown and not options.update)


if __name__ == "__main__":
    sys.exit(main())
