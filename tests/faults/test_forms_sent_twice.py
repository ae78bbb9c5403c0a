"""A form sent twice acts once: each one of the table, one press after the other."""

import uuid

import pytest

from tests.faults.forms_sent import form_of, names_of_forms
from tests.permissions.fingerprints import changed, fingerprints
from tests.permissions.world import World

# Nobody of the cast has a second factor, or word of a change; that a warning was read stands in the audit alone, and
# the room of a clerk's day in the session.
NOTHING_TO_CHANGE = {
    "accounts:second_factor",
    "federation:try",  # nobody answers
    "reception:room",
    "safety:confirm",
    "sign_in_notices_seen",
}


@pytest.mark.parametrize("name", names_of_forms())
def test_the_second_sending_of_a_form_changes_nothing_and_leads_to_the_same_page(world: World, name: str) -> None:
    form = form_of(world, name)
    before = fingerprints(world.city)
    first = form.send()
    after_first = fingerprints(world.city)
    second = form.send()
    assert second.status_code == 302
    # A new pass phrase is in the first answer itself, and never shown again.
    assert first.status_code == 200 or first["Location"] == second["Location"]
    assert changed(after_first, fingerprints(world.city)) == set()
    if name not in NOTHING_TO_CHANGE:
        assert changed(before, after_first) != set()


def test_the_same_words_with_another_key_are_another_matter(world: World) -> None:
    form = form_of(world, "intake:new")
    assert form.send()["Location"] != form.send(idempotency_key=uuid.uuid4().hex)["Location"]


def test_a_key_that_was_used_for_other_words_takes_no_new_ones(world: World) -> None:
    form = form_of(world, "intake:new")
    form.send()
    before = fingerprints(world.city)
    answer = form.send(matter="べつの相談")
    assert answer.status_code == 200
    assert answer.context["form"].non_field_errors()
    assert changed(before, fingerprints(world.city)) == set()


@pytest.mark.parametrize("name", names_of_forms())
def test_a_form_without_its_key_changes_nothing(world: World, name: str) -> None:
    form = form_of(world, name)
    before = fingerprints(world.city)
    assert form.send(idempotency_key="").status_code in (200, 302)
    assert changed(before, fingerprints(world.city)) == set()
