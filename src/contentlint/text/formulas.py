"""Readability formulas: each a function of Counts, named as in textstat, with the place it was published.

None checks whether the text is long enough, or in the formula's language; ``readability.scores`` does. All raise
ZeroDivisionError for counts without words.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from math import sqrt
from types import MappingProxyType

from contentlint.text.counting import OPENING, Counts

Formula = Callable[[Counts], float]


def flesch_reading_ease(counts: Counts, base: float = 206.835, length: float = 1.015, syllables: float = 84.6) -> float:
    """Flesch (1948), *A new readability yardstick*, Journal of Applied Psychology 32(3): 100 easy, 0 hard.

    https://doi.org/10.1037/h0057532. For constants of other languages see FLESCH.
    """
    return base - length * _sentence_length(counts) - syllables * counts.syllables / counts.words


def flesch_kincaid_grade(counts: Counts) -> float:
    """Kincaid, Fishburne, Rogers & Chissom (1975), Research Branch Report 8-75, Naval Technical Training: US grade.

    https://stars.library.ucf.edu/istlibrary/56/
    """
    return 0.39 * _sentence_length(counts) + 11.8 * counts.syllables / counts.words - 15.59


def smog_index(counts: Counts) -> float:
    """McLaughlin (1969), *SMOG grading*, Journal of Reading 12(8): US grade. Made for samples of 30 sentences.

    https://en.wikipedia.org/wiki/SMOG
    """
    return 1.043 * sqrt(30 * counts.polysyllables / counts.sentences) + 3.1291


def gunning_fog(counts: Counts) -> float:
    """Gunning (1952), *The Technique of Clear Writing*: US grade.

    As in textstat, complex words are those of three syllables that aren't on the Dale-Chall list; Gunning also
    excused proper names, compounds and endings. https://en.wikipedia.org/wiki/Gunning_fog_index
    """
    return 0.4 * (_sentence_length(counts) + _percent(counts.difficult_three, counts))


def coleman_liau_index(counts: Counts) -> float:
    """Coleman & Liau (1975), *A computer readability formula designed for machine scoring*: US grade.

    Journal of Applied Psychology 60(2), https://doi.org/10.1037/h0076540. The weight of letters is 0.0588 in print;
    0.058 is used here, as in textstat, which makes scores about 0.4 lower.
    """
    return 0.058 * _percent(counts.letters, counts) - 0.296 * _percent(counts.sentences, counts) - 15.8


def automated_readability_index(counts: Counts) -> float:
    """Smith & Senter (1967), *Automated Readability Index*, AMRL-TR-66-220: US grade.

    Characters are strokes, marks included, as in textstat. https://apps.dtic.mil/sti/citations/AD0667273
    """
    return 4.71 * counts.characters / counts.words + 0.5 * _sentence_length(counts) - 21.43


def dale_chall_readability_score(counts: Counts) -> float:
    """Dale & Chall (1948), *A formula for predicting readability*, Educational Research Bulletin 27: raw score.

    4.9 and below is grade 4, 9.0 and above college. As in textstat, inflected forms of easy words count as
    difficult, unlike in the original. https://en.wikipedia.org/wiki/Dale%E2%80%93Chall_readability_formula
    """
    difficult = _percent(counts.difficult_words, counts)
    return 0.1579 * difficult + 0.0496 * _sentence_length(counts) + (3.6365 if difficult > 5 else 0)


def spache_readability(counts: Counts) -> float:
    """Spache (1953), *A new readability formula for primary-grade reading materials*: US grade, up to the fourth.

    Elementary School Journal 53(7), https://doi.org/10.1086/458513. As in textstat, unfamiliar words are those of
    two syllables off the Dale-Chall list, each time they occur; Spache had a list of his own, and counted each once.
    """
    return 0.141 * _sentence_length(counts) + 0.086 * _percent(counts.difficult_two, counts) + 0.839


def linsear_write_formula(counts: Counts) -> float:
    """Linsear Write, used by the US Air Force: US grade, from the first 100 words.

    http://www.csun.edu/~vcecn006/read1.html. As in textstat, a last sentence of which the sample has no more than two
    words doesn't count as one.
    """
    starts = [i for i, syllables in enumerate(counts.opening) if syllables & 128]
    cut_off = OPENING == len(counts.opening) <= starts[-1] + 2
    points = sum(3 if syllables & 127 >= 3 else 1 for syllables in counts.opening) / (len(starts) - cut_off)
    return points / 2 if points > 20 else points / 2 - 1


def lix(counts: Counts) -> float:
    """Läsbarhetsindex, Björnsson (1968), *Läsbarhet*: below 30 easy, above 50 hard; for many languages.

    Björnsson (1983), *Readability of newspapers in 11 languages*, https://doi.org/10.2307/747382.
    """
    return _sentence_length(counts) + _percent(counts.long_words, counts)


def rix(counts: Counts) -> float:
    """Anderson (1983), *Lix and Rix: variations on a little-known readability index*, Journal of Reading 26(6).

    Long words per sentence: below 1.8 easy, above 5.3 hard. https://www.jstor.org/stable/40031755
    """
    return counts.long_words / counts.sentences


def mcalpine_eflaw(counts: Counts) -> float:
    """McAlpine (2006), *From plain English to global English*: flaws for readers of English as a foreign language.

    20 and below easy, 30 and above confusing. https://www.angelfire.com/nd/nirmaldasan/journalismonline/fpetge.html
    """
    return (counts.words + counts.miniwords) / counts.sentences


def fernandez_huerta(counts: Counts) -> float:
    """Fernández Huerta (1959), *Medidas sencillas de lecturabilidad*, Consigna 214: Flesch's scale for Spanish.

    https://legible.es/blog/lecturabilidad-fernandez-huerta/
    """
    return 206.84 - 60 * counts.syllables / counts.words - 1.02 * _sentence_length(counts)


def szigriszt_pazos(counts: Counts) -> float:
    """Szigriszt Pazos (1993), *Sistemas predictivos de legibilidad del mensaje escrito*, thesis: Flesch's scale.

    https://legible.es/blog/perspicuidad-szigriszt-pazos/
    """
    return 206.835 - 62.3 * counts.syllables / counts.words - _sentence_length(counts)


def gutierrez_polini(counts: Counts) -> float:
    """Gutiérrez de Polini (1972), *Investigación sobre lectura en Venezuela*: low is hard; for grade-six texts.

    https://legible.es/blog/comprensibilidad-gutierrez-de-polini
    """
    return 95.2 - 9.7 * counts.letters / counts.words - 0.35 * _sentence_length(counts)


def crawford(counts: Counts) -> float:
    """Crawford (1989), *Fórmula y gráfico para determinar la comprensibilidad de textos de nivel primario*.

    Years of schooling, for Spanish primary texts. https://legible.es/blog/formula-de-crawford/
    """
    return -0.205 * _percent(counts.sentences, counts) + 0.049 * _percent(counts.syllables, counts) - 3.407


def gulpease_index(counts: Counts) -> float:
    """Lucisano & Piemontese (1988), *Gulpease*, Scuola e città 39(3): 100 easy, 0 hard, for Italian.

    Letters are characters, marks included, as in textstat. https://pro.corrige.it/ortografia/lindice-gulpease
    """
    return 89 + (300 * counts.sentences - 10 * counts.characters) / counts.words


def wiener_sachtextformel(counts: Counts, variant: int = 1) -> float:
    """Bamberger & Vanecek (1984), *Lesen, Verstehen, Lernen, Schreiben*: school year of German, variants 1 to 4.

    https://de.wikipedia.org/wiki/Lesbarkeitsindex#Wiener_Sachtextformel. Raises KeyError for any other variant.
    """
    many, length, long, one, constant = _WIENER[variant]
    return (
        many * _percent(counts.polysyllables, counts)
        + length * _sentence_length(counts)
        + long * _percent(counts.long_words, counts)
        - one * _percent(counts.monosyllables, counts)
        - constant
    )


_WIENER = {
    1: (0.1935, 0.1672, 0.1297, 0.0327, 0.875),
    2: (0.2007, 0.1682, 0.1373, 0, 2.779),
    3: (0.2963, 0.1905, 0, 0, 1.1144),
    4: (0.2744, 0.2656, 0, 0, 1.693),
}

FLESCH: Mapping[str, tuple[float, float, float]] = MappingProxyType(
    {
        "en": (206.835, 1.015, 84.6),  # Flesch 1948
        "de": (180, 1, 58.5),  # Amstad (1978), Wie verständlich sind unsere Zeitungen?, thesis, Zürich
        "es": (206.84, 1.02, 60),  # Fernández Huerta 1959
        "fr": (207, 1.015, 73.6),  # Kandel & Moles (1958), Application de l'indice de Flesch à la langue française
        "it": (217, 1.3, 60),  # Franchina & Vacca (1986), Adaptation of Flesch readability index on a bilingual text
        "nl": (206.84, 0.93, 77),  # Douma (1960), De leesbaarheid van landbouwbladen, Wageningen
        "pt": (248.835, 1.015, 84.6),  # Martins, Ghiraldelo, Nunes & Oliveira (1996), Notas do ICMSC 28, São Carlos
        "ru": (206.835, 1.3, 60.1),  # Oborneva (2006), Automated estimation of complexity of texts, thesis, Moscow
    }
)
"""Base, weight of words per sentence and weight of syllables per word of Flesch's formula, by language.

