"""The command line: the group, exit status, and the options that commands share."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

import click

CLEAN, FOUND, USAGE, FAILED = range(4)
"""Exit status: nothing that fails; findings at or above ``--fail-on``, too many warnings or a budget overdrawn; wrong usage
or configuration; contentlint failed on some input, or could not write a report."""


COLLECT_AT = (50_000, 20, 100)
"""Thresholds of Python's garbage collector. A page is some thousand objects that point at each other; collecting at every
700 of them, as Python does by itself, costs a quarter of the time."""


PREVIEW = ""
"""What --diff holds where no commit follows it."""


SORTED_UP_TO = 20_000
"""Findings that are held back to be put in the order of pages; past that they are told as they come."""


_HOMES = {
    "check": "checking",
    "config": "configuring", "init": "configuring",
    "claims": "looking", "explain": "looking", "report": "looking", "rules": "looking", "scores": "looking",
    "server": "serving",
    "accept": "settling", "baseline": "settling",
}  # fmt: skip
"""The module of each command, which is imported when the command runs or is asked about."""


class _Commands(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted({*_HOMES, *super().list_commands(ctx)})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name in _HOMES:
            import_module(f"contentlint.cli.{_HOMES[cmd_name]}")  # its commands add themselves to the group
        return super().get_command(ctx, cmd_name)

    def invoke(self, ctx: click.Context) -> Any:
        import atexit
        import gc

        from contentlint.config import ConfigError
        from contentlint.local import RuleFileError
        from contentlint.packs import PackError

        gc.set_threshold(*COLLECT_AT)
        # The process ends, and its memory with it: a last look for circles in it would take a fifth of a short run.
        atexit.register(gc.freeze)
        try:
            return super().invoke(ctx)
        except (ConfigError, PackError, RuleFileError) as error:
            raise click.UsageError(str(error)) from None


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="contentlint")
def main() -> None:
    """Read clinic web pages and tell, with place and reason, what is wrong with them."""


def selection(command: Any) -> Any:
    """The options that every command with a configuration has."""
    for decorate in (
        click.option("--config", "config_file", type=click.Path(path_type=Path), help="Use this configuration file."),
        click.option(
            "--rules-from",
            multiple=True,
            type=click.Path(path_type=Path),
            callback=lambda _, __, files: tuple(file.absolute() for file in files),
            metavar="FILE.py",
            help="Take in the rules of a Python file; it is run (repeatable).",
        ),
        click.option("--isolated", is_flag=True, help="Read no configuration file."),
        click.option(
            "--select",
            multiple=True,
            metavar="RULE",
            help="Run only these rules, families or tags (repeatable, or a,b).",
        ),
        click.option("--ignore", multiple=True, metavar="RULE", help="Leave these rules, families or tags out."),
        click.option("--exclude", multiple=True, metavar="GLOB", help="Leave these paths out of folders."),
    ):
        command = decorate(command)
    return command
