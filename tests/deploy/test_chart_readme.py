"""The chart's README says what the chart does."""

import json
import re
from typing import Any

from tests.deploy import charts, test_network, test_secrets

README = (charts.CHART / "README.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| `([A-Za-z.]+)` \| (.+?) \| ?(.*?) ?\|$", re.MULTILINE)
UNSAID = ("", [])


def leaves(values: dict[str, Any], prefix: str = "") -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in values.items():
        path = f"{prefix}{key}"
        found |= leaves(value, f"{path}.") if isinstance(value, dict) and value else {path: value}
    return found


def told() -> dict[str, str]:
    return {path: default.strip("`") for path, default, _ in ROW.findall(README) if "." in path}


def as_written(value: Any) -> str:
    if isinstance(value, str) and value:
        return value
    return json.dumps(value, separators=(",", ":"))


def must_be_said(path: str, value: Any) -> bool:
    """Tell whether the chart is refused with this default, once what it belongs to is on."""
    return value in UNSAID and path in {
        "image.repository",
        "secret.existingSecret",
        "ingress.hosts",
        "scanner.url",
        "mail.from",
        *(f"networkPolicy.{server}.to" for server in ("database", "broker", "cache", "scanner", "mail", "calendars")),
    }


def test_the_table_has_every_value_with_its_default_and_no_other() -> None:
    truth = {
        path: "-" if must_be_said(path, value) else as_written(value)
        for path, value in leaves(charts.defaults()).items()
    }
    assert told() == truth


def test_the_table_of_secrets_says_who_is_given_which() -> None:
    rows = dict(re.findall(r"^\| (`[A-Z_`, ]+`) \| ([a-z ]+)(?:, with `mail.enabled`)? \|$", README, re.MULTILINE))
    given = {holders: set(re.findall(r"`([A-Z_]+)`", keys)) for keys, holders in rows.items()}
    assert given == {
        "every process": test_secrets.KEYS["live"],
        "every process but live": test_secrets.EVERYBODY - test_secrets.KEYS["live"],
        "relay": test_secrets.KEYS["relay"] - test_secrets.EVERYBODY,
        "web and worker": test_secrets.MAIL,
        "the job": test_secrets.KEYS["migrate"] - test_secrets.EVERYBODY,
    }


def test_the_table_of_processes_says_who_reaches_what() -> None:
    rows = re.findall(r"^\| (\w+) \| .* \| ([a-z, ]+) \|$", README, re.MULTILINE)
    servers = {"database": test_network.DATABASE, "broker": test_network.VALKEY, "cache": test_network.VALKEY}
    servers |= {"scanner": test_network.SCANNER, "mail": test_network.MAIL, "calendars": test_network.CALENDARS}
    rows = [row for row in rows if row[0] in charts.PROCESSES]
    told = {process: {servers[name] for name in named.split(", ")} for process, named in rows}
    assert told == test_network.NEEDED | {"worker": test_network.NEEDED["worker"] | test_network.WANTED}