Collected in https://github.com/Yoast/YoastSEO.js/issues/267; the Portuguese ones in
https://blog.inboarding.co/formulas-de-leiturabilidade/.
"""

_ENGLISH: tuple[Formula, ...] = (
    flesch_kincaid_grade,
    smog_index,
    gunning_fog,
    coleman_liau_index,
    automated_readability_index,
    dale_chall_readability_score,
    spache_readability,
    linsear_write_formula,
    mcalpine_eflaw,
)
_SPANISH: tuple[Formula, ...] = (fernandez_huerta, szigriszt_pazos, gutierrez_polini, crawford)


def _of(language: str) -> Mapping[str, Formula]:
    base, length, syllables = FLESCH[language]
    own = {"en": _ENGLISH, "es": _SPANISH, "it": (gulpease_index,)}.get(language, ())
    flesch = partial(flesch_reading_ease, base=base, length=length, syllables=syllables)
    wiener = {f"wiener_sachtextformel_{n}": partial(wiener_sachtextformel, variant=n) for n in _WIENER}
    named = {formula.__name__: formula for formula in (*own, lix, rix)}
    return MappingProxyType({"flesch_reading_ease": flesch} | named | (wiener if language == "de" else {}))


def _sentence_length(counts: Counts) -> float:
    return counts.words / counts.sentences


def _percent(part: int, counts: Counts) -> float:
    return 100 * part / counts.words


FORMULAS: Mapping[str, Mapping[str, Formula]] = MappingProxyType({language: _of(language) for language in FLESCH})
"""The formulas that fit each language, by name: those made for the language, and Lix and Rix, made for any."""

GRADES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "en": (
            "flesch_kincaid_grade",
            "smog_index",
            "gunning_fog",
            "coleman_liau_index",
            "automated_readability_index",
            "linsear_write_formula",
        ),
        "de": tuple(f"wiener_sachtextformel_{n}" for n in _WIENER),
        "es": ("crawford",),
    }
)
"""The formulas whose result is a year of school, by language; not Dale-Chall's raw score, nor Spache's."""
