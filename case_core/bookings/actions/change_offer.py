"""Change something that can be booked."""

from datetime import datetime

from django.db import transaction

from case_core.bookings.errors import OfferNameTakenError, OfferNotFoundError
from case_core.bookings.models import BookingOffer
from case_core.bookings.offer_facts import OfferFacts, put_facts, require_facts
from mannaka_kit import audit
from mannaka_kit.clock import day_of
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor
from tenants.accounts.policies import can_administer


@transaction.atomic
def change_offer(*, actor: Actor, offer: BookingOffer, facts: OfferFacts, at: datetime) -> BookingOffer:
    """
    Change what can be booked from now on; what is booked stays as it is.

    :raises NotAllowedError: the actor is no administrator.
    :raises OfferNotFoundError: it has ended.
    :raises OfferFactsError: something about it nobody can mean.
    :raises OfferNameTakenError: another offer has the name.
    :raises MeetingChannelError: its meeting service is none of the city's.
    """
    require(can_administer(actor))
    require_facts(facts)
    today = day_of(at)
    offer = BookingOffer.objects.select_for_update().get(pk=offer.pk)
    if offer.has_ended(today):
        raise OfferNotFoundError
    if BookingOffer.objects.not_ended(today).filter(name=facts.name.strip()).exclude(pk=offer.pk).exists():
        raise OfferNameTakenError(field="name")
    put_facts(offer, facts)
    offer.save()
    audit.record("booking_offer.changed", actor=actor, target=offer, at=at)
    return offer
