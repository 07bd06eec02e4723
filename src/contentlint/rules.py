"""Rule: a generator function with a docstring, and what the docstring says."""

from __future__ import annotations

import inspect
import re
import typing
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import NoneType, UnionType
from typing import Any, Literal, NamedTuple, Union, get_args, get_origin

from contentlint.finding import Confidence, Fix, Severity
from contentlint.lazy import lazy
from contentlint.page import Located

ID = lazy(r"[a-z][a-z0-9]*(-[a-z0-9]+)*\Z")
FAMILIES = (
    "html",
    "image",
    "heading",
    "link",
    "media",
    "form",
    "meta",
    "schema",
    "url",
    "text",
    "readability",
    "claim",
    "trust",
    "site",
)
_SECTION = lazy(r"^(?P<kind>Options|Bad|Good)(?: \((?P<options>.+)\))?:[ \t]*$", re.M)
_OPTION = lazy(r"^    (?P<name>[a-z_]+): (?P<text>.+(?:\n {6,}.+)*)", re.M)
_PAGE = lazy(r"^--- (?P<name>\S+)[ \t]*$\n?", re.M)
_MARK = lazy(r"\[\[(.*?)\]\]", re.S)


class Hit(NamedTuple):
    """What a check saw: ``at`` anything that ``Page.locate`` knows, the message, and what else belongs to it.

    ``related`` are pairs (message, at). ``confidence`` overrides that of the rule, ``severity`` likewise; ``step`` moves
    the rule's severity up or down instead, held between info and error. Configuration has the last word. ``fix`` never
    changes a clinic's words: that is ``suggestion``.
    """

    at: Located
    message: str
    related: tuple[tuple[str, Located], ...] = ()
    confidence: Confidence | None = None
    suggestion: str | None = None
    severity: Severity | None = None
    references: tuple[str, ...] = ()
    fix: Fix | None = None
    step: int = 0


class Note(NamedTuple):
    """Something gathered on a page to be judged across pages later; ``value`` is small and can be pickled."""

    at: Located
    value: Any


class Mark(NamedTuple):
    """A note on its way home: the page it comes from, its span there, and its value. ``Hit.at`` may be a Mark."""

    path: str
    start: int
    end: int
    value: Any


Check = Callable[..., Iterator[Hit | Note]]
Across = Callable[..., Iterator[Hit]]


class Option(NamedTuple):
    """An option of a rule, from the signature of its check. ``required`` where it has no default: such a rule is a template."""

    name: str
    type: Any
    default: Any
    required: bool
    doc: str = ""

    @property
    def type_name(self) -> str:
        """The type in words, as the configuration reference prints it."""
        return type_name(self.type)


class Example(NamedTuple):
    """An example of a rule: ``kind`` is bad or good; pages are (name, text, spans that findings must have)."""

    kind: str
    options: dict[str, Any]
    pages: tuple[tuple[str, str, tuple[tuple[int, int], ...]], ...]


class Doc(NamedTuple):
    """A docstring read: the summary line, why it matters, the options in words, and the examples."""

    summary: str
    why: str
    options: dict[str, str]
    examples: tuple[Example, ...]


