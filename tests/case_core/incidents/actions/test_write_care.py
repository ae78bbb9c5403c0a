"""What somebody who was harmed writes is read by them and the superior they chose."""

import pytest

from case_core.incidents.actions.write_care import write_care
from case_core.incidents.errors import CareNotFoundError, ReaderNotStaffError
from case_core.incidents.models import StaffCare
from case_core.incidents.selectors import care_for, cares_for
from mannaka_kit.audit.models import Entry
from tests.support.cases import LATER, new_case
from tests.support.cast import Cast
from tests.support.incidents import care, incident
from tests.support.safety import head


def test_author_and_reader_read_it_and_nobody_else(here: Cast) -> None:
    made = care(here, incident(here, new_case(here)))

    for reader in (here.aoi, head(here)):
        opened = care_for(reader, made.pk, at=LATER)
        assert opened.note == "手がふるえて、電話が取れません。"
        assert opened.wishes == ["きょうは休憩・早退したい", "上司と話したい"]
    for other in (here.nagi, here.mio, here.sora, here.ren):
        assert cares_for(other) == []
        with pytest.raises(CareNotFoundError):
            care_for(other, made.pk, at=LATER)


def test_the_database_and_the_audit_know_neither_words_nor_reader(here: Cast) -> None:
    made = care(here, incident(here, new_case(here)))

    assert "ふるえ" not in StaffCare.objects.get(pk=made.pk).sealed_note
    entry = Entry.objects.get(action="staff_care.written")
    assert entry.case_id is None
    assert str(head(here).user_id) not in str(entry.details)


def test_it_goes_to_a_superior(here: Cast) -> None:
    made = incident(here, new_case(here))

    for reader in (here.nagi, here.aoi):
        with pytest.raises(ReaderNotStaffError):
            write_care(incident_id=made.pk, reader_id=reader.user_id, wishes=[], note="", actor=here.aoi, at=LATER)
