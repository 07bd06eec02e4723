"""Formulas over named numbers, read and worked out without running any code."""

from __future__ import annotations

import ast
import math
import operator
import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, Self

_LONGEST = 2000
_OPERATORS: Mapping[type, Callable[[float, float], float]] = {
    ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Div: operator.truediv, ast.Mod: math.fmod,
}  # fmt: skip
_FUNCTIONS: Mapping[str, Callable[..., float]] = {
    "sqrt": math.sqrt, "abs": abs, "floor": math.floor, "ceil": math.ceil, "log": math.log, "pow": math.pow, "max": max, "min": min,
}  # fmt: skip
_COMPARED: Mapping[str, Callable[[float, float], bool]] = {
    ">": operator.gt, "<": operator.lt, ">=": operator.ge, "<=": operator.le, "==": operator.eq, "!=": operator.ne,
}  # fmt: skip
_CONDITION = re.compile(r"\s*(>=|<=|==|!=|>|<)\s*([+-]?\d+(?:\.\d+)?)\s*")


class Formula(str):
    """Numbers and names with ``+ - * / %``, brackets, and functions such as ``math.sqrt(x)``."""

    __slots__ = ()
    type_name = "formula of names and numbers, such as words / sentences"

    @classmethod
    def parse(cls, value: object) -> Self:
        """The formula, checked.

        Raises:
            ValueError: it is no text, is too long, or holds anything but names, numbers, operators and known functions.
        """
        if not isinstance(value, str) or len(value) > _LONGEST:
            raise ValueError(f"{value!r} is not a {cls.type_name}")
        made = cls(" ".join(value.split()))
        made.names()
        return made

    def names(self) -> frozenset[str]:
        """The names that stand in it; ``heading.h2`` is one."""
        found: set[str] = set()
        _walk(_tree(self), found)
        return frozenset(found)

    def value(self, known: Mapping[str, float]) -> float | None:
        """What it comes to; None where it divides by nothing or leaves the range of numbers.

        Raises:
            KeyError: a name isn't known.
        """
        try:
            result = float(_value(_tree(self), known))
        except (ArithmeticError, ValueError, TypeError):
            return None
        return result if math.isfinite(result) else None


class Condition(str):
    """A comparison with a number: ``> 8``."""

    __slots__ = ()
    type_name = "comparison with a number, such as > 8"

    @classmethod
    def parse(cls, value: object) -> Self:
        """The condition, checked.

        Raises:
            ValueError: it is no comparison with a number.
        """
        if not isinstance(value, str) or not _CONDITION.fullmatch(value):
            raise ValueError(f"{value!r} is not a {cls.type_name}")
        return cls(value)

    def holds(self, value: float) -> bool:
        """True where the value is so."""
        match = _CONDITION.fullmatch(self)
        assert match is not None
        return _COMPARED[match[1]](value, float(match[2]))


@lru_cache(maxsize=128)
def _tree(text: str) -> ast.expr:
    try:
        return ast.parse(text, mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise ValueError(f"{text!r} is not a {Formula.type_name}") from None


def _name(node: ast.expr) -> str | None:
    if isinstance(node, ast.Name):
        return node.id
    return (
        f"{node.value.id}.{node.attr}" if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) else None
    )


def _walk(node: ast.expr, found: set[str]) -> None:
    match node:
        case ast.Constant(value=int() | float()):
            pass
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _OPERATORS:
            _walk(left, found)
            _walk(right, found)
        case ast.UnaryOp(op=ast.USub() | ast.UAdd(), operand=operand):
            _walk(operand, found)
        case ast.Call(func=function, args=arguments, keywords=[]) if _function(function) is not None:
            for argument in arguments:
                _walk(argument, found)
        case _ if (name := _name(node)) is not None:
            found.add(name)
        case _:
            raise ValueError(
                f"{ast.unparse(node)!r} can't stand in a formula; use names, numbers, + - * / and math.sqrt"
            )


def _value(node: ast.expr, known: Mapping[str, float]) -> float:
    match node:
        case ast.Constant(value=value):
            return float(value)  # type: ignore[arg-type]
        case ast.BinOp(left=left, op=op, right=right):
            return _OPERATORS[type(op)](_value(left, known), _value(right, known))
        case ast.UnaryOp(op=op, operand=operand):
            return -_value(operand, known) if isinstance(op, ast.USub) else _value(operand, known)
        case ast.Call(func=function, args=arguments):
            call: Any = _function(function)
            return float(call(*(_value(argument, known) for argument in arguments)))
    return known[_name(node) or ""]


def _function(node: ast.expr) -> Callable[..., float] | None:
    return _FUNCTIONS.get((_name(node) or "").removeprefix("math."))
