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
suppress_warnings = ["myst.header"]  # a rule's page may leave out a level
