"""The command line."""

from contentlint.cli import checking, configuring, looking, serving, settling
from contentlint.cli.base import CLEAN, FAILED, FOUND, USAGE, main

__all__ = ["CLEAN", "FAILED", "FOUND", "USAGE", "checking", "configuring", "looking", "main", "serving", "settling"]
