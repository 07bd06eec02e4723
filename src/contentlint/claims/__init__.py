"""Finding unsupported health claims: a sentence in its place goes in, the claims it makes come out."""

from contentlint.claims.detect import detect, detect_all, is_reported
from contentlint.claims.unit import Claim, Unit

__all__ = ["Claim", "Unit", "detect", "detect_all", "is_reported"]
