"""Some open cases of the demonstration have people, troubles, a name that came later, and a merge."""

import pytest

from case_core.cases.models import Case
from case_core.intake.actions.receive_matter import PersonDetails
from case_core.parties.models import Person
from case_core.relations.models import CasePerson, PersonMerge, Tie
from case_core.troubles.models import CaseTrouble
from mannaka.demo_data.cast import Cast as DemoCast
from mannaka.demo_data.households import tell_households
from mannaka_tenancy import Tenant, use
from tests.support.cases import received
from tests.support.cast import cast_of


@pytest.mark.django_db
def test_open_cases_get_their_people_and_troubles(imabari: Tenant) -> None:
    here = cast_of(imabari)
    with use(imabari):
        for name in ("越智 花子", "越智 花子", "渡辺 健", "村上 隆", ""):
            received(actor=here.aoi, person=PersonDetails(name=name))
        tell_households(DemoCast(actors=here.actors, sections={}, rooms={}))
        assert (CasePerson.objects.count(), Tie.objects.count()) == (4, 3)
        assert CaseTrouble.objects.filter(is_worst=True).count() == 4
        assert PersonMerge.objects.get().merged.name == "越智 花子"
        named = Person.objects.get(name="近藤 美香")
        assert [earlier.name for earlier in named.revisions.all()] == ["ミカン", ""]
        assert Case.objects.get(party=named).status == "new"
