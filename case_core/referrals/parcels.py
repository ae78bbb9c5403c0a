"""What goes out to a body's own system: the letter and the projection, and nothing else of the case."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time
from uuid import UUID

from django.utils.translation import gettext

from case_core.referrals.models import Referral
from case_core.sharing.projection import projection_of
from case_core.sharing.rules import Sight
from mannaka_kit.clock import TOKYO
from mannaka_sdk import ReferralField, ReferralOut


@dataclass(frozen=True, slots=True, kw_only=True)
class Errand:
    """What to ask a body's system, and by which channel; without a parcel, about what it calls so."""

    referral_id: int
    channel_id: int
    ref: str = ""
    parcel: ReferralOut | None = None


def parcel_of(referral: Referral, key: UUID, sight: Sight) -> ReferralOut:
    """Return a referral as a body's system gets it; whoever calls this has asked what may be seen, and records it."""
    body = referral.organization
    return ReferralOut(
        id=key,
        partner=body.gateway_address or body.name,
        purpose=referral.grant.purpose,
        fields=tuple(_fields(referral, sight)),
        answer_by=datetime.combine(referral.due_on, time(23, 59), tzinfo=TOKYO),
    )


def _fields(referral: Referral, sight: Sight) -> Iterator[ReferralField]:
    letter = {
        gettext("お願いしたいこと"): referral.reason,
        gettext("ご本人にすでにお伝えしたこと"): referral.told,
        gettext("ご本人の希望・配慮すること"): referral.wishes,
        gettext("センターから"): referral.grant.words,
    }
    yield from (ReferralField(label=label, text=text) for label, text in letter.items() if text)
    for section in projection_of(referral.grant, sight.classes):
        for group in section.groups:
            yield from (ReferralField(label=f"{section.heading}：{row.label}", text=row.value) for row in group)
