"""The row of the mutants counts what the kit finds, run as a vendor runs it."""

from mannaka_sdk.testing.registry import CHECKS
from tests.benchmarks.channels.conformance_mutants import SOUND, Caught, examine_all, is_caught, named
from tests.mannaka_sdk.mutants import MUTANTS


def number_of(code: str) -> int:
    return next(number for number, each in enumerate(MUTANTS) if each.code == code)


def test_a_mutant_is_caught_where_the_plugin_itself_passes() -> None:
    found = examine_all([number_of("parse.keeps-what-came")])

    assert found == Caught(missed=[], untried=[], n=1)
    assert found.share == 1.0


def test_what_the_kit_lets_through_or_the_plugin_itself_fails_is_not_caught() -> None:
    assert is_caught("a", {"a": "it loses the end"}, {"a": ""})
    assert not is_caught("a", {"a": ""}, {"a": ""})
    assert not is_caught("a", {}, {"a": ""})
    assert not is_caught("a", {"a": "it loses the end"}, {"a": "it loses the end"})
    assert Caught(missed=["a"], untried=["b"], n=4).share == 0.5


def test_every_mutant_differs_from_a_plugin_that_passes_and_every_check_is_tried() -> None:
    assert {named(number, is_sound=True)[0] for number in range(len(MUTANTS))} == set(SOUND)
    assert {each.code for each in MUTANTS} == set(CHECKS)
