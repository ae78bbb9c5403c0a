"""Broken variants of the reference plugin, at least one for each check of the kit; of LINE for what echo cannot do."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from integrations.channels import echo
from integrations.channels.echo.plugin import EchoChannel
from integrations.channels.echo.simulator import EchoSimulator
from integrations.channels.line.simulator import LineSimulator
from mannaka_sdk.testing import Subject

FIXTURES = Path(echo.__file__).with_name("fixtures")


@dataclass(frozen=True)
class Mutant:
    """A broken plugin, and the check that must catch it."""

    code: str
    plugin: type[Any]
    fixtures: Path = FIXTURES
    simulator: type[Any] = EchoSimulator

    def subject(self) -> Subject:
        """Return what is examined."""
        return Subject(plugin=self.plugin, simulator=self.simulator, fixtures=self.fixtures)


MUTANTS: list[Mutant] = []
LINE: dict[str, type[Any]] = {"simulator": LineSimulator}


def breaks(code: str, **more: Any) -> Callable[[type[Any]], type[Any]]:
    """Register a class as a mutant that a check must catch."""

    def register(plugin: type[Any]) -> type[Any]:
        MUTANTS.append(Mutant(code, plugin, **more))
        return plugin

    return register


def differs(code: str, **members: Any) -> None:
    """Register a mutant that differs from the reference plugin in some members."""
    MUTANTS.append(Mutant(code, type("Broken", (EchoChannel,), {"__module__": EchoChannel.__module__, **members})))
