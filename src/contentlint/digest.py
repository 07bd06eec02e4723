"""Short digests of texts (BLAKE2b, https://www.rfc-editor.org/rfc/rfc7693): fingerprints and keys."""

from __future__ import annotations

__all__ = ["blake2b", "digest"]

try:
    # The same function as hashlib's, without OpenSSL, which hashlib loads and nothing here needs: 6 ms at every start.
    from _blake2 import blake2b
except ImportError:  # another Python than CPython
    from hashlib import blake2b


def digest(text: str, size: int = 8) -> bytes:
    """The digest of a text in so many bytes; characters that UTF-8 can't write count as question marks."""
    return blake2b(text.encode("utf-8", "replace"), digest_size=size).digest()
