"""What could stand in place of a match: Vale's actions (https://vale.sh/docs/actions), worked out as suggestions."""

from __future__ import annotations

import re
from collections.abc import Iterable

from contentlint.text.patterns import RegularExpression


class Action(tuple[str, ...]):
    """An action and its parameters: ``("replace", "use")``, ``("edit", "trim_right", ".")``."""

    __slots__ = ()
    type_name = "list of an action (replace, remove, edit …) and its parameters"

    @classmethod
    def parse(cls, value: object) -> Action:
        """The action, checked.

        Raises:
            ValueError: it is no list of text, an edit is unknown, or its pattern can't be used.
        """
        if not isinstance(value, list | tuple) or not all(isinstance(part, str) for part in value):
            raise ValueError(f"{value!r} is not a {cls.type_name}")
        action = cls(value)
        if action[:2] == ("edit", "regex"):
            if len(action) != 4:
                raise ValueError("edit: regex takes a pattern and a replacement")
            RegularExpression.parse(action[2])
        elif action[:1] == ("edit",) and (len(action) < 3 or action[1] not in _EDITS):
            raise ValueError(f"edit: {', '.join(action[1:]) or 'nothing'}: is none of {', '.join(_EDITS)}")
        return action

    def apply(self, found: str) -> str | None:
        """What the action makes of the words found; None where it has nothing to say."""
        if self[:1] == ("replace",):
            return listed(self[1:]) or None
        if self[:1] != ("edit",):
            return None
        made = " ".join(_edited(self[1], self[2:], found).split())
        return made if made and made != found else None


def listed(options: Iterable[str], quote: str = "") -> str:
    """Alternatives in words: ``a, b or c``; ``quote`` is the mark that stands around them all."""
    *others, last = [option for option in options if option] or [""]
    return f"{quote} or {quote}".join([*(f"{quote}, {quote}".join(others),) * bool(others), last])


def references(replacement: str) -> str:
    """A replacement whose groups are written as Go writes them (``$1``, ``${1}``), as Python does."""
    return re.sub(
        r"\$(?:\{(\w+)\}|(\d+))", lambda match: rf"\g<{match[1] or match[2]}>", replacement.replace("\\", r"\\")
    )


def _edited(name: str, parameters: tuple[str, ...], found: str) -> str:
    first = parameters[0]
    match name:
        case "regex":
            try:
                return re.sub(first, references(parameters[1]), found)
            except (re.error, IndexError):
                return found
        case "split":
            parts = found.split(first)
            index = int(parameters[1]) if len(parameters) > 1 and parameters[1].isdecimal() else 0
            return parts[index] if index < len(parts) else found
        case "replace":
            return found.replace(first, parameters[1] if len(parameters) > 1 else "")
        case "remove":
            return "".join(char for char in found if char not in first)
        case "truncate":
            return found.split(first)[0]
    strip = {"trim": str.strip, "trim_left": str.lstrip, "trim_right": str.rstrip}[name]
    return strip(found, first)


_EDITS = ("regex", "trim", "trim_left", "trim_right", "truncate", "split", "remove", "replace")
