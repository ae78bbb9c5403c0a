"""A person is shielded while a colleague takes their next matter in."""

from collections.abc import Callable

import pytest
from django.db import transaction

from case_core.cases.models import Case
from case_core.cases.states import Mark
from case_core.intake.actions.receive_matter import PersonDetails
from mannaka_tenancy import Tenant, use
from tenants.accounts.actor import Actor
from tests.support.cases import new_case, received
from tests.support.cast import Cast, cast_of
from tests.support.races import Second, until_somebody_waits
from tests.support.safety import shielded

pytestmark = pytest.mark.usefixtures("committed_db")


@pytest.fixture
def people(committed_db: None, imabari: Tenant) -> Cast:
    return cast_of(imabari)


def while_shielded(people: Cast, case: Case, *barred: Actor, act: Callable[[], object]) -> str:
    """Begin the act when the shield is set and not yet committed, commit once it waits, and return what it came to."""
    with transaction.atomic():
        shielded(people, case, *barred)
        second = Second(people.city, act)
        until_somebody_waits()
    return second.came_to()


def test_the_matter_that_comes_in_meanwhile_is_marked(people: Cast) -> None:
    with use(people.city):
        case = new_case(people)
        known = PersonDetails(known_id=case.party_id)
        while_shielded(people, case, act=lambda: received(actor=people.nagi, person=known))

        assert [each.marks for each in Case.objects.filter(party_id=case.party_id)] == [[Mark.SHIELDED]] * 2


def test_who_must_not_find_the_person_takes_nothing_in_for_them(people: Cast) -> None:
    with use(people.city):
        case = new_case(people)
        known = PersonDetails(known_id=case.party_id)
        came = while_shielded(people, case, people.nagi, act=lambda: received(actor=people.nagi, person=known))

        assert came == "PersonNotFoundError"
        assert Case.objects.filter(party_id=case.party_id).count() == 1
