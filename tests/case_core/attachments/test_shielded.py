"""The files of whom a clerk must not find are not there for that clerk."""

import pytest

from case_core.attachments.actions.remove_attachment import remove_attachment
from case_core.attachments.errors import AttachmentNotFoundError
from case_core.attachments.selectors import attachment_for, open_copy, open_original
from case_core.cases.errors import CaseNotFoundError
from case_core.cases.models import Case
from tests.support.cases import LATER
from tests.support.cast import Cast
from tests.support.files import added, checked
from tests.support.safety import shielded


def test_a_barred_clerk_finds_no_file(here: Cast, case: Case) -> None:
    attachment = checked(here, case)
    shielded(here, case, here.nagi)

    assert open_copy(here.aoi, attachment.pk).is_picture
    for read in (attachment_for, open_copy, open_original):
        with pytest.raises(AttachmentNotFoundError):
            read(here.nagi, attachment.pk)


def test_a_barred_clerk_adds_and_removes_none(here: Cast, case: Case) -> None:
    attachment = checked(here, case)
    shielded(here, case, here.nagi)

    with pytest.raises(CaseNotFoundError):
        remove_attachment(attachment_id=attachment.pk, reason="x", actor=here.nagi, at=LATER)
    with pytest.raises(CaseNotFoundError):
        added(here, case, actor=here.nagi)