@dataclass(frozen=True, eq=False)
class Rule:
    """One thing that contentlint looks for.

    ``check(page, **options)`` yields hits, and notes where the rule judges across pages; ``across(marks, **options)``
    then gets the marks of all pages. ``references`` are keys of ``references.toml``. ``recommended`` tells whether
    the default configuration runs it. ``whole_page`` rules stay silent on fragments. ``by_engine`` marks what the engine
    itself tells (a crash, an unused suppression). ``bound`` are option values that a pack entry has set.
    """

    id: str
    check: Check
    severity: Severity = Severity.WARNING
    confidence: Confidence = Confidence.HIGH
    tags: frozenset[str] = frozenset()
    references: tuple[str, ...] = ()
    recommended: bool = True
    whole_page: bool = False
    doc_text: str = ""
    across: Across | None = None
    by_engine: bool = False
    bound: Mapping[str, Any] = field(default_factory=dict)
    origin: tuple[str, str] = ("", "")

    @property
    def family(self) -> str:
        """The first word of the id."""
        return self.id.partition("-")[0]

    @cached_property
    def doc(self) -> Doc:
        """What the documentation says."""
        return parse_doc(self.doc_text)

    @cached_property
    def why(self) -> str:
        """Why it matters, in a sentence or two; the summary where the documentation doesn't say."""
        summary, why = _prose(self.doc_text)
        return why or summary

    @cached_property
    def options(self) -> tuple[Option, ...]:
        """The options that the signature of the check has, those bound by a pack left out of the required ones."""
        # A pack entry tells of itself; what its options mean, the template tells.
        words = {**_option_words(inspect.cleandoc(self.check.__doc__ or "")), **_option_words(self.doc_text)}
        found = []
        hints = typing.get_type_hints(self.check)
        for name, parameter in inspect.signature(self.check).parameters.items():
            if parameter.kind is inspect.Parameter.KEYWORD_ONLY:
                missing = parameter.default is inspect.Parameter.empty
                default = self.bound.get(name, None if missing else parameter.default)
                required = missing and name not in self.bound
                found.append(Option(name, hints.get(name, Any), default, required, words.get(name, "")))
        return tuple(found)

    @property
    def is_template(self) -> bool:
        """True for a rule that only pack entries can use, since an option has no default."""
        # Read off the code object: this is asked of every rule at every start, and a signature costs a hundred times that.
        code, defaults = self.check.__code__, self.check.__kwdefaults__ or {}
        names = code.co_varnames[code.co_argcount : code.co_argcount + code.co_kwonlyargcount]
        return any(name not in defaults and name not in self.bound for name in names)

    @property
    def act(self) -> list[str]:
        """The ids of the W3C ACT rules it implements."""
        return [key.removeprefix("act-") for key in self.references if key.startswith("act-")]

    @property
    def wcag(self) -> list[str]:
        """The WCAG success criteria it speaks of, as numbers (``1.1.1``)."""
        return [key.removeprefix("wcag-") for key in self.references if key.startswith("wcag-")]

    def __reduce__(self) -> tuple[Callable[..., Rule], tuple[str, str]]:
        return _restore, self.origin


def rule(
    rule_id: str, *, severity: Severity = Severity.WARNING, confidence: Confidence = Confidence.HIGH, tags: Iterable[str] = (),
    references: Iterable[str] = (), recommended: bool = True, whole_page: bool = False, by_engine: bool = False,
    across: Across | None = None,
) -> Callable[[Check], Rule]:  # fmt: skip
    """Makes a rule of a check function; the catalog finds it by its type.

    ``whole_page`` rules judge a whole document and stay silent on fragments and templates that go into a layout.

    Raises:
        ValueError: the id isn't kebab-case, or the docstring can't be read.
    """
    if not ID.match(rule_id):
        raise ValueError(f"rule id {rule_id!r}: write it in kebab-case, family first, such as `image-alt-missing`")

    def make(check: Check) -> Rule:
        return Rule(
            rule_id, check, severity, confidence, frozenset(tags), tuple(references), recommended, whole_page,
            inspect.cleandoc(check.__doc__ or ""), across, by_engine, origin=(check.__module__, check.__name__),
        )  # fmt: skip

    return make


def _restore(module: str, name: str) -> Rule:
    from contentlint import catalog

    return catalog.restored(module, name)


def parse_doc(text: str) -> Doc:
    """Reads a rule's documentation: summary, why, ``Options:``, and ``Bad:`` and ``Good:`` examples.

    In an example ``[[…]]`` marks the exact span of a finding, ``--- name.html`` begins another page, and options
    stand in the heading as TOML: ``Bad (within = 2):``.

    Raises:
        ValueError: options in a heading are no TOML.
    """
    import textwrap  # to run a rule, no example is read

    examples = [
        _example(kind.lower(), options, textwrap.dedent(body))
        for kind, options, body in _parts(text)
        if kind != "Options"
    ]
    return Doc(*_prose(text), _option_words(text), tuple(examples))


