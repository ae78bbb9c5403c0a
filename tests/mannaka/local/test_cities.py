"""The demo prepares its cities once for each state of the code."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from mannaka.local import cities
from mannaka.local.bootstrap import bootstrap
from mannaka.local.narrator import Narrator
from mannaka.local.postgres import PostgresServer


class RecordingSteps:
    """Stands in for the commands; the cities it lists are those that were created."""

    def __init__(self) -> None:
        self.ran: list[str] = []
        self.made: list[dict[str, str]] = []

    def run(self, *arguments: str, tell: Callable[[str], None]) -> str:
        self.ran.append(" ".join(arguments[:2]))
        tell(self.ran[-1])
        if arguments[:2] == ("city", "create"):
            self.made.append({"code": arguments[2]})
        if arguments[0] == "seed":
            Path(arguments[-1]).write_text(json.dumps([{"url": "http://imabari.localhost:8000/staff/?a=b"}]))
        return json.dumps(self.made)


@pytest.fixture
def server(data: Path) -> PostgresServer:
    found = PostgresServer(data, throwaway=True)
    found.start()
    bootstrap(data)
    return found


@pytest.fixture
def prepare(
    data: Path, server: PostgresServer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Callable[[str], list[str]]:
    monkeypatch.setattr("mannaka.local.fingerprint.MANIFEST", tmp_path / "staticfiles.json")
    monkeypatch.setattr("mannaka.local.fingerprint.COLLECTED", tmp_path / "static.mark")
    (tmp_path / "staticfiles.json").touch()
    steps: Any = RecordingSteps()

    def run(code: str) -> list[str]:
        monkeypatch.setattr(cities, "code_fingerprint", lambda: code)
        steps.ran.clear()
        cities.prepare(data, server=server, steps=steps, narrator=Narrator(Console(quiet=True)))
        return list(steps.ran)

    return run


FIRST = ["collect", "release", "city list", "city create", "city create", "seed 382027"]


def test_the_first_start_makes_everything(prepare: Callable[[str], list[str]]) -> None:
    assert prepare("one") == FIRST


def test_the_second_start_makes_nothing(prepare: Callable[[str], list[str]]) -> None:
    prepare("one")

    assert prepare("one") == []


def test_other_code_is_released_and_cities_stay(prepare: Callable[[str], list[str]]) -> None:
    prepare("one")

    assert prepare("two") == ["collect", "release", "city list", "city demo", "city demo", "seed 382027"]


def test_a_database_that_was_made_anew_is_prepared_again(
    prepare: Callable[[str], list[str]], server: PostgresServer, data: Path
) -> None:
    prepare("one")
    server.destroy()
    server.start()
    bootstrap(data)

    assert "release" in prepare("one")


def test_addresses_follow_the_port(prepare: Callable[[str], list[str]], data: Path) -> None:
    prepare("one")

    cities.logins_at(data, port=9000)

    assert json.loads((data / "logins.json").read_text())[0]["url"] == "http://imabari.localhost:9000/staff/?a=b"
