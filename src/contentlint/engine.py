"""lint(): sources in, findings out."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import replace
from hashlib import blake2b
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from contentlint.config import Active, Config
from contentlint.finding import Confidence, Edit, Finding, Fix, Place, Related, Severity
from contentlint.packs import hint
from contentlint.page import Located, Page
from contentlint.rules import Hit, Mark, Note
from contentlint.site import Exclusion, find_sources
from contentlint.source import Source, SourceError, Span
from contentlint.suppress import Suppression, settle, suppressions

BATCH = 4
"""Pages that travel to a worker together."""

_WINDOW = 140
ConfigFor = Config | Callable[[Source], Config]


class Result(NamedTuple):
    """What one page gave: its findings in the order of their places, and the marks for rules that judge across pages."""

    findings: tuple[Finding, ...]
    marks: tuple[tuple[str, tuple[Mark, ...]], ...]


def lint(
    sources: Iterable[Source | str | Path],
    config: ConfigFor | None = None,
    *,
    executor: Executor | None = None,
    ahead: int = 256,
) -> Iterator[Finding]:
    """Lints documents and yields what is wrong: page by page in the order given, by place within a page, cross-page findings last.

    Args:
        sources: the documents, or paths of files and folders; read one by one, so it may be a generator.
        config: what to look for; or a function that gives the configuration of a source.
        executor: any executor runs the pages (threads, processes, a cluster); the findings are the same.
        ahead: how many pages may be in flight at once.

    Raises:
        ConfigError: the configuration names something unknown.
    """
    config = config if config is not None else Config()
    exclude = config.exclude if isinstance(config, Config) else ()
    marks: dict[str, list[Mark]] = {}
    kept: dict[str, Source] = {}
    for source, result in _results(_opened(sources, exclude), config, executor, ahead):
        yield from result.findings
        for rule_id, found in result.marks:
            marks.setdefault(rule_id, []).extend(found)
            kept[source.name] = source
    if marks:
        yield from _judge_across(marks, kept, config)


def lint_text(html: str, name: str = "page.html", config: Config | None = None) -> list[Finding]:
    """What is wrong with one page given as text."""
    return list(lint([Source.from_text(html, name)], config))


def lint_bytes(data: bytes, name: str = "page.html", config: Config | None = None) -> list[Finding]:
    """What is wrong with one page given as bytes, whose encoding is found as a browser finds it."""
    return list(lint([Source.from_bytes(data, name)], config))


def _opened(sources: Iterable[Source | str | Path], exclude: tuple[Exclusion, ...]) -> Iterator[Source]:
    for source in sources:
        if isinstance(source, Source):
            yield source
        else:
            yield from find_sources([source], exclude)


def lint_page(page: Page, config: Config) -> Result:
    """Runs the rules over one page."""
    findings: list[Finding] = []
    marks: list[tuple[str, tuple[Mark, ...]]] = []
    for active in config.active:
        if active.rule.by_engine or (active.rule.whole_page and page.is_fragment):
            continue
        try:
            noted = _run(active, page, findings)
        except Exception as error:  # noqa: BLE001 - a crash of one rule is a finding, and the run goes on
            findings.append(_crash(active.rule.id, error, page, config))
            continue
        if noted:
            marks.append((active.rule.id, noted))
    found = suppressions(page)
    findings = [*settle(_numbered(findings), found, config.shared.get("today")), *_unused(page, found, config)]
    findings.sort(key=lambda finding: (finding.place.start, finding.place.end, finding.rule))
    return Result(tuple(findings), tuple(marks))


def lint_source(source: Source, config: ConfigFor) -> Result:
    """Reads a source and lints it; what can't be read becomes a finding."""
    chosen = config if isinstance(config, Config) else config(source)
    try:
        page = open_page(source)
    except SourceError as error:
        return Result((_unread(source, error.rule, error.message, chosen),), ())
    except Exception as error:  # noqa: BLE001 - nothing that a page holds may stop the run
        return Result(
            (_unread(source, "rule-crashed", f"this page can't be parsed ({error!r}); please report it", chosen),), ()
        )
    return lint_page(page, chosen)


