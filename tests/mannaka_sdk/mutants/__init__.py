"""Broken variants of the reference plugin, at least one for each check of the kit."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from integrations.channels import echo
from integrations.channels.echo.plugin import EchoChannel
from integrations.channels.echo.simulator import EchoSimulator
from mannaka_sdk.testing import Subject

FIXTURES = Path(echo.__file__).with_name("fixtures")


@dataclass(frozen=True)
class Mutant:
    """A broken plugin, and the check that must catch it."""

    code: str
    plugin: type[Any]
    fixtures: Path = FIXTURES

    def subject(self) -> Subject:
        """Return what is examined."""
        return Subject(plugin=self.plugin, simulator=EchoSimulator, fixtures=self.fixtures)


MUTANTS: list[Mutant] = []


def breaks(code: str, **fixtures: Path) -> Callable[[type[Any]], type[Any]]:
    """Register a class as a mutant that a check must catch."""

    def register(plugin: type[Any]) -> type[Any]:
        MUTANTS.append(Mutant(code, plugin, **fixtures))
        return plugin

    return register


def differs(code: str, **members: Any) -> None:
    """Register a mutant that differs from the reference plugin in some members."""
    MUTANTS.append(Mutant(code, type("Broken", (EchoChannel,), {"__module__": EchoChannel.__module__, **members})))
