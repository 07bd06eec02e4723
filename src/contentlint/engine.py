"""lint(): sources in, findings out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import nullcontext
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from contentlint.config import Active, Config
from contentlint.digest import digest
from contentlint.finding import Confidence, Edit, Finding, Fix, Place, Related, Severity
from contentlint.packs import hint
from contentlint.page import Located, Page
from contentlint.rules import Hit, Mark, Note
from contentlint.site import Exclusion, find_sources
from contentlint.source import Source, SourceError, Span
from contentlint.suppress import Suppression, settle, suppressions
from contentlint.text.patterns import RunawayError
from contentlint.times import Times
from contentlint.workers import BATCH, Kept, through

if TYPE_CHECKING:
    from concurrent.futures import Executor

_WINDOW = 140
ConfigFor = Config | Callable[[Source], Config]


class Store(Protocol):
    """Where what pages gave is kept between runs (``contentlint.cache.Cache``)."""

    def key(self, source: Source, config: Config) -> bytes | None:
        """What the result of a page depends on."""

    def get(self, key: bytes | None) -> Any:
        """The result kept under a key, if it still holds, else None."""

    def put(self, key: bytes | None, result: Any, folders: Iterable[tuple[str, int]]) -> None:
        """Keeps a result and the folders that it depends on."""


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
    batch: int = BATCH,
    cache: Store | None = None,
    times: Times | None = None,
) -> Iterator[Finding]:
    """Lints documents and yields what is wrong: page by page in the order given, by place within a page, cross-page findings last.

    Args:
        sources: the documents, or paths of files and folders; read one by one, so it may be a generator.
        config: what to look for; or a function that gives the configuration of a source.
        executor: any executor runs the pages (threads, processes, a cluster); the findings are the same.
        ahead: how many pages may be in flight at once.
        batch: how many of them travel to a worker together: few where one machine is to be kept busy, dozens for a cluster,
            whose scheduler takes its time for every task.
        cache: where results are kept between runs.
        times: counts the time of each rule and fact; only without an executor, since it stays in this process.

    Raises:
        ConfigError: the configuration names something unknown.
        ValueError: times are wanted of an executor.
    """
    if times is not None and executor is not None:
        raise ValueError("times are counted in this process only: leave the executor out")
    config = config if config is not None else Config()
    exclude = config.exclude if isinstance(config, Config) else ()
    marks: dict[str, list[Mark]] = {}
    kept: dict[str, Source] = {}
    work = lint_source if times is None else partial(lint_source, times=times)
    found_by = stream(_opened(sources, exclude), config, work, executor=executor, ahead=ahead, batch=batch, store=cache)
    for source, result in found_by:
        yield from result.findings
        for rule_id, found in result.marks:
            marks.setdefault(rule_id, []).extend(found)
            kept[source.name] = replace(source)  # without the text that it has read
    if marks:
        yield from judge_across(marks, kept, config, times)


def lint_text(html: str, name: str = "page.html", config: Config | None = None) -> list[Finding]:
    """What is wrong with one page given as text; rules across pages, which need the others, stay out."""
    return list(lint([Source.from_text(html, name)], (config or Config()).keeping(across=False)))


def lint_bytes(data: bytes, name: str = "page.html", config: Config | None = None) -> list[Finding]:
    """What is wrong with one page given as bytes, whose encoding is found as a browser finds it; otherwise as `lint_text`."""
    return list(lint([Source.from_bytes(data, name)], (config or Config()).keeping(across=False)))


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
    run = _run if page.times is None else _timed_run
    for active in config.active:
        if active.rule.by_engine or (active.rule.whole_page and page.is_fragment):
            continue
        try:
            noted = run(active, page, findings)
        except Exception as error:  # noqa: BLE001 - a crash of one rule is a finding, and the run goes on
            findings.append(_crash(active.rule.id, error, page, config))
            continue
        if noted:
            marks.append((active.rule.id, noted))
    found = suppressions(page)
    findings = [*settle(numbered(findings), found, config.shared.get("today")), *_unused(page, found, config)]
    findings.sort(key=lambda finding: (finding.place.start, finding.place.end, finding.rule))
    return Result(tuple(findings), tuple(marks))


def lint_source(source: Source, config: ConfigFor, times: Times | None = None) -> Result:
    """Reads a source and lints it; what can't be read becomes a finding."""
    if times is not None:
        with times.measure("page", "reading, suppressions, order"):
            return _lint_source(source, config, times)
    return _lint_source(source, config, None)


def _lint_source(source: Source, config: ConfigFor, times: Times | None) -> Result:
    chosen = _chosen(config, source)
    try:
        page = open_page(source, times)
    except SourceError as error:
        return Result((_unread(source, error.rule, error.message, chosen),), ())
    except Exception as error:  # noqa: BLE001 - nothing that a page holds may stop the run
        return Result(
            (_unread(source, "rule-crashed", f"this page can't be parsed ({error!r}); please report it", chosen),), ()
        )
    result = lint_page(page, chosen)
    page.release()
    return result


def open_page(source: Source, times: Times | None = None) -> Page:
    """The page of a source, parsed.

    Raises:
        SourceError: it can't be read as text.
    """
    page = Page(source, times=times)
    _ = page.markup
    return page


class Work(Protocol):
    """Something to be done with each source."""

    def __call__(self, source: Source, config: ConfigFor) -> Any:
        """What it makes of a source."""


