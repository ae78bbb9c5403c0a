"""The viewer's own half-written texts about a case, each with the way back into its form."""

from collections.abc import Mapping
from typing import Final

from django.urls import reverse

from case_core.drafts.selectors import Offer, offers_for
from case_core.drafts.states import FormName
from case_core.drafts.web.slot import DraftSlot, address_of
from tenants.accounts.actor import Actor

# A record is gone on with on the case's page itself; the others have pages of their own.
_PAGES: Final[Mapping[FormName, str]] = {
    FormName.CONTACT: "console:case",
    FormName.REPLY: "cases:reply",
    FormName.CLOSE: "console:close",
    FormName.REOPEN: "cases:reopen",
    FormName.HAND_OVER: "handovers:send",
}


def offered(viewer: Actor, case_id: int, draft: DraftSlot) -> list[tuple[Offer, str]]:
    """Return what the case's page offers back with its address, without the draft that is open on the page."""
    offers = offers_for(viewer, _PAGES, subject_id=case_id, open_now=draft.key)
    return [(offer, address_of(reverse(_PAGES[offer.form], args=[case_id]), offer)) for offer in offers]
