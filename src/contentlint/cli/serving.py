"""``contentlint server``."""

from __future__ import annotations

from typing import Any

import click

from contentlint.cli.base import main, selection
from contentlint.cli.chosen import Configure


@main.command()
@selection
@click.option("--stdio", is_flag=True, hidden=True, help="What editors add; there is no other way.")
def server(stdio: bool, **options: Any) -> None:
    """Serve an editor over standard input and output (Language Server Protocol)."""
    del stdio
    try:
        from contentlint.server.protocol import serve
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in ("pygls", "lsprotocol"):
            raise
        raise click.UsageError("the server needs pygls: pip install 'contentlint[lsp]'") from None
    from contentlint.server.looking import Looker

    serve(Looker(lambda: Configure(options, [], None)))
