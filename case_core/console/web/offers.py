"""The viewer's own half-written texts about a case, each with the way back into its form."""

from uuid import UUID

from case_core.drafts.kept import FORMS_OF_A_CASE
from case_core.drafts.selectors import Offer, offers_for
from case_core.drafts.web.slot import address_of
from tenants.accounts.actor import Actor


def offered(viewer: Actor, case_id: int, *, open_now: UUID) -> list[tuple[Offer, str]]:
    """Return what the case's page offers back with its address, without the draft that is open on the page."""
    offers = offers_for(viewer, FORMS_OF_A_CASE, subject_id=case_id, open_now=open_now)
    return [(offer, address_of(offer)) for offer in offers]
