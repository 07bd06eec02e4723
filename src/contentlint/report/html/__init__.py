"""The report for people: one HTML file with an overview, every page with its findings in place, and the ledger of claims."""

from __future__ import annotations

from contentlint.report.html.building import MissingExtraError, Setting, write_file, write_report
from contentlint.report.html.since import Earlier

__all__ = ["Earlier", "MissingExtraError", "Setting", "write_file", "write_report"]
