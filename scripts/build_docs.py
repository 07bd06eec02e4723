"""Writes what is generated in docs/ and README.md: ``python scripts/build_docs.py``.

A page a rule and their list, the parts of pages between ``<!-- name: generated -->`` and ``<!-- /name -->``, and the output of
the commands that pages show. A test holds that all of it is current.
"""

from __future__ import annotations

import html
import json
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from scripts.shown_commands import refreshed  # noqa: E402

from contentlint.catalog import catalog, templates  # noqa: E402
from contentlint.config_file import KEYS, PRESETS  # noqa: E402
from contentlint.docs import clauses, jurisdiction_lines, reference_line  # noqa: E402
from contentlint.rules import FAMILIES, Example, Option, Rule, type_name  # noqa: E402

DOCS = ROOT / "docs"
ELSEWHERE = ("readability.md",)  # written whole by build_readability_docs.py


def current() -> dict[Path, str]:
    """Every page that holds something generated, as it should be today."""
    pages = {DOCS / "rules" / f"{rule.id}.md": rule_page(rule) for rule in catalog().rules.values()}
    pages[DOCS / "rules" / "index.md"] = rules_index()
    for path in (ROOT / "README.md", *sorted(DOCS.glob("*.md"))):
        if path.name not in ELSEWHERE:
            pages[path] = refreshed(with_parts(path.read_text(encoding="utf-8")))
    return pages


def with_parts(text: str) -> str:
    """A page with its generated parts made anew."""
    for name, part in PARTS.items():
        begin, end = f"<!-- {name}: generated -->\n", f"\n<!-- /{name} -->"
        if begin in text:
            before, _, rest = text.partition(begin)
            text = f"{before}{begin}{part()}{end}{rest.partition(end)[2]}"
    return text


def rule_page(rule: Rule) -> str:
    """The page of a rule: what it asks, why, its options, examples with the marked place, and what it rests on."""
    state = "on" if rule.recommended or rule.by_engine else "off"
    tags = "".join(f" · `{tag}`" for tag in sorted(rule.tags))
    parts = [
        f"# {rule.id}",
        f"**{rule.doc.summary}**",
        f"{rule.severity} · confidence {rule.confidence} · {state} by default{tags}",
        text(rule.doc.why),
        *examples(rule.doc.examples),
        *(["## Options", options(rule.options)] if rule.options else []),
    ]
    if rule.references:
        parts += ["## What it rests on", "\n".join(f"- {linked(reference_line(key))}" for key in rule.references)]
    if lines := list(jurisdiction_lines(rule)):
        parts += ["## By jurisdiction", "\n".join(f"- {line.strip()}" for line in lines)]
    parts += ["## Settling it", settling(rule)]
    return "\n\n".join(part for part in parts if part) + "\n"


def text(words: str) -> str:
    """Words of a docstring as Markdown: tags in them are meant literally."""
    parts = re.split(r"(`+[^`]+`+)", words)
    return "".join(part if part.startswith("`") else html.escape(part, quote=False) for part in parts)


def linked(line: str) -> str:
    """A reference with its address as a link."""
    return re.sub(r"https?://[^\s)]+", lambda url: f"<{url[0]}>", text(line))


def options(rows: tuple[Option, ...]) -> str:
    """A table of options."""
    lines = ["| option | type | default | |", "| --- | --- | --- | --- |"]
    for option in rows:
        default = json.dumps(plain(option.default), ensure_ascii=False).replace("|", "\\|")
        lines.append(
            f"| `{option.name.replace('_', '-')}` | {cell(option.type_name)} | `{default}` | {cell(option.doc)} |"
        )
    return "\n".join(lines)


def cell(words: str) -> str:
    """Words in a cell of a table."""
    return text(words).replace("|", "\\|")


def plain(value: Any) -> Any:
    """A default as JSON can write it."""
    if isinstance(value, frozenset | set):
        return sorted(value)
    return list(value) if isinstance(value, tuple) else str(value) if not _is_json(value) else value


def _is_json(value: Any) -> bool:
    return value is None or isinstance(value, str | int | float | bool | list | dict)


def examples(found: tuple[Example, ...]) -> Iterator[str]:
    """The examples, what is found marked."""
    for kind, title in (("bad", "## What it finds"), ("good", "## What is fine")):
        if chosen := [example for example in found if example.kind == kind]:
            yield title
            for example in chosen:
                yield from _example(example)


