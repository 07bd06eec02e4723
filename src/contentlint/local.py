"""Rules in a Python file of one's own (``--rules-from``). Only the command line can name one: configuration runs no code."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path
from types import ModuleType


class RuleFileError(Exception):
    """A file of rules that can't be used; the message names file, line and remedy."""


@cache
def load_rule_file(path: Path) -> ModuleType:
    """The module that a Python file makes, run once; ``path`` is absolute and is the module's name.

    Raises:
        RuleFileError: there is no such Python file, or it raises.
    """
    from importlib.util import module_from_spec, spec_from_file_location  # only here: every start would pay for it

    spec = spec_from_file_location(str(path), path) if path.is_file() else None
    if spec is None or spec.loader is None:
        raise RuleFileError(f"{path}: is no Python file of rules; check the path (its name ends in .py)")
    module = module_from_spec(spec)
    # As with any import: dataclasses and pickle look a module up by its name.
    sys.modules[spec.name] = module
    try:
        spec.loader.exec_module(module)
    except (Exception, SystemExit) as error:  # the file is somebody's own and may raise anything
        del sys.modules[spec.name]
        raise RuleFileError(f"{path}{_line(error, path)}: {type(error).__name__}: {error}; mend the file") from error
    return module


def _line(error: BaseException, path: Path) -> str:
    if isinstance(error, SyntaxError):
        return f":{error.lineno}"
    import traceback

    lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == str(path)]
    return f":{lines[-1]}" if lines else ""
