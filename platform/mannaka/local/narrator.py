"""Tells on the terminal what is going on."""

from __future__ import annotations

import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

PLAIN_WIDTH = 140


class Narrator:
    """One line for each step with its seconds; on a terminal the running step turns."""

    def __init__(self, console: Console | None = None) -> None:
        """Speak to the console given, else to standard output."""
        self._console = console or _console()

    def say(self, text: str) -> None:
        """Say one line."""
        self._console.print(text, highlight=False, markup=False)

    @contextmanager
    def step(self, title: str) -> Iterator[Callable[[str], None]]:
        """Tell of a step while it runs; what is yielded shows where it is."""
        began = time.monotonic()
        with self._console.status(title) as status:
            yield lambda line: status.update(f"{title}: {line}")
        self.say(f"✓ {title} ({time.monotonic() - began:.1f} s)")

    def show_logins(self, logins: Iterable[dict[str, str]]) -> None:
        """Show who may sign in where."""
        table = Table("City", "Role", "Address", "User name", "Password", "App's key", title="Sign in with")
        for login in logins:
            names = ("city", "role", "url", "username", "password", "app_key")
            table.add_row(*(login.get(name, "") for name in names))
        self._console.print(table)


def _console() -> Console:
    console = Console()
    # Into a log nothing is folded: a torn password cannot be copied.
    return console if console.is_terminal else Console(width=PLAIN_WIDTH)
