"""How detail travels in the file: LZMA, as base 85; and the hashes that let the file's own style and script run.

Browsers unpack Deflate by themselves, but on pages of real clinics it leaves a sixth more than LZMA does, which decides
whether the report of 500 pages stays within 1.5 MB. ``script/unpack.js`` undoes both.
"""

from __future__ import annotations

import lzma
from base64 import b64encode, b85encode
from hashlib import sha256

# 2^20 bytes hold a whole group of pages. Text has no alignment (pb), and the letter before tells much of the next one (lc).
_FILTER = {"id": lzma.FILTER_LZMA1, "preset": 6, "dict_size": 1 << 20, "lc": 4, "lp": 0, "pb": 0}

# The alphabet of RFC 1924 but for "<", so that no "<!--" or "</script" can come of it.
_TABLE = bytes.maketrans(b"<", b",")


def packed(text: str) -> str:
    """Text as a .lzma file (https://www.7-zip.org/sdk.html, lzma-specification.txt) in base 85, without "<"."""
    squeezed = lzma.compress(text.encode("utf-8", "replace"), format=lzma.FORMAT_ALONE, filters=[_FILTER])
    return b85encode(squeezed).translate(_TABLE).decode("ascii")


def digest(text: str) -> str:
    """The source expression of a Content-Security-Policy for an inline style or script (CSP level 3, 2.3.1)."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode('ascii')}'"
