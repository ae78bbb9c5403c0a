"""Note that the citizen asked to be told by mail."""

from datetime import datetime

from django.db import transaction

from case_core.mailings.models import CitizenMail
from case_core.mailings.states import MailKind
from mannaka_kit import audit


@transaction.atomic
def ask_for_mails(*, case_id: int, language: str, at: datetime) -> CitizenMail:
    """Note that the citizen, who gave an address, is told of this matter by mail, in the language of the form."""
    mail = CitizenMail.objects.create(case_id=case_id, kind=MailKind.RECEIVED, language=language)
    audit.record("portal.mails_asked", actor=audit.CITIZEN, target=mail, at=at, case_id=case_id)
    return mail
