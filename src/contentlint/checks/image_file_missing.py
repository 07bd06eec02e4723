from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

from contentlint.facts.images import is_tracker
from contentlint.facts.site_files import listing
from contentlint.finding import Severity
from contentlint.lazy import lazy
from contentlint.page import Page
from contentlint.rules import Hit, rule

_SCHEME = lazy(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//|#|\Z")


@rule("image-file-missing", severity=Severity.ERROR, tags={"links"}, references=["html-img-src"], recommended=False)
def image_file_missing(page: Page) -> Iterator[Hit]:
    """Every image file that the page names is there.

    A broken image shows its alt and a torn icon. Only references relative to the page itself are looked up (not `/img/…`,
    whose folder depends on the server), and only where the page is a file without template code.

    Bad:
        <img src="[[no-such-file.jpg]]" alt="Our garden">

    Good:
        <img src="/images/x.jpg" alt="Our garden"> <img src="https://example.com/x.jpg" alt="Our garden">
        <img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" alt="">
    """
    if page.masked.regions or page.masked.front_matter is not None or page.select("base"):
        return
    folder = page.source.path.parent if page.source.path is not None else Path()
    for image in page.select("img"):
        address = (image.get("src") or "").strip()
        if _SCHEME.match(address) or address.startswith("/") or is_tracker(image) or any(c in address for c in "{}<>$"):
            continue
        name = unquote(address.partition("?")[0].partition("#")[0])
        if name and "\0" not in name and (file := folder.joinpath(name)).name not in listing(str(file.parent)).names:
            yield Hit((image, "src"), "there is no such file beside this page; mend the path, or add the file")
