"""A rule's documentation as text and Markdown, and what the contract's ``rules`` command tells of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from contentlint.catalog import catalog
from contentlint.config import Config
from contentlint.packs import jurisdictions, law, references
from contentlint.rules import Example, Option, Rule


def as_dict(rule: Rule, config: Config) -> dict[str, Any]:
    """A rule as the keys of ``contentlint rules --format json``."""
    return {
        "id": rule.id,
        "summary": rule.doc.summary,
        "severity": str(rule.severity),
        "confidence": str(rule.confidence),
        "tags": sorted(rule.tags),
        "references": list(rule.references),
        "act": rule.act,
        "wcag": rule.wcag,
        "options": [
            {"name": o.name.replace("_", "-"), "type": o.type_name, "default": _plain(o.default), "doc": o.doc}
            for o in rule.options
        ],
        "enabled": config.enables(rule),
        "url": f"docs/rules/{rule.id}.md",
    }


def explain(rule: Rule) -> str:
    """The documentation of a rule for a terminal."""
    confidence = f", confidence {rule.confidence}"
    default = "on" if rule.recommended or rule.by_engine else "off"
    parts = [f"{rule.id} ({rule.severity}{confidence}; {default} by default)", rule.doc.summary]
    if rule.doc.why:
        parts.append(rule.doc.why)
    if rule.options:
        parts.append("Options:\n" + "\n".join(map(_option, rule.options)))
    parts += map(_example, rule.doc.examples)
    if rule.references:
        parts.append("References:\n" + "\n".join(f"  {reference_line(key)}" for key in rule.references))
    if added := list(jurisdiction_lines(rule)):
        parts.append("By jurisdiction (`jurisdictions` in contentlint.toml):\n" + "\n".join(added))
    parts.append(
        f"Settle one finding:  <!-- contentlint-disable-next-line {rule.id}: reason -->\n"
        f'Switch it off:       rules.{rule.id} = "off"  in contentlint.toml'
    )
    return "\n\n".join(parts)


def _option(option: Option) -> str:
    return f"  {option.name.replace('_', '-')} = {_toml(option.default)}  ({option.type_name}) {option.doc}"


def _example(example: Example) -> str:
    options = ", ".join(f"{key} = {_toml(value)}" for key, value in example.options.items())
    lines = [f"{example.kind.title()} ({options}):" if options else f"{example.kind.title()}:"]
    for name, text, spans in example.pages:
        if len(example.pages) > 1:
            lines.append(f"  --- {name}")
        for start, end in reversed(spans):
            text = f"{text[:start]}[[{text[start:end]}]]{text[end:]}"
        lines += [f"  {line}" for line in text.splitlines()]
    return "\n".join(lines)


def reference_line(key: str) -> str:
    """What a rule rests on as one line: key, title, address, and how far it was read."""
    entry = references().get(key, {})
    if not entry and key.startswith(("https://", "http://")):
        return key  # a rule of a Vale style names an address
    title, url = f"{entry.get('title', '')}, {entry.get('clause', '')}".strip(", "), entry.get("url", "")
    read = f" (read {entry['read']})" if "read" in entry else ""
    marks = {"memory": "; NOT verified at the source", "secondary": "; seen through a secondary page"}
    note = f"; {entry['note']}" if "note" in entry else ""
    return f"{key}: {title} {url}{read}{marks.get(entry.get('verified', ''), '')}{note}".rstrip()


def jurisdiction_lines(rule: Rule) -> Iterator[str]:
    """What each jurisdiction that names the rule makes of it: its severity there, and the clauses it adds."""
    for key in jurisdictions():
        here = law((key,))
        goods = here.options.get(rule.id, {}).get("goods", ())
        keys = [*here.cite.get(rule.id, ()), *(f"{key} (of goods)" for key in goods)]
        if keys or rule.id in here.severity:
            yield f"  {key}: {here.severity.get(rule.id, rule.severity)}; {', '.join(keys) or 'no clause added'}"


def clauses() -> str:
    """The clauses that the claim rules cite, as a Markdown table: what each says, and how far it was read."""
    cited = _citing_rules()
    marks = {"primary": "read", "secondary": "seen through another page", "memory": "**from memory, not read**"}
    lines = ["| key | clause | what it says, paraphrased | verified | rules |", "| --- | --- | --- | --- | --- |"]
    for key, entry in references().items():
        if key in cited:
            clause = f"[{entry['title']}]({entry['url']})" + (f", {entry['clause']}" if "clause" in entry else "")
            read = f" {entry['read']}" if "read" in entry else ""
            note = f" ({entry['note']})" if "note" in entry else ""
            names = ", ".join(name.removeprefix("claim-") for name in sorted(cited[key]))
            verified = f"{marks[entry['verified']]}{read}{note}"
            lines.append(f"| `{key}` | {clause} | {entry.get('says', '')} | {verified} | {names} |")
    return "\n".join(lines)


def _citing_rules() -> dict[str, set[str]]:
    """The claim rules that cite each key, those that do so in some jurisdiction only included."""
    found: dict[str, set[str]] = {}
    laws = [law((key,)) for key in jurisdictions()]
    for rule in catalog().rules.values():
        if "claims" in rule.tags and rule.family == "claim":
            keys = set(rule.references)
            for here in laws:
                keys.update(here.cite.get(rule.id, ()), here.options.get(rule.id, {}).get("goods", ()))
            for key in keys:
                found.setdefault(key, set()).add(rule.id)
    return found


def _plain(value: Any) -> Any:
    if isinstance(value, tuple | frozenset | set | list):
        return [_plain(item) for item in (sorted(value) if isinstance(value, frozenset | set) else value)]
    return {key: _plain(item) for key, item in value.items()} if isinstance(value, dict) else value


def _toml(value: Any) -> str:
    import json

    return json.dumps(_plain(value), ensure_ascii=False)
