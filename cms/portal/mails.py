"""Mails to citizens: plain text, with the way to the answer, never with the secret or a word of the matter."""

from collections.abc import Mapping
from typing import Any, Final

from django.utils import translation

import mannaka_tenancy
from case_core.mailings.actions.take_up_mail import Addressed
from case_core.mailings.states import MailKind
from cms.base.mails import send_to_citizen, whole_address
from cms.pages.hours import front_door
from cms.pages.selectors import current_face
from mannaka_kit import clock

_TEMPLATES: Final[Mapping[str, str]] = {kind: f"portal/mail/{kind.value}" for kind in MailKind}


def send_mail_to_citizen(kind: MailKind, addressed: Addressed) -> None:
    """
    Send the mail in the citizen's language.

    :raises OSError: the mail server did not take it.
    """
    with translation.override(addressed.language):
        send_to_citizen(addressed.to, template=_TEMPLATES[kind], values=_values(addressed))


def _values(addressed: Addressed) -> dict[str, Any]:
    _state, days = front_door(at=clock.now())
    return {
        "city": mannaka_tenancy.require_current().name,
        "number": addressed.number,
        "due_on": addressed.due_on,
        "portal": whole_address("portal:door"),
        "telephone": current_face().telephone,
        "days": days,
    }
