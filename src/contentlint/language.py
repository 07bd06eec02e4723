"""Language tags, as pages write them in ``lang`` attributes."""

from __future__ import annotations


def primary_subtag(tag: str) -> str:
    """The language alone of a BCP 47 tag, in lower case: ``en`` for ``en``, ``en-US``, ``en_us`` and `` EN ``.

    Empty where the tag is empty. Nothing is checked against the registry. Source: RFC 5646, section 2.1
    (https://www.rfc-editor.org/rfc/rfc5646#section-2.1); the underscore is POSIX and WordPress usage.
    """
    return tag.strip().lower().replace("_", "-").partition("-")[0]
