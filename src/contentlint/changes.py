"""Which lines changed since a commit, as git tells it."""

from __future__ import annotations

import subprocess
from pathlib import Path

from contentlint.finding import Finding
from contentlint.lazy import lazy

_FILE = lazy(r"^\+\+\+ (?:b/(?P<name>[^\t]*)\t?|\"b/(?P<quoted>.*)\"|/dev/null)$")
_HUNK = lazy(r"^@@ -\S+ \+(?P<start>\d+)(?:,(?P<count>\d+))? @@")


class ChangesError(Exception):
    """git couldn't tell; the message says why and what to do."""


class Changes:
    """The lines of each file that are new since a commit, or staged; files git doesn't track are new as a whole."""

    def __init__(self, ref: str | None, folder: Path) -> None:
        self.top = Path(_git(folder, "rev-parse", "--show-toplevel").strip())
        against = ["--cached"] if ref is None else [ref]
        # A ref that begins with a dash would be read as an option.
        if ref is not None:
            _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}")
        diff = (
            "diff",
            "-U0",
            "--no-color",
            "--no-ext-diff",
            "--no-textconv",
            "--no-renames",
            "--src-prefix=a/",
            "--dst-prefix=b/",
            *against,
            "--",
        )
        self.lines = _parse(_git(self.top, "-c", "core.quotePath=false", *diff))
        new = _git(self.top, "ls-files", "-z", "--others", "--exclude-standard") if ref is not None else ""
        self.new = {name for name in new.split("\0") if name}

    def touches(self, finding: Finding, *, whole_page: bool) -> bool:
        """True where the finding stands on a changed line; rules about whole pages count where the page changed."""
        try:
            name = Path(finding.place.path).resolve().relative_to(self.top.resolve()).as_posix()
        except ValueError:
            return True
        changed = self.lines.get(name)
        if changed is None:
            return name in self.new
        return whole_page or any(finding.place.line < end and start <= finding.place.end_line for start, end in changed)


def _parse(diff: str) -> dict[str, list[tuple[int, int]]]:
    """The changed lines by file, as half-open ranges of line numbers."""
    found: dict[str, list[tuple[int, int]]] = {}
    current: list[tuple[int, int]] = []
    for line in diff.splitlines():
        if file := _FILE.match(line):
            current = found.setdefault(file["name"] or file["quoted"] or "", [])
        elif hunk := _HUNK.match(line):
            start, count = int(hunk["start"]), int(hunk["count"] or 1)
            # A hunk that only takes lines away touches the line behind it.
            current.append((start, start + count) if count else (start, start + 1))
    return found


def _git(folder: Path, *arguments: str) -> str:
    try:
        done = subprocess.run(  # noqa: S603 - a list of words, no shell; refs can't pass as options
            # A monitor is a program that the repository's own settings may name.
            ["git", "-c", "core.fsmonitor=false", *arguments],  # noqa: S607 - looked for on the path, as pre-commit does
            cwd=folder,
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
    except OSError:
        raise ChangesError(
            "git isn't installed, so changed lines can't be told; leave --diff and --staged out"
        ) from None
    if done.returncode:
        reason = done.stderr.strip().splitlines()[-1:] or ["no such commit"]
        raise ChangesError(f"git {arguments[0]}: {reason[0]}; name a commit of this repository")
    return done.stdout
