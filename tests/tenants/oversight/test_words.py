"""The auditor reads words, not codes."""

import re

import pytest

from tenants.accounts.sign_in_steps import SignInStep
from tenants.oversight.areas import AREAS
from tenants.oversight.words import ACTIONS, action_words, actor_words, target_words
from tests.support.stack import ROOT

_RECORDED = re.compile(r"audit\.record\(\s*f?\"([a-z_]+\.[a-z_]+)\"")
_READ = re.compile(r"purpose(?:: str)? ?= ?\"([a-z_]+\.[a-z_]+)\"")


def _codes_in_the_source() -> set[str]:
    sources = [path for top in ("case_core", "cms", "tenants") for path in (ROOT / top).rglob("*.py")]
    codes = {code for path in sources for code in _RECORDED.findall(path.read_text()) + _READ.findall(path.read_text())}
    return codes | {step.value for step in SignInStep}


def test_every_code_that_is_recorded_has_words() -> None:
    codes = _codes_in_the_source()

    assert {"case.closed", "case.printed", "hours.special_day_added", "sign_in.failed"} <= codes
    assert sorted(codes - set(ACTIONS)) == []


def test_every_action_belongs_to_an_area_of_the_filter() -> None:
    assert [code for code in ACTIONS if not code.startswith(tuple(AREAS))] == []


@pytest.mark.parametrize(
    ("label", "words"),
    [("citizen", "市民"), ("administrator+auditor", "管理者・監査担当"), ("none", "役割なし"), ("robot", "robot")],
)
def test_roles_are_said_together(label: str, words: str) -> None:
    assert actor_words(label) == words


def test_the_editors_actions_are_said_in_its_own_words() -> None:
    assert "wagtail" not in action_words("cms.wagtail.publish")


def test_a_code_without_words_is_shown_as_it_is() -> None:
    assert action_words("new.thing") == "new.thing"
    assert target_words("rooms.room") == "rooms.room"
