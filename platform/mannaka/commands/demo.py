"""`mannaka demo`: everything on this machine, with two cities."""

from pathlib import Path
from typing import Annotated

import typer

from mannaka.commands.stack import DEFAULT_DATA

Folder = Annotated[Path, typer.Option("--data", help="Folder that keeps the demo's data, secrets and logs.")]


def demo(
    port: Annotated[
        int,
        typer.Option(
            help="Port of the pages; live streams, simulated services and mails take the next three.", min=1, max=65532
        ),
    ] = 8000,
    data: Folder = DEFAULT_DATA,
    *,
    detach: Annotated[bool, typer.Option("--detach", help="Go on in the background once the pages answer.")] = False,
    stop: Annotated[bool, typer.Option("--stop", help="Stop the demo of this folder.")] = False,
) -> None:
    """Start PostgreSQL, Valkey, two cities with invented data, and every process; Ctrl-C stops it all."""
    if stop:
        _stop(data)
    elif detach:
        from mannaka.local.background import run_in_background

        run_in_background(data, port=port, say=typer.echo)
    else:
        from mannaka.local.demo import run_demo
        from mannaka.local.narrator import Narrator

        run_demo(data, port=port, narrator=Narrator())


def _stop(data: Path) -> None:
    from mannaka.local import holding
    from mannaka.local.demo import stop_servers

    was_running = holding.ask_to_stop(data)
    stop_servers(data)
    typer.echo(f"Stopped the demo in {data}." if was_running else f"No demo runs in {data}.")
