"""What a rule says about a finding, for the window that opens over it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from contentlint import docs
from contentlint.finding import Confidence, Finding
from contentlint.packs import references
from contentlint.report.safe import markdown, printable
from contentlint.rules import Rule


def as_markdown(finding: Finding, rule: Rule) -> str:
    """The finding and the rule's documentation. Page text in it stays text: no markup, link or command comes of it."""
    sure = "; a person should look" if finding.confidence == Confidence.LOW else ""
    parts = [f"**{rule.id}** ({finding.severity}, confidence {finding.confidence}{sure})", markdown(finding.message)]
    if finding.suggestion:
        parts.append(f"Try: {markdown(finding.suggestion)}")
    parts += [rule.doc.summary, rule.doc.why]
    if rule.options:
        parts.append("\n".join(f"- `{option.name.replace('_', '-')}`: {option.doc}" for option in rule.options))
    parts += ["\n".join(map(_reference, finding.references)), "\n\n".join(_examples(rule))]
    return "\n\n".join(part for part in parts if part)


def as_text(finding: Finding, rule: Rule) -> str:
    """The same for a client that shows no Markdown."""
    return f"{printable(finding.message)}\n\n{docs.explain(rule)}"


def _reference(key: str) -> str:
    entry = references().get(key, {})
    title = ", ".join(entry[part] for part in ("title", "clause") if part in entry) or key
    return f"- [{title}]({entry['url']})" if "url" in entry else f"- {title}"


def _examples(rule: Rule) -> Iterator[str]:
    """The first bad and the first good example, where each is one page."""
    for kind in ("bad", "good"):
        found = next((e for e in rule.doc.examples if e.kind == kind and len(e.pages) == 1), None)
        if found is not None:
            text = found.pages[0][1]
            fence = "`" * max(3, 1 + max(map(len, re.findall("`+", text)), default=0))
            yield f"{kind.title()}:\n\n{fence}html\n{text}\n{fence}"
