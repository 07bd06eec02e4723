"""What the engine itself tells; listed here so that each has a page, a severity and a way to switch it off."""

from __future__ import annotations

from collections.abc import Iterator

from contentlint.finding import Severity
from contentlint.page import Page
from contentlint.rules import Hit, rule


@rule("rule-crashed", severity=Severity.ERROR, by_engine=True)
def rule_crashed(page: Page) -> Iterator[Hit]:
    """Every rule runs through on every page.

    A rule that fails says nothing about the page; the other rules went on. The exit status is 3.
    """
    return iter(())


@rule("file-unreadable", severity=Severity.ERROR, by_engine=True)
def file_unreadable(page: Page) -> Iterator[Hit]:
    """Every file that is named can be read.

    Nothing is known about a page that can't be read. The other pages were checked; the exit status is 3.
    """
    return iter(())


@rule("html-binary", severity=Severity.ERROR, by_engine=True)
def html_binary(page: Page) -> Iterator[Hit]:
    """Every file is text.

    Images, archives and documents aren't pages; name them in `exclude` if they have a page's ending.
    """
    return iter(())


@rule("html-too-large", severity=Severity.ERROR, by_engine=True)
def html_too_large(page: Page) -> Iterator[Hit]:
    """No page is larger than 20 MB.

    No visitor waits for such a page, and it was not checked.
    """
    return iter(())


@rule("unused-suppression", severity=Severity.WARNING, by_engine=True)
def unused_suppression(page: Page) -> Iterator[Hit]:
    """Every suppression settles something.

    A suppression that has outlived its finding hides the next one that comes along.
    """
    return iter(())


@rule("suppression-without-reason", severity=Severity.WARNING, by_engine=True)
def suppression_without_reason(page: Page) -> Iterator[Hit]:
    """Every suppression says why.

    Whoever reads it next must know whether it still holds. Told where `require-reason = true` is set.
    """
    return iter(())
