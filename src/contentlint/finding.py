"""Finding: what is wrong, where, and how sure; made of plain values, so that it can be pickled, cached and printed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple, Self


class _Named(IntEnum):
    def __str__(self) -> str:
        return self.name.lower()

    @classmethod
    def parse(cls, name: str) -> Self:
        """The member of this lower-case name.

        Raises:
            ValueError: there is none.
        """
        try:
            return cls[name.upper()]
        except KeyError:
            raise ValueError(f"{name!r} is none of {', '.join(str(member) for member in cls)}") from None


class Severity(_Named):
    """How bad: ``error`` fails a build by default, ``warning`` should be mended, ``info`` is worth knowing."""

    INFO = 0
    WARNING = 1
    ERROR = 2

    def moved(self, step: int) -> Severity:
        """The severity so many levels higher (or lower, where negative), held between info and error."""
        return self if not step else Severity(min(max(self + step, Severity.INFO), Severity.ERROR))


class Confidence(_Named):
    """How sure: ``low`` means that a person should look; it never fails a build."""

    LOW = 0
    MEDIUM = 1
    HIGH = 2


class Place(NamedTuple):
    """Where something stands: offsets are half-open, in code points; lines and columns count from 1.

    ``excerpt`` is the thing as a reader sees it (at most 200 characters), ``context`` the sentence, heading or tag
    around it (at most 1,000). ``line_text`` is the source line, cut to a window where it is long, and ``caret`` the
    half-open stretch of it that the place covers.
    """

    path: str
    start: int
    end: int
    line: int
    column: int
    end_line: int
    end_column: int
    excerpt: str = ""
    context: str = ""
    line_text: str = ""
    caret: tuple[int, int] = (0, 0)


class Related(NamedTuple):
    """Another place that belongs to a finding, and what it is to it."""

    message: str
    place: Place


class Edit(NamedTuple):
    """Text to stand in place of ``Source.text[start:end]``."""

    start: int
    end: int
    text: str


class Fix(NamedTuple):
    """Edits that mend a finding. ``safe`` where they change nothing that a visitor reads or hears."""

    edits: tuple[Edit, ...]
    safe: bool = True


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong on a page.

    ``ignored`` is the reason of the suppression where one applies, else None. ``fingerprint`` stays the same under
    edits elsewhere in the file. ``why`` says in a sentence or two why it matters. ``external`` tells that what settles it
    stands outside the page, in the baseline.
    """

    rule: str
    message: str
    severity: Severity
    confidence: Confidence
    place: Place
    references: tuple[str, ...] = ()
    related: tuple[Related, ...] = ()
    suggestion: str | None = None
    ignored: str | None = None
    fingerprint: str = ""
    why: str = ""
    fix: Fix | None = None
    external: bool = False

    def with_fingerprint(self, fingerprint: str) -> Finding:
        """The same finding with a fingerprint: `dataclasses.replace` in a third of its time, for every finding gets one."""
        return Finding(
            self.rule, self.message, self.severity, self.confidence, self.place, self.references, self.related,
            self.suggestion, self.ignored, fingerprint, self.why, self.fix, self.external,
        )  # fmt: skip

    @property
    def fails(self) -> bool:
        """True where the finding can fail a build at all: not ignored, and not of low confidence."""
        return self.ignored is None and self.confidence > Confidence.LOW
