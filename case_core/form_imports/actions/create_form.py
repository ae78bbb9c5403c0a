"""Add a booking form of the city's, whose files are taken in."""

from datetime import datetime

from django.db import transaction

from case_core.bookings.errors import OfferNotFoundError
from case_core.bookings.selectors import offers_valid_on
from case_core.form_imports.errors import FormNameMissingError, FormNameTakenError, WayNotOfOfferError
from case_core.form_imports.models import ImportForm
from case_core.form_imports.policies import can_import_bookings
from mannaka_kit import audit
from mannaka_kit.clock import day_of
from mannaka_kit.decisions import require
from mannaka_kit.turns import wait_for_turn
from tenants.accounts.actor import Actor


@transaction.atomic
def create_form(*, name: str, offer_id: int, way: str, actor: Actor, at: datetime) -> ImportForm:
    """
    Say of which offer, and in which way, the bookings of a form are.

    :raises NotAllowedError: the actor is no administrator.
    :raises FormNameMissingError: it has no name.
    :raises FormNameTakenError: another form has the name.
    :raises OfferNotFoundError: there is no such offer now.
    :raises WayNotOfOfferError: the offer is not to be had in this way.
    """
    require(can_import_bookings(actor))
    if not name.strip():
        raise FormNameMissingError(field="name")
    wait_for_turn("import_form.name")
    if ImportForm.objects.filter(name=name.strip()).exists():
        raise FormNameTakenError(field="name")
    offer = offers_valid_on(day_of(at)).filter(pk=offer_id).first()
    if offer is None:
        raise OfferNotFoundError(field="offer")
    if way not in offer.ways:
        raise WayNotOfOfferError(field="way")
    form = ImportForm.objects.create(
        name=name.strip(), offer_id=offer_id, way=way, made_at=at, made_by_id=actor.user_id
    )
    audit.record("import_form.created", actor=actor, target=form, at=at, details={"offer": offer_id})
    return form
