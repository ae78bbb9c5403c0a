"""The sheet of paper that brings a letter's link by post."""

from datetime import datetime
from typing import Final

import qrcode
from django.utils.safestring import SafeString, mark_safe
from qrcode.image.svg import SvgPathImage

import mannaka_tenancy
from case_core.printing.orders import Paper
from case_core.referrals.letters import address_of
from case_core.referrals.models import Referral
from mannaka_kit.ui.contact import known_telephone

_BORDER: Final = 2


def paper_of(referral: Referral, *, at: datetime) -> Paper:
    """Return the sheet of a referral's letter: addressed to the body, and telling nothing of anybody's matter."""
    address = address_of(referral.letter_key) if referral.letter_key else ""
    facts = {
        "body": referral.organization,
        "city": mannaka_tenancy.require_current().name,
        "telephone": known_telephone(),
        "at": at,
        "until": referral.letter_expires_at,
        "address": address,
        "drawing": _drawing(address),
    }
    return Paper(name=f"letter-{referral.pk}.pdf", template="referrals/paper/letter.html", facts=facts)


def _drawing(address: str) -> SafeString:
    """Return the link as a QR code that stands in the page itself."""
    drawn = qrcode.make(address, image_factory=SvgPathImage, border=_BORDER).to_string(encoding="unicode")
    return mark_safe(drawn)  # noqa: S308 - our own drawing of our own address