def _example(example: Example) -> Iterator[str]:
    if example.options:
        told = ", ".join(f"{key.replace('_', '-')} = {json.dumps(plain(v))}" for key, v in example.options.items())
        yield f"With `{told}`:"
    for name, page, spans in example.pages:
        if len(example.pages) > 1:
            yield f"`{name}`"
        yield f'<pre class="example">{_marked(page, spans)}</pre>'


def _marked(page: str, spans: tuple[tuple[int, int], ...]) -> str:
    parts, last = [], 0
    for start, end in spans:
        parts += [
            html.escape(page[last:start], quote=False),
            f"<mark>{html.escape(page[start:end], quote=False)}</mark>",
        ]
        last = end
    return "".join([*parts, html.escape(page[last:], quote=False)])


def settling(rule: Rule) -> str:
    """How one finding, or the rule, is settled."""
    return (
        f"One finding, in the page:\n\n```html\n<!-- contentlint-disable-next-line {rule.id}: reason -->\n```\n\n"
        f'The rule, in `contentlint.toml`:\n\n```toml\n[rules]\n{rule.id} = "off"\n```'
    )


def rules_index() -> str:
    """The list of all rules by family."""
    parts = [
        "# Rules",
        "Made from the rules themselves: each page is what `contentlint explain RULE` prints, and its examples are the rule's tests.",
    ]
    rules = list(catalog().rules.values())
    families = [*FAMILIES, *sorted({rule.family for rule in rules} - set(FAMILIES))]
    for family in families:
        own = [rule for rule in rules if rule.family == family]
        if own:
            rows = [
                f"| [{rule.id}]({rule.id}.md) | {rule.severity} | {_on(rule)} | {cell(rule.doc.summary)} |"
                for rule in own
            ]
            parts += [
                f"## {family}",
                "\n".join(["| rule | severity | default | |", "| --- | --- | --- | --- |", *rows]),
            ]
    return "\n\n".join(parts) + "\n"


def _on(rule: Rule) -> str:
    return "on" if rule.recommended or rule.by_engine else "off"


def claim_rules() -> str:
    """The claim rules as a table."""
    lines = ["| rule | severity | settled by a source or hedge | what it asks |", "| --- | --- | --- | --- |"]
    for rule in catalog().rules.values():
        if rule.family == "claim" and "claims" in rule.tags:
            settled = "yes" if rule.bound.get("evidence") else "no"
            lines.append(f"| [`{rule.id}`](rules/{rule.id}.md) | {rule.severity} | {settled} | {rule.doc.summary} |")
    return "\n".join(lines)


def keys() -> str:
    """The keys of a configuration file as a table."""
    rows = [f"| `{name}` | {type_name(key.type)} | {cell(key.doc)} |" for name, key in KEYS.items()]
    return "\n".join(["| key | type | what it is for |", "| --- | --- | --- |", *rows])


def presets() -> str:
    """The presets as a table."""
    rows = [f"| `{name}` | {', '.join(f'`{s}`' for s in table['select'])} |" for name, table in PRESETS.items()]
    return "\n".join(["| preset | selects |", "| --- | --- |", *rows])


def template_list() -> str:
    """The templates that a pack entry may extend, each with its options."""
    parts = []
    for rule in templates().values():
        rows = [f"  - `{o.name.replace('_', '-')}` ({type_name(o.type)}): {text(o.doc)}" for o in rule.options]
        parts.append("\n".join([f"- **{rule.id}** – {text(rule.doc.summary)}", *rows]))
    return "\n".join(parts)


PARTS: dict[str, Callable[[], str]] = {
    "rules": claim_rules,
    "clauses": clauses,
    "keys": keys,
    "presets": presets,
    "templates": template_list,
}


def main() -> None:
    """Write every page that has changed, and take away the pages of rules that are gone."""
    pages = current()
    for path, page in pages.items():
        path.parent.mkdir(exist_ok=True)
        if not path.exists() or path.read_text(encoding="utf-8") != page:
            path.write_text(page, encoding="utf-8")
    for path in (DOCS / "rules").glob("*.md"):
        if path not in pages:
            path.unlink()


if __name__ == "__main__":
    main()
