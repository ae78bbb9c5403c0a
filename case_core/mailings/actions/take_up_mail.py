"""Take a mail up for sending, once."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from case_core.mailings.models import CitizenMail
from case_core.mailings.states import MailKind
from case_core.shields.selectors import may_be_mailed
from mannaka_kit import audit


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressed:
    """What a mail may tell: to whom, in which language, of which number, until when."""

    to: str
    language: str
    number: str
    due_on: date | None


@transaction.atomic
def take_up_mail(*, kind: MailKind, case_id: int, contact_id: int | None, at: datetime) -> Addressed | None:
    """
    Return what a mail may tell and note it as sent, None where nobody asked, it has gone, or a mail is not safe.

    Send it in the caller's transaction: what is not sent is not noted, and is tried again.
    """
    asked = CitizenMail.objects.select_for_update(of=["self"]).select_related("case__party")
    first = asked.filter(case_id=case_id, kind=MailKind.RECEIVED).first()
    if first is None or not first.case.party.email or not may_be_mailed(first.case.party):
        return None
    mail = first if kind == MailKind.RECEIVED else _of_answer(first, contact_id)
    if mail.sent_at is not None:
        return None
    mail.sent_at = at
    mail.save(update_fields=["sent_at"])
    audit.record("portal.mailed", actor=audit.SYSTEM, target=mail, at=at, case_id=case_id)
    case = first.case
    return Addressed(to=case.party.email, language=first.language, number=case.number, due_on=case.due_on)


def _of_answer(first: CitizenMail, contact_id: int | None) -> CitizenMail:
    mail, _made = CitizenMail.objects.get_or_create(
        contact_id=contact_id,
        kind=MailKind.ANSWERED,
        defaults={"case_id": first.case_id, "language": first.language},
    )
    return mail
