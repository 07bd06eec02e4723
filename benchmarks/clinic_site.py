"""Writes the website of an invented clinic, as many pages as wanted, some easy to read and some hard, with faults and claims.

    python benchmarks/clinic_site.py FOLDER PAGES [--varied]

Its sentences are few and would come again on many pages, which a packer of text loves too much. With ``--varied`` each page
gets paragraphs of words drawn from textstat's list of familiar words as well, which mean nothing and are harder to pack than
what people write.
"""

from __future__ import annotations

import random
import sys
from itertools import islice
from pathlib import Path

PARTS = "knee hip shoulder back neck ankle wrist elbow jaw foot hand heel".split()
CARES = [
    "exercise therapy", "massage", "shockwave", "acupuncture", "dry needling", "taping", "hydrotherapy", "pilates", "walking groups",
    "laser therapy", "strength classes", "posture advice",
]  # fmt: skip
TOWNS = "Milbrook Ashford Harlow Brindle Castor Dunmere Elmsley Farrow Garside Holme".split()
NAMES = "Ann Okafor,Ben Hale,Chloe Marsh,Dev Patel,Ewa Nowak,Femi Ade,Grace Lund,Hugo Reyes".split(",")

EASY = """
We look at how you stand, walk and climb a step. | Bring shoes that you can walk in. | Tell us what you would like to
do again. | You can stop at any time. | Most people come three or four times. | Your {part} may ache for a day or two.
| Rest it, then start again. | We show you each move and write it down. | Ask us if a move hurts. | A friend can come
in with you. | Call us if the pain gets worse at night. | Start with five steps and add one each day. | Keep warm, and
drink some water. | The first visit takes half an hour. | Sit down when you need to. | We will not push you. | You
choose what we work on first. | There is a ramp at the door in {town}. | Write down what makes your {part} sore.
"""
MIDDLE = """
Our physiotherapists in {town} use {care} when the {part} has been sore for longer than six weeks, together with
advice about work and sleep. | Before we begin with {care}, we ask about your medicines, earlier injuries and what you
hope to do again. | People who keep up their exercises between visits usually notice a difference after about a month.
| If the {part} is swollen, hot or suddenly weak, please see a doctor the same day instead of waiting for an
appointment. | We plan {care} with you and check every second week whether the plan still fits. | Many patients
combine {care} with a daily walk, because moving the {part} gently keeps it from getting stiff.
"""
HARD = """
Conservative management of persistent {part} complaints necessitates individualised prescription of progressively
incremental resistance, predicated upon comprehensive evaluation of neuromuscular coordination. | Notwithstanding
considerable heterogeneity in the underlying investigations, multidisciplinary rehabilitation incorporating {care} is
characteristically recommended for degenerative conditions of the {part}. | Pharmacological interventions are
ordinarily reserved for exacerbations that remain refractory to conventional physiotherapeutic modalities,
particularly where cardiovascular comorbidities are anticipated. | Contraindications to {care} encompass
anticoagulation, uncontrolled hypertension and established hypersensitivity, necessitating preliminary consultation
with the referring practitioner.
"""
CLAIMS = """
{Care} cures arthritis of the {part}. | {Care} is completely safe and has no side effects. | 9 out of 10 patients were
free of {part} pain after three visits. | Studies show that {care} works better than surgery. | You can throw away
your painkillers after {care}. | {Care} may ease {part} pain in some people (<a
href="https://doi.org/10.1000/{number}">review of 2024</a>). | We have the best {care} in {town}. | {Care} helps with
{part} pain within a week.
"""
FAULTS = """
<p>To book, <a href="/book.html">click here</a>.</p> | <p>We also see diabetics and anyone who is
wheelchair-bound.</p> | <h4>Parking</h4><p>Park behind the library.</p> | <p>Lorem ipsum dolor sit amet.</p> | <p><a
href="#nowhere">Prices</a></p> | <h2></h2>
"""


def lines(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.split("|")]


EASY_LINES, MIDDLE_LINES, HARD_LINES, CLAIM_LINES, FAULT_LINES = map(lines, (EASY, MIDDLE, HARD, CLAIMS, FAULTS))


