import pytest

from case_core.attachments.actions.refuse_attachment import refuse_attachment
from case_core.attachments.errors import AttachmentNotFoundError
from case_core.attachments.events import FileRefused
from case_core.attachments.states import Refusal, Standing
from case_core.cases.models import Case
from tests.support.cases import LATER
from tests.support.cast import Cast
from tests.support.files import added, checked
from tests.support.memory import remembered


def test_a_refused_file_keeps_its_record_and_why(here: Cast, case: Case, told: list[object]) -> None:
    attachment = added(here, case)

    refused = refuse_attachment(attachment_id=attachment.pk, refusal=Refusal.INFECTED, signature="Win.Worm-1", at=LATER)

    assert (refused.standing, refused.refusal, refused.signature) == (Standing.REFUSED, "infected", "Win.Worm-1")
    assert (refused.has_original, refused.copy_extension) == (False, "")
    assert remembered("attachment.refused") == [("system", case.pk, "done")]
    assert told[-1] == FileRefused(case_id=case.pk, attachment_id=attachment.pk)


def test_a_file_that_is_open_already_is_left_alone(here: Cast, case: Case) -> None:
    attachment = checked(here, case)

    again = refuse_attachment(attachment_id=attachment.pk, refusal=Refusal.UNREADABLE, at=LATER)

    assert again.standing == Standing.READY


def test_a_file_that_does_not_exist_is_not_refused(here: Cast) -> None:
    with pytest.raises(AttachmentNotFoundError):
        refuse_attachment(attachment_id=404, refusal=Refusal.UNREADABLE, at=LATER)
