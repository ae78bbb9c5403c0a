"""Give an offer its last day."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from case_core.bookings.errors import OfferFactsError, OfferNotFoundError
from case_core.bookings.models import BookingOffer
from mannaka_kit import audit
from mannaka_kit.clock import day_of
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor
from tenants.accounts.policies import can_administer


@transaction.atomic
def end_offer(*, actor: Actor, offer: BookingOffer, last_day: date, at: datetime) -> BookingOffer:
    """
    Let nobody book this for a day after its last one; what is booked stays.

    :raises NotAllowedError: the actor is no administrator.
    :raises OfferNotFoundError: its last day is over.
    :raises OfferFactsError: the day is over, or lies before the offer's first.
    """
    require(can_administer(actor))
    today = day_of(at)
    offer = BookingOffer.objects.select_for_update().get(pk=offer.pk)
    if offer.has_ended(today):
        raise OfferNotFoundError
    if last_day < max(today, offer.valid_from):
        raise OfferFactsError(_("きょう以降で、始まりの日より前ではない日にしてください。"), field="last_day")
    offer.valid_until = last_day
    offer.save(update_fields=["valid_until"])
    audit.record("booking_offer.ended", actor=actor, target=offer, at=at, details={"valid_until": last_day.isoformat()})
    return offer
