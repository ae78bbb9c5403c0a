"""
The pytest plugin: `--conformance-stamp=FOLDER` writes what the kit found, one file for each plugin.

`--remote=URL` examines the plugin that a server at this machine serves; `--remote-key=FILE` names its key.
"""

from pathlib import Path
from typing import Final

import pytest

from mannaka_sdk.testing.conformance import PluginConformance, report_on
from mannaka_sdk.testing.remote import examine_at

OPTION: Final = "--conformance-stamp"
REMOTE: Final = "--remote"
KEY: Final = "--remote-key"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Take the option."""
    parser.addoption(OPTION, metavar="FOLDER", help="write what the conformance kit of mannaka-sdk found")
    parser.addoption(REMOTE, metavar="URL", help="examine the plugin that this server serves")
    parser.addoption(KEY, metavar="FILE", help="the key of that server")


def pytest_configure(config: pytest.Config) -> None:
    """Collect findings where they are asked for."""
    if url := config.getoption(REMOTE):
        if not (key := config.getoption(KEY)):
            raise pytest.UsageError(f"{REMOTE} needs {KEY}")
        examine_at(url, Path(key).read_text(encoding="utf-8").strip())
    if folder := config.getoption(OPTION):
        config.pluginmanager.register(Stamps(Path(folder)), "mannaka_sdk_stamps")


class Stamps:
    """What the tests of one run found."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.problems: dict[type[PluginConformance], dict[str, str]] = {}

    def pytest_runtest_makereport(self, item: pytest.Item, call: pytest.CallInfo[None]) -> None:
        """Note what a check found."""
        owner = getattr(item, "cls", None)
        if call.when == "call" and isinstance(owner, type) and issubclass(owner, PluginConformance):
            problem = "" if call.excinfo is None else call.excinfo.exconly()
            self.problems.setdefault(owner, {})[item.callspec.params["check"].code] = problem  # type: ignore[attr-defined]  # pytest names it nowhere

    def pytest_sessionfinish(self) -> None:
        """Write the stamps."""
        self.folder.mkdir(parents=True, exist_ok=True)
        for owner, problems in self.problems.items():
            report = report_on(owner.subject(), problems)
            (self.folder / f"{report.plugin}.json").write_text(
                report.model_dump_json(indent=2) + "\n", encoding="utf-8"
            )
