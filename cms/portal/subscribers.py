"""What citizens are told by mail, where this house sends mail."""

from django.conf import settings
from django.db import transaction

from case_core.cases.events import CitizenAnswered
from case_core.intake.events import MatterReceived
from case_core.mailings.actions.take_up_mail import take_up_mail
from case_core.mailings.states import MailKind
from cms.portal.mails import send_mail_to_citizen
from mannaka_kit import clock
from mannaka_kit.outbox import subscribe


@subscribe(MatterReceived)
def tell_that_it_came(event: MatterReceived) -> None:
    """Say that the matter was received."""
    _tell(MailKind.RECEIVED, case_id=event.case_id)


@subscribe(CitizenAnswered)
def tell_of_the_answer(event: CitizenAnswered) -> None:
    """Say that an answer waits."""
    _tell(MailKind.ANSWERED, case_id=event.case_id, contact_id=event.contact_id)


def _tell(kind: MailKind, *, case_id: int, contact_id: int | None = None) -> None:
    if not settings.MANNAKA_SENDS_MAIL:
        return
    with transaction.atomic():
        addressed = take_up_mail(kind=kind, case_id=case_id, contact_id=contact_id, at=clock.now())
        if addressed is not None:
            send_mail_to_citizen(kind, addressed)  # last: what fails before it, fails without a mail
