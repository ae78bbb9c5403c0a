import pytest
from django.db import IntegrityError, transaction

from case_core.parties.actions.add_person import add_person
from case_core.parties.models import Person
from tests.support.cases import AT
from tests.support.cast import Cast
from tests.support.memory import remembered


def test_a_person_without_a_name_is_anonymous(here: Cast) -> None:
    person = add_person(told={}, actor=here.aoi, at=AT)
    assert person.is_anonymous
    assert remembered("person.added") == [("centre_staff", None, "done")]


def test_rare_characters_of_a_name_are_kept_as_they_are(here: Cast) -> None:
    name = "渡邉󠄂 神﨑"
    person = add_person(told={"name": name}, actor=None, at=AT)
    assert Person.objects.get(pk=person.pk).name == name
    assert remembered("person.added") == [("citizen", None, "done")]


def test_the_database_refuses_somebody_neither_named_nor_anonymous(here: Cast) -> None:
    with pytest.raises(IntegrityError, match="person_is_named_or_anonymous"), transaction.atomic():
        Person.objects.create(name="", is_anonymous=False, added_at=AT)
