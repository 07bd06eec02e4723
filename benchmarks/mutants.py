"""Mutation testing by sample: does some test fail when a line of contentlint is made wrong?

    python benchmarks/mutants.py --sample 150 --seed 1 [--only claims] [--list]

Each mutant is one small change of the syntax tree of one module, drawn at random (modules by their number of places). The
tests that mirror the module, or speak of it, run on a copy of the tree; where they pass, those of the rules and of the engine.
Survivors are printed as a diff, to be looked at.
"""

from __future__ import annotations

import argparse
import ast
import copy
import difflib
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
SOURCE = Path("src/contentlint")
SECONDS = 240
"""A mutant that runs for longer, on a busy machine, runs for ever; that is noticed, so it counts as killed."""

_COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
_COUNTED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.FloorDiv, ast.FloorDiv: ast.Mult, ast.Div: ast.Mult,
    ast.BitOr: ast.BitAnd, ast.BitAnd: ast.BitOr, ast.Mod: ast.Mult,
}  # fmt: skip


class Mutant(NamedTuple):
    """A module, and which of its places is changed."""

    path: Path
    place: int


def places(tree: ast.AST) -> list[ast.AST]:
    """The nodes that can be changed, in order. What only a type checker or a reader sees is left alone."""
    return [node for node in _walk(tree) if changed(node) is not None]


def _walk(node: ast.AST) -> Iterator[ast.AST]:
    for name, value in ast.iter_fields(node):
        if name in ("annotation", "returns", "type_comment", "decorator_list"):
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST) and not _is_unseen(child):
                yield child
                yield from _walk(child)


