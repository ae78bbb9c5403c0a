"""`mannaka health …`: for probes of processes without pages."""

from enum import StrEnum
from typing import Annotated

import typer

from mannaka.commands.stack import DEFAULT_DATA, Data, point_at_stack

DEAD = 1


class Part(StrEnum):
    """A process that shows its life by a file."""

    WORKER = "worker"
    RELAY = "relay"
    BEAT = "beat"
    MAIL = "mail"


def health(
    part: Annotated[Part, typer.Argument(help="The process to ask about.")],
    data: Data = DEFAULT_DATA,
) -> None:
    """Tell whether a process on this machine showed life within the last minute; code 1 where it did not."""
    point_at_stack(data)
    from mannaka.health.heartbeat import is_alive, seconds_since

    age = seconds_since(part)
    typer.echo(f"{part.value}: never seen" if age is None else f"{part.value}: seen {age:.0f} s ago")
    if not is_alive(part):
        raise typer.Exit(DEAD)
