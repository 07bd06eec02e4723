"""How the services that show findings in a repository want paths and addresses."""

from __future__ import annotations

import os
from collections.abc import Iterable
from urllib.parse import quote

from contentlint.lazy import lazy
from contentlint.packs import references

_DRIVE = lazy(r"[A-Za-z]:[\\/]")


def in_repository(path: str) -> str:
    """The path from the current folder where it lies below it, without a leading ``./``; any other path as it stands."""
    shown = path.replace(os.sep, "/")
    here = os.getcwd().replace(os.sep, "/").rstrip("/") + "/"  # noqa: PTH109 - a string is wanted, once a finding
    return shown.removeprefix(here).removeprefix("./") or path


def as_uri(path: str) -> str:
    """A path as a URI reference (RFC 3986), relative to the repository where it lies in it."""
    shown = in_repository(path)
    try:
        raw = os.fsencode(shown)
    except UnicodeEncodeError:
        raw = shown.encode("utf-8", "backslashreplace")
    if shown.startswith("/") or _DRIVE.match(shown):
        return "file:///" + quote(raw, safe=b"/:").lstrip("/")
    # A colon in the first part of a relative reference would make it a scheme.
    return quote(raw, safe=b"/")


def help_uri(keys: Iterable[str]) -> str | None:
    """The address of the first reference that has one: where the clause behind a rule can be read."""
    known = references()
    own = (key if key.startswith(("https://", "http://")) else known.get(key, {}).get("url") for key in keys)
    return next(filter(None, own), None)
