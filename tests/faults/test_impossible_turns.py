"""A turn that a case or hand-over cannot take: a sentence that says why, and nothing moves."""

from typing import Any

import pytest

from tests.faults.forms_sent import form_of
from tests.permissions.fingerprints import changed, fingerprints
from tests.permissions.world import World

CLOSED = {"case_id": "closed_case_id"}
OPEN = {"case_id": "case_id"}
UNREAD = {"handover_id": "handover_id"}
TAKEN = {"handover_id": "acknowledged_handover_id"}


def sentences(answer: Any) -> list[str]:
    """Return what the form that came back says, or the page that the button leads to."""
    if answer.status_code == 302:
        answer = answer.client.get(answer["Location"])
        return [str(message) for message in answer.context["messages"] if message.level_tag == "error"]
    return [sentence for field in answer.context["form"].errors.values() for sentence in field]


@pytest.mark.parametrize(
    ("name", "meant", "words"),
    [
        ("console:close", CLOSED, "終了"),
        ("cases:contact", CLOSED, "終了"),
        ("cases:assign", CLOSED, "終了"),
        ("cases:reply", CLOSED, "終了"),
        ("cases:reopen", OPEN, "終了"),
        ("handovers:send", CLOSED, "終了"),
        ("handovers:acknowledge", TAKEN, "受け取"),
        ("handovers:report", UNREAD, "受け取"),
    ],
)
def test_an_impossible_turn_is_refused_with_its_reason(
    world: World, name: str, meant: dict[str, str], words: str
) -> None:
    before = fingerprints(world.city)
    (sentence,) = sentences(form_of(world, name, **meant).send())
    assert words in sentence
    assert changed(before, fingerprints(world.city)) == set()


@pytest.mark.parametrize("name", ["handovers:acknowledge", "handovers:report", "handovers:return", "handovers:waive"])
def test_a_hand_over_that_has_ended_stays_ended(world: World, name: str) -> None:
    assert form_of(world, "handovers:return", **TAKEN).send().status_code == 302
    before = fingerprints(world.city)
    assert sentences(form_of(world, name, **TAKEN).send())
    assert changed(before, fingerprints(world.city)) == set()
