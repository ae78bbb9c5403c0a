"""Add something that can be booked."""

from datetime import date, datetime

from django.db import transaction

from case_core.bookings.errors import OfferFactsError, OfferNameTakenError
from case_core.bookings.models import BookingOffer
from case_core.bookings.offer_facts import OfferFacts, put_facts, require_facts
from mannaka_kit import audit
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor
from tenants.accounts.policies import can_administer


@transaction.atomic
def create_offer(
    *, actor: Actor, facts: OfferFacts, valid_from: date, at: datetime, valid_until: date | None = None
) -> BookingOffer:
    """
    Let citizens book this from a day on, for good or up to a last day.

    :raises NotAllowedError: the actor is no administrator.
    :raises OfferFactsError: something about it nobody can mean.
    :raises OfferNameTakenError: another offer has the name.
    :raises MeetingChannelError: its meeting service is none of the city's.
    """
    require(can_administer(actor))
    require_facts(facts)
    if valid_until is not None and valid_until < valid_from:
        raise OfferFactsError(field="valid_until")
    if BookingOffer.objects.not_ended(valid_from).filter(name=facts.name.strip()).exists():
        raise OfferNameTakenError(field="name")
    offer = BookingOffer(valid_from=valid_from, valid_until=valid_until)
    put_facts(offer, facts)
    offer.save(force_insert=True)
    audit.record("booking_offer.created", actor=actor, target=offer, at=at)
    return offer
