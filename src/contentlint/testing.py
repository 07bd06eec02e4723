"""Run a rule's examples: for contentlint itself and for authors of plugins.

A plugin's tests are one line: ``test_examples = contentlint.testing.examples("my_plugin")``.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from contentlint.catalog import rules_in, templates
from contentlint.config import Config
from contentlint.engine import lint
from contentlint.finding import Finding
from contentlint.packs import load_pack
from contentlint.rules import Example, Rule
from contentlint.source import Source


class Case(NamedTuple):
    """One example of a rule, to be run as a test; ``name`` tells rule, kind and number."""

    rule: Rule
    example: Example
    name: str

    def run(self) -> None:
        """Lints the example with its rule alone.

        Raises:
            AssertionError: a finding is missing, stands elsewhere, or shouldn't be.
        """
        findings = run_example(self.rule, self.example)
        found = sorted((f.place.path, f.place.start, f.place.end) for f in findings)
        told = [
            f"{f.place.path}:{f.place.start}-{f.place.end} {f.place.excerpt!r} [{f.rule}] {f.message}" for f in findings
        ]
        if self.example.kind == "good":
            assert not found, f"{self.name}: a good example has findings: {told}"
            return
        wanted = sorted((name, *span) for name, _, spans in self.example.pages for span in spans)
        if wanted:
            assert found == wanted, f"{self.name}: marked {wanted}, found {told}"
        assert found, f"{self.name}: a bad example has no finding"


def run_example(rule: Rule, example: Example) -> list[Finding]:
    """The findings of one rule on the pages of an example, with the example's options."""
    sources = [Source.from_text(text, name) for name, text, _ in example.pages]
    return list(lint(sources, Config.only(rule, example.options)))


def cases(rules: Iterable[Rule]) -> Iterator[Case]:
    """All examples of some rules.

    Raises:
        ValueError: a rule lacks a bad or a good example, or its documentation.
    """
    for rule in rules:
        kinds = [example.kind for example in rule.doc.examples]
        if not rule.doc.summary or not {"bad", "good"} <= set(kinds):
            raise ValueError(f"rule `{rule.id}`: its docstring needs a summary, a `Bad:` and a `Good:` example")
        yield from (
            Case(rule, example, f"{rule.id}-{example.kind}-{number}")
            for number, example in enumerate(rule.doc.examples)
        )


def rules_of(name: str) -> list[Rule]:
    """The rules of a module or package by its import name, those of the packs (``*.toml``) beside it included."""
    module = importlib.import_module(name)
    below = pkgutil.iter_modules(getattr(module, "__path__", ()))
    modules = [module, *(importlib.import_module(f"{name}.{info.name}") for info in below)]
    found = [rule for each in modules for rule in rules_in(each) if not rule.is_template and not rule.by_engine]
    for folder in getattr(module, "__path__", ()):
        for path in sorted(Path(folder).glob("*.toml")):
            found += load_pack(path, templates())
    return list({rule.id: rule for rule in found}.values())


def examples(name: str) -> Callable[[Case], None]:
    """A pytest test that runs every example of the rules in a module or package."""
    import pytest

    @pytest.mark.parametrize("case", list(cases(rules_of(name))), ids=lambda case: case.name)
    def test_example(case: Case) -> None:
        case.run()

    found: Callable[[Case], None] = test_example
    return found
