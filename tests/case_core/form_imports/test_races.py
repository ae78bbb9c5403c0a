"""Two at the same time, on real connections that commit."""

import pytest
from django.db import transaction

from mannaka_tenancy import Tenant, use
from tests.support.bookings import one_on_duty
from tests.support.cast import cast_of
from tests.support.form_imports import a_form
from tests.support.races import Second, until_somebody_waits

pytestmark = pytest.mark.usefixtures("committed_db")


def test_of_two_who_give_a_form_the_same_name_one_is_told(imabari: Tenant) -> None:
    people = cast_of(imabari)
    with use(imabari):
        offer = one_on_duty(people)
        with transaction.atomic():
            a_form(people, offer)
            second = Second(imabari, lambda: a_form(people, offer))
            until_somebody_waits()
    assert second.came_to() == "FormNameTakenError"
