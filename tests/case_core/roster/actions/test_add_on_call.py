"""Whom to telephone on closed days is the administrator's list."""

from datetime import timedelta
from typing import Any

import pytest

from case_core.roster.actions.add_on_call import add_on_call
from case_core.roster.actions.change_on_call import change_on_call
from case_core.roster.actions.remove_on_call import remove_on_call
from case_core.roster.errors import (
    DaysNotInOrderError,
    OnCallNotFoundError,
    SectionNotValidError,
    TelephoneWrongError,
    TextMissingError,
)
from case_core.roster.models import CallAttempt, OnCallContact
from mannaka_kit.errors import AnticipatedError, NotAllowedError
from mannaka_tenancy import use
from tests.support.cases import LATER
from tests.support.cast import TODAY, Cast
from tests.support.memory import remembered
from tests.support.on_call import attempted, on_call, on_call_facts
from tests.support.roster import twin_of


def test_a_number_is_kept_in_half_width(here: Cast) -> None:
    on_call(here, telephone="０９０ー１１１１－２２２２")
    assert OnCallContact.objects.get().telephone == "090-1111-2222"
    assert remembered("on_call.added") == [("administrator", None, "done")]


@pytest.mark.parametrize("name", ["aoi", "ren", "sora"])
def test_nobody_else_keeps_the_list(here: Cast, name: str) -> None:
    contact = on_call(here)
    told: dict[str, Any] = {"actor": here.actors[name], "at": LATER}
    for act in (
        lambda: add_on_call(facts=on_call_facts(here), **told),
        lambda: change_on_call(contact_id=contact.pk, facts=on_call_facts(here), **told),
        lambda: remove_on_call(contact_id=contact.pk, **told),
    ):
        with pytest.raises(NotAllowedError):
            act()
    assert OnCallContact.objects.get() == contact


@pytest.mark.parametrize(
    ("other", "problem", "field"),
    [
        ({"name": " "}, TextMissingError, "name"),
        ({"telephone": "1234"}, TelephoneWrongError, "telephone"),
        ({"last": TODAY - timedelta(days=1)}, DaysNotInOrderError, "last"),
        ({"section_id": 404}, SectionNotValidError, "section"),
    ],
)
def test_what_cannot_be_is_refused(
    here: Cast, other: dict[str, Any], problem: type[AnticipatedError], field: str
) -> None:
    with pytest.raises(problem) as caught:
        on_call(here, **other)
    assert caught.value.field == field
    assert not OnCallContact.objects.exists()


def test_a_line_is_changed_and_removed_and_the_attempt_keeps_the_name(here: Cast) -> None:
    contact = on_call(here)
    attempted(here, contact=contact)
    change_on_call(contact_id=contact.pk, facts=on_call_facts(here, name="白石 望"), actor=here.mio, at=LATER)
    assert remove_on_call(contact_id=contact.pk, actor=here.mio, at=LATER) == contact.pk
    kept = CallAttempt.objects.get()
    assert (kept.contact, kept.called) == (None, "大野 徹")
    with pytest.raises(OnCallNotFoundError):
        remove_on_call(contact_id=contact.pk, actor=here.mio, at=LATER)


def test_the_line_of_the_same_number_in_the_other_city_stays(here: Cast, saijo_cast: Cast) -> None:
    contact = on_call(here)
    with use(saijo_cast.city):
        theirs = twin_of(contact, on_call(saijo_cast))
    remove_on_call(contact_id=contact.pk, actor=here.mio, at=LATER)
    with use(saijo_cast.city):
        assert OnCallContact.objects.get() == theirs
