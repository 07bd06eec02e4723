"""House rules of an invented clinic, as an example of a contentlint plugin."""