def stream(
    sources: Iterable[Source],
    config: ConfigFor,
    work: Work,
    *,
    lost: Callable[[Result], Any] = lambda result: result,
    executor: Executor | None = None,
    ahead: int = 256,
    batch: int = BATCH,
    store: Store | None = None,
) -> Iterator[tuple[Source, Any]]:
    """What ``work`` makes of each source, in the order given; ``lost`` makes it of the finding on a page that killed its process.

    ``work`` can be pickled where the executor needs that. The others are as in ``lint``.
    """

    def gone(source: Source) -> Any:
        message = "this page killed the process that read it; please report it, and leave the page out with `exclude`"
        return lost(Result((_unread(source, "rule-crashed", message, _chosen(config, source)),), ()))

    kept = None
    if store is not None:
        kept = Kept(lambda source: store.key(source, _chosen(config, source)), store.get, store.put)
    return through(sources, partial(work, config=config), gone, executor=executor, ahead=ahead, batch=batch, kept=kept)


def _chosen(config: ConfigFor, source: Source) -> Config:
    return config if isinstance(config, Config) else config(source)


def _run(active: Active, page: Page, findings: list[Finding]) -> tuple[Mark, ...]:
    marks: list[Mark] = []
    for seen in active.rule.check(page, **active.arguments):
        if isinstance(seen, Note):
            marks.append(Mark(page.name, *page.locate(seen.at), seen.value))
        else:
            findings.append(make_finding(active, seen, page))
    return tuple(marks)


def _timed_run(active: Active, page: Page, findings: list[Finding]) -> tuple[Mark, ...]:
    assert page.times is not None
    with page.times.measure("rule", active.rule.id):
        return _run(active, page, findings)


def make_finding(
    active: Active, hit: Hit, page: Page, locate: Callable[[Located], tuple[Page, Located]] | None = None
) -> Finding:
    """The one place where a hit becomes a finding: severity, confidence, places and excerpt are settled here."""
    rule = active.rule
    find = locate or (lambda at: (page, at))
    place = make_place(*find(hit.at))
    severity = active.severity
    if severity is None:
        base = active.base if active.base is not None else rule.severity
        severity = hit.severity if hit.severity is not None else base.moved(hit.step)
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
        tuple(dict.fromkeys((*rule.references, *active.cites, *hit.references))), related, hit.suggestion,
        why=rule.why, fix=hit.fix,
    )  # fmt: skip


def make_place(page: Page, at: Located) -> Place:
    """Where something stands on a page, ready to be printed."""
    span = page.locate(at)
    start, end = page.source.position(span.start), page.source.position(span.end)
    excerpt, context = page.quoted(at)
    line_text, caret = _line(page, span, start.line)
    return Place(
        page.name, span.start, span.end, start.line, start.column, end.line, end.column,
        excerpt[:200], context[:1000], line_text, caret,
    )  # fmt: skip


def _line(page: Page, span: Span, number: int) -> tuple[str, tuple[int, int]]:
    line = page.source.line(number)
    start = max(line.start, span.start - _WINDOW // 3) if line.end - line.start > _WINDOW else line.start
    end = min(line.end, start + _WINDOW)
    return page.text[start:end], (span.start - start, max(min(span.end, end) - start, span.start - start))


def numbered(findings: list[Finding]) -> Iterator[Finding]:
    """The findings with fingerprints: rule, excerpt and context, and the how-many-eth of the same it is."""
    seen: Counter[tuple[str, str, str]] = Counter()
    for finding in findings:
        key = (finding.rule, finding.place.excerpt, finding.place.context)
        seen[key] += 1
        yield finding.with_fingerprint(digest("\0".join((*key, str(seen[key])))).hex())


def judge_across(
    marks: dict[str, list[Mark]], kept: dict[str, Source], config: ConfigFor, times: Times | None
) -> Iterator[Finding]:
    """What the rules across pages say of the marks of all pages; pages are opened again only to show a place."""
    chosen = _chosen(config, next(iter(kept.values())))
    opened: dict[str, tuple[Page, list[Suppression]]] = {}

    def locate(at: Located) -> tuple[Page, Located]:
        if at.path not in opened:
            if len(opened) > 64:
                opened.clear()
            # A file that isn't a page, such as sitemap.xml, may be what a rule points at. Only its text is asked for here.
            page = Page(kept.get(at.path) or Source.from_path(at.path))
            opened[at.path] = (page, suppressions(page))
        return opened[at.path][0], Span(at.start, at.end)

    for active in chosen.active:
        if active.rule.across is None or active.rule.id not in marks:
            continue
        found: list[Finding] = []
        try:
            with nullcontext() if times is None else times.measure("rule across pages", active.rule.id):
                for hit in active.rule.across(marks[active.rule.id], **active.arguments):
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
        yield from numbered(found)


def _crash(rule_id: str, error: Exception, page: Page, config: Config) -> Finding:
    if isinstance(error, RunawayError):
        message = f"rule `{rule_id}` was stopped on this page: {error}"
    else:
        told = f"{type(error).__name__}: {error}"
        message = f"rule `{rule_id}` failed here ({told}); please report it, or switch the rule off"
    return _told("rule-crashed", Hit(Span(0, 0), message), page, config)


def _unread(source: Source, rule_id: str, message: str, config: Config) -> Finding:
    return _told(rule_id, Hit(Span(0, 0), message), Page(Source.from_text("", source.name)), config)


def _unused(page: Page, found: list[Suppression], config: Config) -> Iterator[Finding]:
    """What is wrong with the suppressions of a page: idle, expired, without a reason."""
    running = {active.rule.id for active in config.active} if found else set()
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
    return next(numbered([finding]))
