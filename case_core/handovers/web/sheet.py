"""What the page of one hand-over shows, in full and when something new is fetched."""

from typing import Any

from case_core.drafts.kept import SECTIONS_FORMS
from case_core.drafts.selectors import Offer, offers_anywhere
from case_core.drafts.web.slot import address_of
from case_core.handovers.announcements import section_topic
from case_core.handovers.selectors import SectionView
from case_core.handovers.web.tones import TONES
from mannaka_kit.ui.editions import edition_of
from tenants.accounts.actor import Actor
from tenants.accounts.web.access import StaffRequest


def handover_context(seen: SectionView) -> dict[str, Any]:
    """Return what the templates of a hand-over need."""
    handover = seen.handover
    wishes = [(wish.pk, wish.status, wish.decided_at) for wish in seen.extensions]
    shown = (handover.status, handover.due_on, handover.asked_until, handover.return_allowed_at, seen.returns)
    return {
        "seen": seen,
        "handover": handover,
        "tone": TONES[handover.status],
        "topic": section_topic(handover.section_id),
        "edition": edition_of(handover.pk, seen.title, seen.person, *shown, wishes),
    }


def offers_of(request: StaffRequest, seen: SectionView) -> list[tuple[Offer, str]]:
    """Return the viewer's half-written texts about one hand-over, each with the way back into its form."""
    return [pair for pair in section_offers(request.actor) if pair[0].subject_id == seen.handover.pk]


def section_offers(viewer: Actor) -> list[tuple[Offer, str]]:
    """Return all half-written texts of somebody of a section."""
    return [(offer, address_of(offer)) for offer in offers_anywhere(viewer, SECTIONS_FORMS)]
