from typing import Any

import pytest

from case_core.attachments.actions.remove_attachment import remove_attachment
from case_core.attachments.errors import AttachmentNotFoundError, GoneError, ReasonMissingError
from case_core.attachments.events import FileRemoved
from case_core.attachments.models import Attachment
from case_core.attachments.states import Standing
from case_core.cases.models import Case
from mannaka_kit.errors import NotAllowedError
from tests.support.cases import LATER
from tests.support.cast import Cast
from tests.support.files import added, checked
from tests.support.memory import remembered


def remove(here: Cast, attachment_id: int, **told: Any) -> Attachment:
    asked = {"reason": "ほかの人の手紙だった", "actor": here.aoi, **told}
    return remove_attachment(attachment_id=attachment_id, at=LATER, **asked)


def test_that_it_was_there_and_why_it_went_stays(here: Cast, case: Case, told: list[object]) -> None:
    removed = remove(here, checked(here, case).pk)

    assert (removed.standing, removed.removed_by_id, removed.removed_at) == (Standing.REMOVED, here.aoi.user_id, LATER)
    assert (removed.name, removed.removal_reason) == ("写真.jpg", "ほかの人の手紙だった")
    assert remembered("attachment.removed") == [("centre_staff", case.pk, "done")]
    assert told[-1] == FileRemoved(case_id=case.pk, attachment_id=removed.pk)


def test_what_waits_for_its_check_can_be_removed_too(here: Cast, case: Case) -> None:
    assert remove(here, added(here, case).pk).standing == Standing.REMOVED


def test_a_second_removal_is_told_so(here: Cast, case: Case) -> None:
    attachment = checked(here, case)
    remove(here, attachment.pk)

    with pytest.raises(GoneError):
        remove(here, attachment.pk)


def test_a_removal_leaves_its_reason(here: Cast, case: Case) -> None:
    with pytest.raises(ReasonMissingError) as caught:
        remove(here, checked(here, case).pk, reason=" \n")

    assert caught.value.field == "reason"


@pytest.mark.parametrize("name", ["ren", "mio", "sora"])
def test_only_the_centre_removes(here: Cast, case: Case, name: str) -> None:
    with pytest.raises(NotAllowedError):
        remove(here, checked(here, case).pk, actor=here.actors[name])


def test_a_file_that_does_not_exist_is_not_found(here: Cast) -> None:
    with pytest.raises(AttachmentNotFoundError):
        remove(here, 404)
