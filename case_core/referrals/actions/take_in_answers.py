"""Take what waits of a body's answers into its referrals."""

from datetime import datetime
from functools import partial

import structlog
from django.db import transaction

from case_core.referrals.actions.take_in_answer import take_in_answer
from case_core.referrals.models import Referral
from mannaka_sdk import InboundEvent, ReferralChanged
from tenants.deliveries.draining import drain

log = structlog.get_logger(__name__)


@transaction.atomic
def take_in_answers(*, channel_id: int, thread_id: int, at: datetime) -> int:
    """Take in the answers to a referral that wait, as they were given one after the other, and return how many."""
    take = partial(_take_in, channel_id=channel_id, at=at)
    return drain(take, channel_id=channel_id, thread_id=thread_id, room="referral", at=at)


def _take_in(event: InboundEvent, *, channel_id: int, at: datetime) -> None:
    """Take in what was told of a referral of ours; what is about another matter is passed by."""
    if not isinstance(event.body, ReferralChanged):
        log.info("referrals.event_passed_by", kind=event.body.type)
        return
    state = event.body.state
    found = Referral.objects.select_related("grant__organization").filter(carrier_id=channel_id)
    referral = found.filter(carriage_ref=state.ref).exclude(carriage_ref="").first()
    if referral is None:
        log.info("referrals.not_ours", channel_id=channel_id)
        return
    take_in_answer(referral=referral, state=state, at=at)
