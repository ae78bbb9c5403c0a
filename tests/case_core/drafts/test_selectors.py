from dataclasses import replace
from datetime import timedelta

import pytest

from case_core.drafts.errors import DraftNotFoundError
from case_core.drafts.selectors import OFFERED, draft_for, offers_for
from case_core.drafts.states import FormName
from tests.case_core.drafts.writing import KEY, another_key, saved
from tests.support.cases import AT
from tests.support.cast import Cast


def test_a_draft_is_offered_to_its_author_alone(here: Cast) -> None:
    saved(here.aoi)
    (offer,) = offers_for(here.aoi, [FormName.INTAKE])
    assert (offer.key, offer.saved_at, offer.beginning) == (KEY, AT, "訪問販売で布団を")
    assert offers_for(here.nagi, [FormName.INTAKE]) == []
    with pytest.raises(DraftNotFoundError):
        draft_for(here.nagi, KEY)


def test_a_role_that_ended_shows_no_draft_and_loses_none(here: Cast) -> None:
    saved(here.aoi)
    without = replace(here.aoi, roles=frozenset())
    assert offers_for(without, [FormName.INTAKE]) == []
    with pytest.raises(DraftNotFoundError):
        draft_for(without, KEY)
    assert len(offers_for(here.aoi, [FormName.INTAKE])) == 1


def test_the_draft_that_is_open_is_not_offered(here: Cast) -> None:
    saved(here.aoi)
    assert offers_for(here.aoi, [FormName.INTAKE], open_now=KEY) == []


def test_drafts_of_other_cases_and_forms_are_not_offered(here: Cast) -> None:
    saved(here.aoi, form=FormName.REPLY, subject_id=7)
    assert offers_for(here.aoi, [FormName.REPLY], subject_id=8) == []
    assert offers_for(here.aoi, [FormName.CLOSE], subject_id=7) == []
    assert len(offers_for(here.aoi, [FormName.CLOSE, FormName.REPLY], subject_id=7)) == 1


def test_the_newest_come_first_and_not_all_of_many(here: Cast) -> None:
    keys = [another_key() for _number in range(OFFERED + 2)]
    for minute, key in enumerate(keys):
        saved(here.aoi, key=key, at=AT + timedelta(minutes=minute))
    assert [offer.key for offer in offers_for(here.aoi, [FormName.INTAKE])] == keys[::-1][:OFFERED]
