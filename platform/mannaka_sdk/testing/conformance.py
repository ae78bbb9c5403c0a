"""What a vendor runs: a pytest class, or one function that returns a report."""

import importlib
from collections.abc import Mapping
from enum import StrEnum, unique
from pathlib import Path
from typing import Any, ClassVar, Final

from mannaka_sdk._version import __version__
from mannaka_sdk.base import Model
from mannaka_sdk.testing.bench import Subject
from mannaka_sdk.testing.openapi import StrictContract
from mannaka_sdk.testing.registry import CHECKS, Check
from mannaka_sdk.testing.remote import examined

AREAS: Final = (
    *("manifest", "isolation", "verify", "parse", "poll", "send"),
    *("replies", "media", "marks", "people", "menus", "calls", "meetings", "refusals", "presence"),
    *("referrals", "answers", "operations"),
)
for _area in AREAS:
    importlib.import_module(f"mannaka_sdk.testing.checks.{_area}")


@unique
class Tier(StrEnum):
    """How good a plugin is, as the kit found; no vendor declares it."""

    NONE = "none"
    """A check failed, or was left out."""
    BRONZE = "bronze"
    """It passes every check that applies to it."""


class Finding(Model):
    """What one check found."""

    code: str
    """The check."""
    says: str
    """What a plugin that passes does."""
    problem: str = ""
    """What it missed; empty where the plugin passed."""


class Report(Model):
    """The stamp: what the kit found, for the host to read."""

    plugin: str
    """The plugin's id."""
    version: str
    """The plugin's version."""
    sdk: str
    """The kit's version."""
    tier: Tier
    """How good the plugin is."""
    findings: tuple[Finding, ...]
    """Every check that applies."""

    @property
    def failures(self) -> tuple[Finding, ...]:
        """Return the checks that it does not pass."""
        return tuple(each for each in self.findings if each.problem)


def checks_for(subject: Subject) -> list[Check]:
    """Return the checks that apply to a plugin, in order."""
    return [each for each in CHECKS.values() if each.applies_to(subject)]


def examine(subject: Subject) -> Report:
    """Examine a plugin and report on every check, also after one failed."""
    return report_on(subject, {each.code: _problem(each, subject) for each in checks_for(subject)})


def report_on(subject: Subject, problems: Mapping[str, str]) -> Report:
    """Return the report on what was found; a check that was left out is a problem, too."""
    findings = tuple(
        Finding(code=each.code, says=each.says, problem=problems.get(each.code, "it was not examined"))
        for each in checks_for(subject)
    )
    manifest = subject.plugin.manifest
    tier = Tier.NONE if any(each.problem for each in findings) else Tier.BRONZE
    # As text, since a manifest may be the very thing that is broken.
    named = {"plugin": str(manifest.id), "version": str(manifest.version)}
    return Report(**named, sdk=__version__, tier=tier, findings=findings)


def _problem(each: Check, subject: Subject) -> str:
    try:
        each.examine(subject)
    except Exception as error:  # noqa: BLE001 - whatever a plugin raises is what the report tells
        return f"{type(error).__name__}: {error}"
    return ""


class PluginConformance:
    """
    The checks of every kind, as pytest tests: one for each check that applies to the plugin.

    Subclass it in a test file, with a name that begins with `Test`.
    """

    plugin: ClassVar[type[Any]]
    """The plugin's class."""
    simulator: ClassVar[type[Any]]
    """The class of the service's simulator."""
    fixtures: ClassVar[Path | None] = None
    """A folder with real deliveries, `<name>.json`, each beside `<name>.events.json` with what they mean."""
    contract: ClassVar[StrictContract | None] = None
    """The service's own contract, if it publishes one; every request and every answer is held to it."""

    @classmethod
    def subject(cls) -> Subject:
        """Return what is examined."""
        plugin = examined(cls.plugin)
        return Subject(plugin=plugin, simulator=cls.simulator, fixtures=cls.fixtures, contract=cls.contract)

    def pytest_generate_tests(self, metafunc: Any) -> None:
        """Make a test of each check."""
        if "check" in metafunc.fixturenames:
            checks = checks_for(self.subject())
            metafunc.parametrize("check", checks, ids=[each.code for each in checks])

    def test_conforms(self, check: Check) -> None:
        """Examine one check."""
        check.examine(self.subject())


class MessagingConformance(PluginConformance):
    """The checks of a `MessagingChannel`. Its simulator is a `MessagingSimulator`."""


class CallConformance(PluginConformance):
    """The checks of a `CallSource`. Its simulator is a `CallSimulator`."""


class MeetingConformance(PluginConformance):
    """The checks of a `MeetingProvider`. Its simulator is a `MeetingSimulator`."""


class PartnerConformance(PluginConformance):
    """The checks of a `PartnerGateway`. Its simulator is a `PartnerSimulator`."""
