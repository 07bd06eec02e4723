"""Styles of Vale (https://vale.sh) read as rules: a folder of ``.yml`` files, one rule a file."""
