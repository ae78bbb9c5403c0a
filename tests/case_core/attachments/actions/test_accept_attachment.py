import pytest

from case_core.attachments import vault
from case_core.attachments.actions.accept_attachment import accept_attachment
from case_core.attachments.copies import Copy
from case_core.attachments.errors import AttachmentNotFoundError
from case_core.attachments.events import FileAccepted
from case_core.attachments.states import Standing
from case_core.cases.models import Case
from tests.case_core.attachments import samples
from tests.support.cases import LATER
from tests.support.cast import Cast
from tests.support.files import added
from tests.support.memory import remembered

COPY = Copy(content=b"copy", extension="pdf", pages=3)


def test_a_pdf_keeps_its_original_beside_the_copy(here: Cast, case: Case, told: list[object]) -> None:
    attachment = added(here, case, name="通知.pdf", content=samples.pdf())

    ready = accept_attachment(attachment_id=attachment.pk, copy=COPY, at=LATER)

    assert (ready.standing, ready.pages, ready.has_original, ready.checked_at) == (Standing.READY, 3, True, LATER)
    assert vault.get(attachment.key, "copy") == b"copy"
    assert remembered("attachment.accepted") == [("system", case.pk, "done")]
    assert told[-1] == FileAccepted(case_id=case.pk, attachment_id=attachment.pk)


def test_of_a_picture_only_the_copy_is_kept(here: Cast, case: Case) -> None:
    attachment = added(here, case)

    ready = accept_attachment(attachment_id=attachment.pk, copy=Copy(content=b"x", extension="jpg"), at=LATER)

    assert (ready.has_original, ready.copy_extension) == (False, "jpg")


def test_a_second_time_changes_nothing(here: Cast, case: Case) -> None:
    attachment = added(here, case)
    accept_attachment(attachment_id=attachment.pk, copy=Copy(content=b"x", extension="jpg"), at=LATER)

    again = accept_attachment(attachment_id=attachment.pk, copy=Copy(content=b"y", extension="png"), at=LATER)

    assert again.copy_extension == "jpg"
    assert vault.get(attachment.key, "copy") == b"x"


def test_a_file_that_does_not_exist_is_not_accepted(here: Cast) -> None:
    with pytest.raises(AttachmentNotFoundError):
        accept_attachment(attachment_id=404, copy=COPY, at=LATER)