class Writer:
    """Writes one page; the same number gives the same page. ``vocabulary`` is what varied paragraphs are drawn from."""

    def __init__(self, number: int, vocabulary: list[str]) -> None:
        self.number, self.vocabulary = number, vocabulary
        self.chance = random.Random(number)
        self.part, self.care, self.town = (self.chance.choice(each) for each in (PARTS, CARES, TOWNS))
        self.hardness = min(max(self.chance.gauss(0.25, 0.2), 0.0), 1.0)

    @property
    def name(self) -> str:
        return f"{self.care.replace(' ', '-')}-{self.part}-{self.number}"

    def page(self) -> str:
        title = f"{self.care.capitalize()} for the {self.part} in {self.town}"
        described = f"How we use {self.care} for {self.part} pain in {self.town}, who it is for, and what to expect at a first visit."
        main = "".join(self.section() for _ in range(self.chance.randint(3, 7)))
        return f"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title} | Alder Lane Clinic</title><meta name="description" content="{described}">
<link rel="canonical" href="https://alderlane.example/{self.name}.html"></head>
<body><header><nav><a href="index.html">Alder Lane Clinic</a> <a href="team.html">Our team</a></nav></header>
<main><h1>{title}</h1>{self.paragraph(3)}{main}{self.varied()}<p>Written by {self.chance.choice(NAMES)}, physiotherapist.</p></main>
<footer><p>Alder Lane Clinic, 4 Alder Lane, Milbrook. <a href="tel:+15550100200">+1 555 0100 200</a></p></footer></body></html>
"""

    def section(self) -> str:
        chance = self.chance
        heads = (
            "What {care} is",
            "What to expect",
            "When to call us",
            "{Care} at home",
            "Who it is for",
            "Your {part}, day by day",
        )
        parts = [
            f"<h2>{self.filled(chance.choice(heads))}</h2>",
            *(self.paragraph(chance.randint(3, 7)) for _ in range(2)),
        ]
        if chance.random() < 0.3:
            parts.append(f"<p>{self.filled(chance.choice(CLAIM_LINES))}</p>")
        if chance.random() < 0.3:
            parts.append(self.picture())
        if chance.random() < 0.15:
            parts.append(chance.choice(FAULT_LINES))
        if chance.random() < 0.3:
            items = "".join(f"<li>{self.filled(line)}</li>" for line in chance.sample(EASY_LINES, 4))
            parts.append(f"<ul>{items}</ul>")
        return "\n".join(parts)

    def picture(self) -> str:
        alt = self.chance.choice(
            ("", ' alt=""', f' alt="A {self.part} held by two hands"', f' alt="IMG_{self.number}.jpg"')
        )
        return f'<img src="images/{self.part}-{self.number}.jpg"{alt} width="640" height="320">'

    def paragraph(self, count: int) -> str:
        chosen = dict.fromkeys(self.line() for _ in range(count))  # none of them twice
        return f"<p>{' '.join(map(self.filled, chosen))}</p>"

    def line(self) -> str:
        weights = (1 - self.hardness, 0.5, self.hardness**2 * 2)
        (kind,) = self.chance.choices((EASY_LINES, MIDDLE_LINES, HARD_LINES), weights)
        return self.chance.choice(kind)

    def filled(self, line: str) -> str:
        return line.format(
            part=self.part, care=self.care, Care=self.care.capitalize(), town=self.town, number=self.number
        )

    def varied(self) -> str:
        """About 2,500 characters."""
        if not self.vocabulary:
            return ""
        drawn = (" ".join(self.chance.choices(self.vocabulary, k=self.chance.randint(8, 16))) for _ in range(36))
        ends = iter([f"{words.capitalize()}." for words in drawn])
        return f"<h2>More</h2>{''.join(f'<p>{text}</p>' for text in iter(lambda: ' '.join(islice(ends, 6)), ''))}"


def write_site(folder: Path, pages: int, *, varied: bool = False) -> None:
    """Writes the pages to a folder, named after treatment, part and number."""
    vocabulary = familiar() if varied else []
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(pages):
        writer = Writer(number, vocabulary)
        Path(folder, f"{writer.name}.html").write_text(writer.page(), encoding="utf-8", newline="\n")


def familiar() -> list[str]:
    """The words of textstat's list for the Dale-Chall formula."""
    from contentlint.text.counting import easy_words

    return sorted(easy_words("en") or ())


if __name__ == "__main__":
    write_site(Path(sys.argv[1]), int(sys.argv[2]), varied="--varied" in sys.argv)