def open_page(source: Source) -> Page:
    """The page of a source, parsed.

    Raises:
        SourceError: it can't be read as text.
    """
    page = Page(source)
    _ = page.markup
    return page


def _results(
    sources: Iterable[Source], config: ConfigFor, executor: Executor | None, ahead: int
) -> Iterator[tuple[Source, Result]]:
    if executor is None:
        for source in sources:
            yield source, lint_source(source, config)
        return
    remaining = iter(sources)
    pending: deque[tuple[list[Source], Any]] = deque()
    while True:
        while len(pending) * BATCH < max(ahead, BATCH) and (batch := list(islice(remaining, BATCH))):
            pending.append((batch, executor.submit(_lint_batch, batch, config)))
        if not pending:
            return
        batch, future = pending.popleft()
        yield from zip(batch, future.result(), strict=True)


def _lint_batch(batch: Sequence[Source], config: ConfigFor) -> list[Result]:
    return [lint_source(source, config) for source in batch]


def _run(active: Active, page: Page, findings: list[Finding]) -> tuple[Mark, ...]:
    marks: list[Mark] = []
    for seen in active.rule.check(page, **{**active.rule.bound, **active.options}):
        if isinstance(seen, Note):
            marks.append(Mark(page.name, *page.locate(seen.at), seen.value))
        else:
            findings.append(make_finding(active, seen, page))
    return tuple(marks)


def make_finding(
    active: Active, hit: Hit, page: Page, locate: Callable[[Located], tuple[Page, Located]] | None = None
) -> Finding:
    """The one place where a hit becomes a finding: severity, confidence, places and excerpt are settled here."""
    rule = active.rule
    find = locate or (lambda at: (page, at))
    place = make_place(*find(hit.at))
    severity = (
        active.severity if active.severity is not None else hit.severity if hit.severity is not None else rule.severity
    )
    confidence = (
        active.confidence
        if active.confidence is not None
        else hit.confidence
        if hit.confidence is not None
        else rule.confidence
    )
    related = tuple(Related(message, make_place(*find(at))) for message, at in hit.related)
    return Finding(
        rule.id, " ".join(hit.message.split()), Severity(severity), Confidence(confidence), place,
        rule.references + hit.references, related, hit.suggestion, why=rule.doc.why or rule.doc.summary, fix=hit.fix,
    )  # fmt: skip


def make_place(page: Page, at: Located) -> Place:
    """Where something stands on a page, ready to be printed."""
    span = page.locate(at)
    start, end = page.source.position(span.start), page.source.position(span.end)
    line_text, caret = _line(page, span, start.line)
    return Place(
        page.name, span.start, span.end, start.line, start.column, end.line, end.column,
        page.excerpt(at)[:200], page.context(at)[:1000], line_text, caret,
    )  # fmt: skip


