"""Hand the finished draft to the one door for matters."""

from datetime import datetime

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language

from case_core.intake.actions.receive_matter import PersonDetails, receive_matter
from case_core.intake.selectors import portal_case
from case_core.mailings.actions.ask_for_mails import ask_for_mails
from cms.eservices.drafts import Draft, clear_draft, save_draft
from cms.eservices.receipts import ShownReceipt, forget_receipt, keep_receipt
from mannaka_kit.idempotency import Result, once

_CHANNEL = "web"
_SCOPE = "eservices.send"


def send_once(request: HttpRequest, draft: Draft, *, at: datetime) -> str:
    """
    Send the draft, unless this very form has been sent before, and return where its receipt is.

    :raises AnticipatedError: the intake refused the matter, or the form's key is missing or used for other content.
    """
    try:
        return once(request, scope=_SCOPE, act=lambda: _send(request.session, draft, at=at)).location
    except Exception:
        # Nothing was written, so the session must not say that it was.
        forget_receipt(request.session)
        save_draft(request.session, draft, at=at)
        raise


def _send(session: SessionBase, draft: Draft, *, at: datetime) -> Result:
    """Make a case of the draft and keep its receipt, all in one transaction, so that a second sending finds both."""
    received = receive_matter(
        channel=_CHANNEL,
        topic=draft.value("topic", "topic"),
        body=draft.value("story", "story"),
        person=person_of(draft),
        actor=None,
        at=at,
    )
    if settings.MANNAKA_SENDS_MAIL and draft.value("reply", "email"):
        ask_for_mails(case_id=received.case_id, language=get_language() or settings.LANGUAGE_CODE, at=at)
    view = portal_case(number=received.receipt_number, secret=received.secret, at=at)
    receipt = ShownReceipt(
        number=received.receipt_number,
        secret=received.secret,
        reply=draft.value("reply", "reply"),
        due_on=view.due_on.isoformat() if view and view.due_on else "",
    )
    keep_receipt(session, receipt, at=at)
    clear_draft(session)
    session.save()
    return Result(location=reverse("eservices:done"), record_id=str(received.case_id))


def person_of(draft: Draft) -> PersonDetails:
    """Return what the citizen told of themselves."""
    return PersonDetails(
        name=draft.value("name", "name"),
        telephone=draft.value("reply", "telephone"),
        email=draft.value("reply", "email"),
    )
