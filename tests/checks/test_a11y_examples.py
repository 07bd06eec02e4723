"""The examples of the rules about names, headings, links, forms and media (until all checks are run together)."""

import contentlint.testing

test_example = contentlint.testing.examples("contentlint.checks")
