"""Finding unsupported health claims: a sentence in its place goes in, the claims it makes come out."""

from contentlint.claims.detect import decide, detect, detect_all
from contentlint.claims.unit import Claim, Unit

__all__ = ["Claim", "Unit", "decide", "detect", "detect_all"]
