"""The command line."""

from contentlint.cli.base import CLEAN, FAILED, FOUND, USAGE, main

__all__ = ["CLEAN", "FAILED", "FOUND", "USAGE", "main"]
