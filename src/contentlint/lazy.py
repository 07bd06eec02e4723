"""Regular expressions that are compiled when they are first used, so that they cost a start of the command nothing."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any, AnyStr, cast


def lazy(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """A pattern, as ``re.compile`` gives it, that is compiled when it is first used.

    Raises (at first use):
        re.error: it is none.
    """
    return cast("re.Pattern[AnyStr]", Lazy(source, flags))


class Lazy:
    """Stands for the pattern of a source and flags: whatever is asked of it, the pattern answers."""

    def __init__(self, source: str | bytes, flags: int = 0) -> None:
        self._source = source
        self._flags = flags

    @cached_property
    def _pattern(self) -> re.Pattern[Any]:
        return re.compile(self._source, self._flags)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):  # what copying and the like ask for, before there is a source
            raise AttributeError(name)
        # Kept, so that from the second time on a method is found as fast as that of the pattern itself.
        value = self.__dict__[name] = getattr(self._pattern, name)
        return value
