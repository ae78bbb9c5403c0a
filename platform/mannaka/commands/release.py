"""`mannaka release`: brings every schema to the migrations of this code."""

import typer

from mannaka.commands.stack import DEFAULT_DATA, Data, start_django


def release(data: Data = DEFAULT_DATA) -> None:
    """Bring the shared schemas, the template and every city to this version; may be run again at any time."""
    start_django(data, login="owner")
    from mannaka_tenancy.release import run_release

    run_release(typer.echo)
