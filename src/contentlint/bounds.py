"""Where a project ends: what stands in a repository that nobody has vouched for may read nothing beyond it."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


def project_top(folder: Path) -> Path:
    """The top of the repository that a folder stands in (it holds ``.git``), else the folder itself; links are resolved."""
    real = folder.resolve()
    return next((each for each in (real, *real.parents) if (each / ".git").exists()), real)


def leads_out(path: Path, top: Path) -> bool:
    """True where a path, its links followed, stands outside the folder ``top``, or goes round in circles."""
    try:
        return not path.resolve().is_relative_to(top)
    except (OSError, RuntimeError):
        return True


def read_at_most(path: str | Path, limit: int) -> bytes | None:
    """The bytes of a file; None where there are more than ``limit``, which an endless one (``/dev/zero``) has as well.

    Raises:
        OSError: it can't be read.
    """
    with open(path, "rb") as file:  # noqa: PTH123 - pathlib takes its time, and this runs for every page
        size = os.fstat(file.fileno()).st_size
        data = file.read(limit + 1) if size <= limit else b""
    return data if size <= limit and len(data) <= limit else None


MOST_STARS = 3
"""Stars in one name of a path pattern, and ``**`` in all of it: with more of them, matching may take for ever."""


def runs_away(pattern: str) -> bool:
    """True for a path pattern (as in ``.gitignore``) that has more than ``MOST_STARS``; no ordinary one does."""
    names = pattern.split("/")
    return max(name.replace("**", "*").count("*") for name in names) > MOST_STARS or names.count("**") > MOST_STARS


def path_patterns(lines: Iterable[str]) -> GitIgnoreSpec:
    """Path patterns as git reads them; lines that could run away are left out."""
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines([line for line in lines if line.startswith("#") or not runs_away(line)])
