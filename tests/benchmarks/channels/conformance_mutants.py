"""
`conformance_mutants`: how many broken plugins the conformance kit catches, each examined as its vendor would.

A mutant differs from a plugin that passes in one promise. A test file of three lines names it, pytest runs the kit
outside of ours, and the stamp that it writes is read. The plugin from which it differs has to pass the same check. A
check without any mutant counts as one that was not caught.
"""

import json
import multiprocessing
import os
import pkgutil
import sys
import tempfile
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, Final

from integrations.calls.phone.plugin import PhoneCalls
from integrations.channels.echo.plugin import EchoChannel
from integrations.channels.line.plugin import LineChannel
from integrations.meetings.echo.plugin import EchoMeetings
from integrations.meetings.zoom.plugin import ZoomMeetings
from integrations.partners.echo.plugin import EchoPartners
from mannaka_sdk.testing.registry import CHECKS
from tests.benchmarks.report import Samples
from tests.mannaka_sdk import mutants
from tests.mannaka_sdk.mutants import MUTANTS
from tests.mannaka_sdk.mutants.polling import PollingEcho

for _module in pkgutil.iter_modules(mutants.__path__):
    if _module.name.startswith("of_"):
        import_module(f"{mutants.__name__}.{_module.name}")  # each puts its mutants into the list

SOUND: Final[tuple[type[Any], ...]] = (
    PollingEcho,
    EchoChannel,
    LineChannel,
    PhoneCalls,
    EchoMeetings,
    ZoomMeetings,
    EchoPartners,
)
_FILE: Final = """
from mannaka_sdk.testing import PluginConformance
from tests.benchmarks.channels.conformance_mutants import named

class TestPlugin(PluginConformance):
    plugin, simulator, fixtures = named({number}, is_sound={is_sound})
"""
_HOW: Final = ("-q", "--import-mode=importlib", "-p", "no:cacheprovider", "-p", "mannaka_sdk.testing.pytest_plugin")
# A vendor has none of these.
_WITHOUT: Final = ("django", "randomly", "xdist", "playwright", "base_url")
_IN_A_PROCESS: Final = 16
_MOST_SECONDS: Final = 600
_NOT_SEEN: Final = "it was not examined"


@dataclass(frozen=True, kw_only=True)
class Caught:
    """What the kit made of mutants: those that it let through, and checks that no mutant tries."""

    missed: list[str]
    untried: list[str]
    n: int

    @property
    def share(self) -> float:
        """Return which part of all was caught."""
        return 1 - (len(self.missed) + len(self.untried)) / self.n


def measure(measured: Mapping[str, Samples]) -> None:
    """Have every mutant examined, once: nothing is timed, and the plugins are the same each time."""
    found = examine_all(range(len(MUTANTS)))
    measured["conformance_mutants"].ours.append(found.share)
    measured["conformance_mutants"].n = found.n
    sys.stderr.writelines(f"conformance mutants: {name} is not caught\n" for name in (*found.missed, *found.untried))


def examine_all(numbers: Sequence[int]) -> Caught:
    """Have some mutants examined, two at a time, and the plugins from which they differ."""
    untried = sorted(set(CHECKS) - {each.code for each in MUTANTS})
    with processes() as pool:
        sound = {
            first: pool.apply_async(problems_of, (first, codes), {"is_sound": True})
            for first, codes in _sound(numbers).items()
        }
        broken = {number: pool.apply_async(problems_of, (number, [MUTANTS[number].code])) for number in numbers}
        passed = {MUTANTS[first].simulator: each.get(_MOST_SECONDS) for first, each in sound.items()}
        missed = [
            f"{MUTANTS[number].code} by {MUTANTS[number].plugin.__name__}"
            for number, each in broken.items()
            if not is_caught(MUTANTS[number].code, each.get(_MOST_SECONDS), passed[MUTANTS[number].simulator])
        ]
    return Caught(missed=missed, untried=untried, n=len(numbers) + len(untried))


def processes() -> Any:
    """Return two processes at a time, with everything imported; a new one after a handful of examinations."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__, "pytest", "hypothesis", "mannaka_sdk.testing.pytest_plugin"])
    return context.Pool(2, maxtasksperchild=_IN_A_PROCESS)


def problems_of(number: int, codes: Sequence[str], *, is_sound: bool = False) -> dict[str, str]:
    """Write a vendor's test file, run pytest on it, and return what the stamp says of each check that was examined."""
    import pytest

    with tempfile.TemporaryDirectory(prefix="mutant-") as folder:
        home = Path(folder)
        # A name of its own: what a process has imported once under a name, it does not read again.
        name = f"test_{'sound' if is_sound else 'broken'}_{number}.py"
        (home / name).write_text(_FILE.format(number=number, is_sound=is_sound), encoding="utf-8")
        (home / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
        wanted = ("-k", " or ".join(f"[{code}]" for code in codes))
        without = [option for name in _WITHOUT for option in ("-p", f"no:{name}")]
        with (home / "said").open("w", encoding="utf-8") as said:
            os.dup2(said.fileno(), sys.stdout.fileno())
            pytest.main([*_HOW, *without, *wanted, f"--rootdir={home}", f"--conformance-stamp={home}", str(home)])
        stamps = [json.loads(stamp.read_text(encoding="utf-8")) for stamp in home.glob("*.json")]
    found = {each["code"]: each["problem"] for stamp in stamps for each in stamp["findings"]}
    return {code: problem for code, problem in found.items() if problem != _NOT_SEEN}


def named(number: int, *, is_sound: bool) -> tuple[type[Any], type[Any], Path]:
    """Return what a vendor's test names: a mutant, or the plugin from which it differs."""
    mutant = MUTANTS[number]
    base = next(each for each in SOUND if issubclass(mutant.plugin, each))
    return base if is_sound else mutant.plugin, mutant.simulator, mutant.fixtures


def _sound(numbers: Sequence[int]) -> dict[int, list[str]]:
    """Return for each service the first of its mutants, and the checks that the plugin itself has to pass."""
    codes: defaultdict[type[Any], list[str]] = defaultdict(list)
    first: dict[type[Any], int] = {}
    for number in numbers:
        codes[MUTANTS[number].simulator].append(MUTANTS[number].code)
        first.setdefault(MUTANTS[number].simulator, number)
    return {number: sorted(set(codes[service])) for service, number in first.items()}


def is_caught(code: str, found: Mapping[str, str], sound: Mapping[str, str]) -> bool:
    """Tell whether a mutant fails what the plugin itself passes."""
    return bool(found.get(code)) and sound.get(code) == ""
