"""The plugins that are installed: what other packages offer contentlint under an entry point."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

_GROUP = b"[contentlint."
_METADATA = (".dist-info", ".egg-info")


def plugins(group: str) -> Iterable[EntryPoint]:
    """The entry points of a group such as ``contentlint.rules``; importing what they name is the caller's."""
    if not _has_any(tuple(sys.path)):
        return ()
    from importlib.metadata import entry_points

    return entry_points(group=group)


@cache
def _has_any(path: tuple[str, ...]) -> bool:
    """False where certainly no package has a plugin, so that ``importlib.metadata`` needn't be asked.

    It takes a tenth of the start of a command to import, and reads all metadata of all packages.
    """
    finders = [finder for finder in sys.meta_path if hasattr(finder, "find_distributions")]
    return len(finders) > 1 or any(_may_offer(place) for place in path)


def _may_offer(place: str) -> bool:
    """True where a place to import from holds a package with a plugin, or is no folder, so that nobody has looked."""
    try:
        return any(_GROUP in told for told in _told_in(place or "."))
    except NotADirectoryError:
        return True
    except OSError:
        return False


def _told_in(folder: str) -> Iterator[bytes]:
    with os.scandir(folder) as found:
        names = [entry.path for entry in found if entry.name.lower().endswith(_METADATA)]
    if folder.lower().endswith(".egg"):
        names.append(os.path.join(folder, "EGG-INFO"))  # noqa: PTH118 - a Path for each package would cost as much as reading it
    for name in names:
        try:
            with open(os.path.join(name, "entry_points.txt"), "rb") as file:  # noqa: PTH118, PTH123
                yield file.read()
        except OSError:  # most packages have none
            continue
