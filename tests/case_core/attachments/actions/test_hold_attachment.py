import pytest

from case_core.attachments.actions.hold_attachment import hold_attachment
from case_core.attachments.errors import AttachmentNotFoundError
from case_core.attachments.events import FileHeld
from case_core.attachments.states import Standing
from case_core.cases.models import Case
from tests.support.cases import LATER
from tests.support.cast import Cast
from tests.support.files import added, checked
from tests.support.memory import remembered


def test_a_file_that_nobody_could_check_stays_and_counts_its_tries(here: Cast, case: Case, told: list[object]) -> None:
    attachment = added(here, case)

    hold_attachment(attachment_id=attachment.pk, at=LATER)
    held = hold_attachment(attachment_id=attachment.pk, at=LATER)

    assert (held.standing, held.tries, held.held_at) == (Standing.QUARANTINED, 2, LATER)
    assert told[-1] == FileHeld(case_id=case.pk, attachment_id=attachment.pk)
    assert len(remembered("attachment.held")) == 2


def test_a_file_that_was_checked_in_the_meantime_is_left_alone(here: Cast, case: Case) -> None:
    attachment = checked(here, case)

    assert hold_attachment(attachment_id=attachment.pk, at=LATER).standing == Standing.READY
    assert remembered("attachment.held") == []


def test_a_file_that_does_not_exist_is_not_held(here: Cast) -> None:
    with pytest.raises(AttachmentNotFoundError):
        hold_attachment(attachment_id=404, at=LATER)
