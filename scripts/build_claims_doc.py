"""Writes the generated parts of docs/claims.md: the table of rules and the table of clauses."""

import re
from pathlib import Path

from contentlint.catalog import catalog
from contentlint.docs import clauses

PAGE = Path(__file__).resolve().parents[1] / "docs" / "claims.md"


def rules() -> str:
    """The claim rules as a Markdown table."""
    lines = ["| rule | severity | settled by a source or hedge | what it asks |", "| --- | --- | --- | --- |"]
    for rule in catalog().rules.values():
        if rule.family == "claim" and "claims" in rule.tags:
            settled = "yes" if rule.bound.get("evidence") else "no"
            lines.append(f"| `{rule.id}` | {rule.severity} | {settled} | {rule.doc.summary} |")
    return "\n".join(lines)


def written(text: str) -> str:
    """The page with its generated parts made anew."""
    for name, part in (("rules", rules()), ("clauses", clauses())):
        text = re.sub(
            rf"(<!-- {name}: generated -->\n).*?(\n<!-- /{name} -->)",
            lambda found, part=part: found[1] + part + found[2],
            text,
            flags=re.S,
        )
    return text


if __name__ == "__main__":
    PAGE.write_text(written(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
