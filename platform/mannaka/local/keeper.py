"""
Cleans up after a supervisor that was killed.

It reads from the supervisor which process groups live (`+123`) and which are gone (`-123`). When the pipe closes, its
writer is gone, in order or not: the keeper then ends the groups that are left, and the two servers.
"""

from __future__ import annotations

import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from mannaka.local import kept
from mannaka.local.postgres import PostgresServer
from mannaka.local.process_table import arguments_of, wait_until
from mannaka.local.processes import GRACE_SECONDS, end_group
from mannaka.local.valkey import ValkeyServer
from mannaka.local.watch import KEEPER_LOCK

if TYPE_CHECKING:
    from collections.abc import Iterable


def keep(data: Path, lines: Iterable[bytes]) -> None:
    """Wait for the end of the supervisor, then end what it left."""
    with kept.locked(data / KEEPER_LOCK):
        end_groups(groups_left(lines))
        ValkeyServer(data).stop()
        PostgresServer(data).stop()


def groups_left(lines: Iterable[bytes]) -> set[int]:
    """Return the groups that were named as living and never as gone."""
    living: set[int] = set()
    for line in lines:
        group = int(line[1:])
        if line.startswith(b"+"):
            living.add(group)
        else:
            living.discard(group)
    return living


def end_groups(groups: set[int]) -> None:
    """End the groups in order, and kill what does not listen."""
    for group in groups:
        end_group(group, signal.SIGTERM)
    wait_until(lambda: not any(arguments_of(group) for group in groups), seconds=GRACE_SECONDS)
    for group in groups:
        end_group(group, signal.SIGKILL)


def main() -> None:
    """Run as `python -m mannaka.local.keeper DATA`, fed by the supervisor."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    keep(Path(sys.argv[1]), sys.stdin.buffer)


if __name__ == "__main__":
    main()
