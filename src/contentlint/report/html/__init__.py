"""The report for people: one HTML file with an overview, every page with its findings in place, and the ledger of claims."""

from __future__ import annotations

from contentlint.report.html.building import MissingExtraError, Setting, write_file, write_report
from contentlint.report.html.gathering import Reading
from contentlint.report.html.keeping import Stores, stores
from contentlint.report.html.since import Earlier

__all__ = ["Earlier", "MissingExtraError", "Reading", "Setting", "Stores", "stores", "write_file", "write_report"]
