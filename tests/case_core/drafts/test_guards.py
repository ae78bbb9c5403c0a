"""What was begun in a restricted record is there for its author only while the author may write in the record."""

from typing import Any
from uuid import UUID

import pytest

from case_core.cases.models import Case
from case_core.drafts import guards
from case_core.drafts.errors import DraftNotFoundError
from case_core.drafts.kept import KEPT
from case_core.drafts.models import Draft
from case_core.drafts.selectors import draft_for, offers_anywhere, offers_for
from case_core.drafts.states import FormName
from case_core.records.actions.add_member import add_member
from case_core.records.actions.remove_member import remove_member
from case_core.records.models import Compartment
from mannaka_kit.errors import NotAllowedError
from mannaka_tenancy import use
from tests.case_core.drafts.writing import KEY, OTHER_PAGE, PAGE, posted, saved
from tests.support.browsing import Desk
from tests.support.cases import LATER, new_case
from tests.support.cast import Cast
from tests.support.heads import head_of_centre
from tests.support.records import SECRET, a_record, opened_in_emergency

ENTRY = FormName.RECORD_ENTRY


def begun(cast: Cast) -> Compartment:
    """Let Aoi begin to write in a restricted record, and somebody else keep it, too."""
    record = a_record(cast, new_case(cast))
    saved(cast.aoi, form=ENTRY, subject_id=record.pk, texts={"body": SECRET})
    add_member(compartment_id=record.pk, user_id=cast.nagi.user_id, actor=cast.aoi, at=LATER)
    return record


def shut_out(cast: Cast, record: Compartment) -> None:
    """Let Nagi take Aoi off the record."""
    remove_member(compartment_id=record.pk, user_id=cast.aoi.user_id, actor=cast.nagi, at=LATER)


def test_every_guarded_form_has_somebody_who_guards_it() -> None:
    guarded = {form for form, kept in KEPT.items() if kept.is_guarded}
    assert guarded == set(guards._GUARDS) == {ENTRY, FormName.PERSON, FormName.CONVERSATION}


def test_who_keeps_the_record_goes_on_with_what_they_began(here: Cast) -> None:
    record = begun(here)
    assert draft_for(here.aoi, KEY).form == ENTRY
    assert len(offers_for(here.aoi, [ENTRY], subject_id=record.pk)) == 1
    assert len(offers_anywhere(here.aoi, [ENTRY])) == 1


def test_who_may_not_write_there_any_more_reads_no_word_of_it(here: Cast) -> None:
    record = begun(here)
    shut_out(here, record)
    with pytest.raises(DraftNotFoundError):
        draft_for(here.aoi, KEY)
    assert offers_for(here.aoi, [ENTRY], subject_id=record.pk) == []
    assert offers_anywhere(here.aoi, list(FormName)) == []


def test_no_draft_is_begun_in_a_record_of_others(here: Cast) -> None:
    record = a_record(here, new_case(here))
    with pytest.raises(NotAllowedError):
        saved(here.nagi, form=ENTRY, subject_id=record.pk, texts={"body": SECRET})
    with pytest.raises(NotAllowedError):
        saved(here.aoi, form=ENTRY, subject_id=record.pk + 1, texts={"body": SECRET})


def test_neither_an_emergency_nor_the_heads_post_opens_half_written_words(here: Cast) -> None:
    record = a_record(here, new_case(here))
    opened_in_emergency(here, record)
    for reader in (here.nagi, head_of_centre(here)):
        with pytest.raises(NotAllowedError):
            saved(reader, form=ENTRY, subject_id=record.pk, texts={"body": SECRET})


@pytest.mark.parametrize("asked", [{}, {"draft": str(KEY)}])
def test_the_page_shows_nothing_of_it_to_who_was_shut_out(asked: dict[str, str], cast: Cast) -> None:
    with use(cast.city):
        record = begun(cast)
        shut_out(cast, record)
    page = Desk(cast.city, cast.users["aoi"]).get(f"/staff/records/{record.pk}/write/", **asked).content.decode()
    assert SECRET not in page
    assert str(KEY) not in page
    assert "data-autosave" not in page


@pytest.mark.parametrize("page", [PAGE, OTHER_PAGE])
def test_saving_tells_nothing_of_it_to_who_was_shut_out(page: UUID, cast: Cast) -> None:
    with use(cast.city):
        record = begun(cast)
        shut_out(cast, record)
    fields = {"draft_form": str(ENTRY), "draft_subject": record.pk, "draft_page": str(page), "body": "x"}
    answer = Desk(cast.city, cast.users["aoi"]).client.post("/staff/drafts/", posted(cast.aoi.user_id, **fields))
    assert answer.status_code == 403
    assert SECRET not in answer.content.decode()


def test_an_entry_that_was_written_takes_its_draft_with_it(cast: Cast) -> None:
    with use(cast.city):
        record = a_record(cast, new_case(cast))
        saved(cast.aoi, form=ENTRY, subject_id=record.pk, texts={"body": SECRET})
    about: dict[str, Any] = {
        "draft_key": KEY,
        "draft_page": OTHER_PAGE,
        "draft_version": 1,
        "draft_author": cast.aoi.user_id,
    }
    aoi = Desk(cast.city, cast.users["aoi"])
    sent = aoi.send(f"/staff/records/{record.pk}/write/", kind="words", body=SECRET, **about)
    assert sent.status_code == 302, sent.content.decode()
    with use(cast.city):
        assert (Draft.objects.count(), Case.objects.count()) == (0, 1)


def test_what_is_kept_is_sealed(here: Cast) -> None:
    begun(here)
    assert SECRET not in Draft.objects.get().sealed
