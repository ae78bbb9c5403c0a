from uuid import UUID

import pytest
from django.db import transaction

from case_core.drafts.actions.finish_draft import finish_draft
from case_core.drafts.errors import DraftGoneError
from case_core.drafts.models import Draft
from tenants.accounts.actor import Actor
from tests.case_core.drafts.writing import KEY, OTHER_PAGE, PAGE, saved
from tests.support.cases import AT
from tests.support.cast import Cast
from tests.support.memory import remembered


def finished(actor: Actor, *, seen: int, page: UUID = PAGE) -> None:
    with transaction.atomic():
        finish_draft(key=KEY, seen_version=seen, page=page, actor=actor, at=AT)


def test_a_finished_draft_vanishes(here: Cast) -> None:
    saved(here.aoi)
    finished(here.aoi, seen=1)
    assert not Draft.objects.exists()
    assert remembered("draft.finished") == [("centre_staff", None, "done")]


def test_a_form_that_was_never_saved_has_nothing_to_finish(here: Cast) -> None:
    finished(here.aoi, seen=0)
    assert remembered("draft.finished") == []


def test_what_another_page_has_written_since_stays(here: Cast) -> None:
    saved(here.aoi)
    saved(here.aoi, seen=1, page=OTHER_PAGE)
    finished(here.aoi, seen=1)
    assert Draft.objects.get().version == 2


def test_a_page_finishes_its_own_save_whose_answer_was_lost(here: Cast) -> None:
    saved(here.aoi)
    finished(here.aoi, seen=0)
    assert not Draft.objects.exists()


def test_the_second_of_two_pages_that_send_is_told(here: Cast) -> None:
    saved(here.aoi)
    finished(here.aoi, seen=1)
    with pytest.raises(DraftGoneError):
        finished(here.aoi, seen=1, page=OTHER_PAGE)


def test_nobody_finishes_a_colleagues_draft(here: Cast) -> None:
    saved(here.aoi)
    finished(here.nagi, seen=0)
    assert Draft.objects.exists()