def _line(page: Page, span: Span, number: int) -> tuple[str, tuple[int, int]]:
    line = page.source.line(number)
    start = max(line.start, span.start - _WINDOW // 3) if line.end - line.start > _WINDOW else line.start
    end = min(line.end, start + _WINDOW)
    return page.text[start:end], (span.start - start, max(min(span.end, end) - start, span.start - start))


def _numbered(findings: list[Finding]) -> Iterator[Finding]:
    """The findings with fingerprints: rule, excerpt and context, and the how-many-eth of the same it is."""
    seen: Counter[tuple[str, str, str]] = Counter()
    for finding in findings:
        key = (finding.rule, finding.place.excerpt, finding.place.context)
        seen[key] += 1
        raw = "\0".join((*key, str(seen[key]))).encode("utf-8", "replace")
        yield replace(finding, fingerprint=blake2b(raw, digest_size=8).hexdigest())


def _judge_across(marks: dict[str, list[Mark]], kept: dict[str, Source], config: ConfigFor) -> Iterator[Finding]:
    """What the rules across pages say of the marks of all pages; pages are opened again only to show a place."""
    chosen = config if isinstance(config, Config) else config(next(iter(kept.values())))
    opened: dict[str, tuple[Page, list[Suppression]]] = {}

    def locate(at: Located) -> tuple[Page, Located]:
        if at.path not in opened:
            if len(opened) > 64:
                opened.clear()
            page = open_page(kept[at.path])
            opened[at.path] = (page, suppressions(page))
        return opened[at.path][0], Span(at.start, at.end)

    for active in chosen.active:
        if active.rule.across is None or active.rule.id not in marks:
            continue
        found: list[Finding] = []
        try:
            for hit in active.rule.across(marks[active.rule.id], **{**active.rule.bound, **active.options}):
                page, _ = locate(hit.at)
                finding = make_finding(active, hit, page, locate)
                found.extend(
                    settle(
                        [finding],
                        opened[hit.at.path][1] if hit.at.path in opened else suppressions(page),
                        chosen.shared.get("today"),
                    )
                )
        except Exception as error:  # noqa: BLE001 - as for a rule on a page
            page, _ = locate(marks[active.rule.id][0])
            found.append(_crash(active.rule.id, error, page, chosen))
        order = {name: number for number, name in enumerate(kept)}
        found.sort(key=lambda finding: (order.get(finding.place.path, 0), finding.place.start))
        yield from _numbered(found)


def _crash(rule_id: str, error: Exception, page: Page, config: Config) -> Finding:
    message = (
        f"rule `{rule_id}` failed here ({type(error).__name__}: {error}); please report it, or switch the rule off"
    )
    return _told("rule-crashed", Hit(Span(0, 0), message), page, config)


def _unread(source: Source, rule_id: str, message: str, config: Config) -> Finding:
    return _told(rule_id, Hit(Span(0, 0), message), Page(Source.from_text("", source.name)), config)


def _unused(page: Page, found: list[Suppression], config: Config) -> Iterator[Finding]:
    """What is wrong with the suppressions of a page: idle, expired, without a reason."""
    running = {active.rule.id for active in config.active}
    for suppression in found:
        message = _fault(suppression, config, running)
        if message and "unused-suppression" in running:
            edit = Edit(*_with_line(page.text, suppression.at), "")
            yield _told("unused-suppression", Hit(suppression.at, message, fix=Fix((edit,))), page, config)
        elif config.require_reason and not suppression.reason:
            told = f"say why: `contentlint-{suppression.kind} {', '.join(suppression.rules)}: the reason`"
            yield _told("suppression-without-reason", Hit(suppression.at, told), page, config)


def _fault(suppression: Suppression, config: Config, running: set[str]) -> str | None:
    known = config.catalog.rules
    families = {rule.family for rule in known.values()}
    unknown = [name for name in suppression.rules if name not in known and name not in families and name != "all"]
    if unknown:
        return f"no rule is called {', '.join(unknown)}{hint(unknown[0], known)}; remove or mend this suppression"
    if suppression.expired(config.shared.get("today")):
        return f"this suppression ended on {suppression.until}; mend what it settled, or give it a new date"
    # Rules across pages haven't spoken yet, and one that doesn't run can't.
    judged = {rule.id for rule in known.values() if rule.id in running and rule.across is None}
    judged |= {known[name].family for name in judged} | {"all"}
    if not suppression.used and judged.issuperset(suppression.rules):
        return f"nothing is found here by {', '.join(suppression.rules) or 'any rule'}; remove this suppression"
    return None


def _with_line(text: str, span: Span) -> Span:
    """A span, with its whole line where nothing else stands there."""
    start, end = text.rfind("\n", 0, span.start) + 1, text.find("\n", span.end) + 1 or len(text)
    alone = not text[start : span.start].strip() and not text[span.end : end].strip()
    return Span(start, end) if alone else span


def _told(rule_id: str, hit: Hit, page: Page, config: Config) -> Finding:
    """A finding of the engine itself."""
    active = next((active for active in config.active if active.rule.id == rule_id), None)
    finding = make_finding(active or Active(config.catalog.rules[rule_id], None, None, {}), hit, page)
    return next(_numbered([finding]))
