"""The documentation as a site: ``sphinx-build -W -b html docs FOLDER``."""

project = "contentlint"
copyright = "the contentlint authors"  # noqa: A001 - Sphinx reads this name
extensions = ["myst_parser"]
html_theme = "furo"
html_title = "contentlint"
html_css_files = ["marks.css"]
html_static_path = ["static"]
myst_heading_anchors = 3
myst_links_external_new_tab = False
exclude_patterns = ["images/*.md"]
suppress_warnings = [
    "misc.highlighting_failure",  # JSON that is shortened by "…"
    "toc.not_included",  # the pages of rules: their index lists them, 200 more lines beside every page would help nobody
]