def _is_unseen(node: ast.AST) -> bool:
    """Docstrings, imports for types, messages of assertions."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return True
    if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
        return True
    return isinstance(node, ast.Import | ast.ImportFrom | ast.Assert | ast.AnnAssign) and not getattr(
        node, "value", None
    )


def changed(node: ast.AST) -> ast.AST | None:
    """The node, made wrong in one way; None where there is no way."""
    new = copy.deepcopy(node)
    match new:
        case ast.Compare(ops=[one]) if type(one) in _COMPARED:
            new.ops = [_COMPARED[type(one)]()]
        case ast.BoolOp(op=operator):
            new.op = ast.Or() if isinstance(operator, ast.And) else ast.And()
        case ast.BinOp(op=operator) if type(operator) in _COUNTED and not _is_text(new):
            new.op = _COUNTED[type(operator)]()
        case ast.UnaryOp(op=ast.Not()):
            return new.operand
        case ast.Constant(value=bool(value)):
            new.value = not value
        case ast.Constant(value=int(value)):
            new.value = value + 1
        case ast.If(test=test) | ast.IfExp(test=test) | ast.While(test=test):
            new.test = ast.UnaryOp(ast.Not(), test)
        case ast.Return(value=value) if value is not None and not (
            isinstance(value, ast.Constant) and value.value is None
        ):
            new.value = ast.Constant(None)
        case ast.Continue():
            return ast.Break()
        case ast.Break():
            return ast.Continue()
        case ast.Expr(value=ast.Call()):
            return ast.Pass()
        case _:
            return None
    return new


def _is_text(node: ast.BinOp) -> bool:
    return any(
        isinstance(side, ast.JoinedStr) or isinstance(getattr(side, "value", None), str)
        for side in (node.left, node.right)
    )


def mutated(text: str, place: int) -> str:
    """The source of a module with one of its places changed."""
    tree = ast.parse(text)
    target = places(tree)[place]
    new = changed(target)
    assert new is not None

    class Replace(ast.NodeTransformer):
        def visit(self, node: ast.AST) -> ast.AST:
            return new if node is target else self.generic_visit(node)

    return ast.unparse(ast.fix_missing_locations(Replace().visit(tree)))


def drawn(count: int, seed: int, only: str) -> list[Mutant]:
    """A sample of all mutants, every one as likely as any other."""
    every = [
        Mutant(path.relative_to(ROOT), place)
        for path in sorted((ROOT / SOURCE).rglob("*.py"))
        if only in path.relative_to(ROOT / SOURCE).as_posix()
        for place in range(len(places(ast.parse(path.read_text(encoding="utf-8")))))
    ]
    print(f"{len(every)} mutants of which {min(count, len(every))} are drawn with seed {seed}")
    return random.Random(seed).sample(every, min(count, len(every)))


BROAD = [
    "tests/test_engine.py",
    "tests/checks",
    "tests/test_examples.py",
    "tests/test_hostile_input.py",
    "tests/test_claims_doc.py",
]
SLOW = {"test_cluster.py", "test_package.py", "test_html_browser.py", "test_pre_commit.py"}


def tests_of(path: Path) -> Iterator[list[str]]:
    """What pytest is told for a module, one run after the other: its own tests, then those of what builds on it."""
    inner = path.relative_to(SOURCE)
    if inner.parts[0] == "checks" and inner.stem != "__init__":
        name = inner.stem.replace("_", "-")
        yield ["tests/checks", "-k", name]
        yield naming(name)
        return
    yield naming(
        f"from {'.'.join(('contentlint', *inner.with_suffix('').parts)).removesuffix('.__init__')} import", inner
    )
    room = f"tests/{inner.parts[0]}"
    yield [*BROAD, *([room] if (ROOT / room).is_dir() else [])]


def naming(word: str, inner: Path | None = None) -> list[str]:
    """The files of tests that mirror a module, or hold a word; the tests of its room where there are none."""
    every = [file for file in sorted((ROOT / "tests").rglob("test_*.py")) if file.name not in SLOW]
    found = [file for file in every if word and word in file.read_text(encoding="utf-8")]
    if inner is not None:
        mirrored = f"test_{inner.stem}.py"
        found += [file for file in every if file.name == mirrored and file.parent == ROOT / "tests" / inner.parent]
        found = found or [
            file for file in every if inner.parts[0] in (file.parent.name, file.stem.removeprefix("test_"))
        ]
    return list(dict.fromkeys(str(file.relative_to(ROOT)) for file in found))


def verdict(tree: Path, mutant: Mutant) -> str:
    """killed, timeout or survived."""
    target = tree / mutant.path
    before = target.read_text(encoding="utf-8")
    target.write_text(mutated(before, mutant.place), encoding="utf-8")
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "CONTENTLINT_NO_CACHE": "1"}
    environment.pop("PYTHONPATH", None)
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider"]
    codes = set()
    try:
        for tests in filter(None, tests_of(mutant.path)):
            done = subprocess.run(
                [*command, *tests], cwd=tree, env=environment, capture_output=True, timeout=SECONDS, check=False
            )
            codes.add(done.returncode)
            if done.returncode not in (0, 5):
                return "killed"
    except subprocess.TimeoutExpired:
        return "timeout"
    finally:
        target.write_text(before, encoding="utf-8")
    return "survived" if 0 in codes else "untested"


def shown(mutant: Mutant) -> str:
    """A mutant as a diff."""
    text = ast.unparse(ast.parse((ROOT / mutant.path).read_text(encoding="utf-8")))
    new = mutated((ROOT / mutant.path).read_text(encoding="utf-8"), mutant.place)
    lines = difflib.unified_diff(text.splitlines(), new.splitlines(), lineterm="", n=1)
    return "\n".join(f"    {line}" for line in list(lines)[2:])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sample", type=int, default=150)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", help="a part of the path of modules")
    parser.add_argument("--list", action="store_true", help="show the mutants, run nothing")
    options = parser.parse_args()
    mutants = drawn(options.sample, options.seed, options.only)
    if options.list:
        for mutant in mutants:
            print(f"{mutant.path} {list(tests_of(mutant.path))}\n{shown(mutant)}")
        return
    counts: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder) / "tree"
        shutil.copytree(ROOT, tree, ignore=shutil.ignore_patterns(".*", "__pycache__", "corpus"))
        for number, mutant in enumerate(mutants, 1):
            began = time.monotonic()
            result = verdict(tree, mutant)
            counts[result] += 1
            print(f"{number:4} {result:9} {time.monotonic() - began:5.0f} s  {mutant.path}", flush=True)
            if result in ("survived", "untested"):
                print(shown(mutant), flush=True)
    told, late = counts["killed"] + counts["timeout"], counts["timeout"]
    print(
        f"{told} of {len(mutants)} killed ({told / len(mutants):.0%}), {late} of them by time; {counts['untested']} without a test"
    )


if __name__ == "__main__":
    main()