def _prose(text: str) -> tuple[str, str]:
    """The summary of a documentation, and why it matters."""
    head = _SECTION.search(text)
    summary, _, rest = text[: head.start() if head else len(text)].strip().partition("\n\n")
    return " ".join(summary.split()), " ".join(rest.split())


def _option_words(text: str) -> dict[str, str]:
    """What a documentation says of each option."""
    bodies = (body for kind, _, body in _parts(text) if kind == "Options")
    return {match["name"]: " ".join(match["text"].split()) for body in bodies for match in _OPTION.finditer(body)}


def _parts(text: str) -> Iterator[tuple[str, str | None, str]]:
    """The parts below the prose: kind, options in the heading, and body."""
    heads = list(_SECTION.finditer(text))
    for head, following in zip(heads, [*heads[1:], None], strict=False):
        end = following.start() if following else len(text)
        yield head["kind"], head["options"], text[head.end() : end].strip("\n")


def _example(kind: str, options: str | None, body: str) -> Example:
    import tomllib  # as above

    try:
        values = tomllib.loads(f"options = {{ {options} }}")["options"] if options else {}
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"example options ({options}): {error}") from None
    names = ["page.html", *(match["name"] for match in _PAGE.finditer(body))]
    texts = _PAGE.split(body)[::2]
    pages = [(name, *_marked(page.rstrip())) for name, page in zip(names, texts, strict=True)]
    return Example(kind, values, tuple(page for page in pages if page[1] or len(pages) == 1))


def _marked(text: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    parts, spans, length, last = [], [], 0, 0
    for match in _MARK.finditer(text):
        parts += [text[last : match.start()], match[1]]
        length += match.start() - last
        spans.append((length, length + len(match[1])))
        length += len(match[1])
        last = match.end()
    return "".join([*parts, text[last:]]), tuple(spans)


def convert(value: Any, wanted: Any) -> Any:
    """A configured value as the type an option wants (lists become tuples or frozensets).

    Raises:
        ValueError: it doesn't fit; the message says what does.
    """
    origin, arguments = get_origin(wanted), get_args(wanted)
    if wanted is Any:
        return value
    if origin in (Union, UnionType):
        for argument in arguments:
            try:
                return convert(value, argument)
            except ValueError:
                continue
    elif origin is Literal:
        if value in arguments:
            return value
    elif origin in (tuple, frozenset, list) and isinstance(value, list | tuple | set | frozenset):
        return origin(convert(item, arguments[0]) for item in value)
    elif origin in (dict, Mapping) or (isinstance(origin, type) and issubclass(origin, Mapping)):
        if isinstance(value, Mapping):
            return {key: convert(item, arguments[1]) for key, item in value.items()}
    elif wanted in (NoneType, None):
        if value is None:
            return None
    elif isinstance(wanted, type) and isinstance(value, wanted) and (wanted is bool or not isinstance(value, bool)):
        return value
    elif wanted is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    elif (parse := getattr(wanted, "parse", None)) is not None:
        return parse(value)  # a type that reads and checks its own values, such as a regular expression
    raise ValueError(f"{value!r} is not {type_name(wanted)}")


def type_name(wanted: Any) -> str:
    """A type in words, for messages and the configuration reference."""
    origin, arguments = get_origin(wanted), get_args(wanted)
    if origin in (Union, UnionType):
        return " or ".join(type_name(argument) for argument in arguments)
    if origin is Literal:
        return "one of " + ", ".join(f'"{argument}"' for argument in arguments)
    if origin in (tuple, frozenset, list):
        return f"list of {type_name(arguments[0])}"
    if origin is not None:
        return f"table of {type_name(arguments[1])}"
    names = {str: "text", int: "whole number", float: "number", bool: "true or false", NoneType: "nothing"}
    return names.get(wanted) or str(getattr(wanted, "type_name", getattr(wanted, "__name__", wanted)))
