"""Many at the same time, on real connections that commit."""

import pytest

from case_core.calls.actions.take_call import take_call
from mannaka_kit.audit.models import Entry
from mannaka_tenancy import Tenant, use
from tests.support.cases import AT
from tests.support.cast import Cast, cast_of
from tests.support.races import at_once
from tests.support.telephone import a_call, an_exchange, rang

pytestmark = pytest.mark.usefixtures("committed_db")


@pytest.fixture
def people(committed_db: None, imabari: Tenant) -> Cast:
    return cast_of(imabari)


def test_of_two_clerks_who_take_one_call_one_talks(people: Cast) -> None:
    with use(people.city):
        call = a_call(an_exchange(people.city, people.users["mio"]), rang(), at=AT)
    acts = [lambda actor=actor: take_call(call_id=call.pk, actor=actor, at=AT) for actor in (people.aoi, people.nagi)]

    assert at_once(people.city, *acts) == ["CallTakenError", "done"]
    with use(people.city):
        assert Entry.objects.filter(action="call.taken").count() == 1
