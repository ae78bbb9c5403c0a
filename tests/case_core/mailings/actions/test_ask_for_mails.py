import pytest
from django.db import IntegrityError, transaction

from case_core.mailings.actions.ask_for_mails import ask_for_mails
from case_core.mailings.models import CitizenMail
from mannaka_kit.audit.models import Entry
from tests.support.cases import AT, received
from tests.support.cast import Cast


def test_a_wish_is_kept_with_its_language_and_recorded(here: Cast) -> None:
    case_id = received().case_id
    ask_for_mails(case_id=case_id, language="en", at=AT)

    mail = CitizenMail.objects.get()
    assert (mail.case_id, mail.kind, mail.language, mail.sent_at) == (case_id, "received", "en", None)
    assert Entry.objects.get(action="portal.mails_asked").case_id == case_id


def test_it_is_asked_once_for_a_matter(here: Cast) -> None:
    case_id = received().case_id
    ask_for_mails(case_id=case_id, language="ja", at=AT)
    with pytest.raises(IntegrityError), transaction.atomic():
        ask_for_mails(case_id=case_id, language="ja", at=AT)
