"""The rules: contentlint finds every `Rule` in this package and every pack (`*.toml`) beside it."""
