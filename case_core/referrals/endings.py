"""How a referral ends: the case waits for it no longer, and where nothing came of it, the body sees it no longer."""

from datetime import datetime
from typing import Final

from case_core.cases.blockers import stop_waiting
from case_core.cases.states import CaseStatus
from case_core.referrals.answering import Answerer
from case_core.referrals.models import Referral
from case_core.sharing.actions.return_share import return_share
from case_core.sharing.actions.revoke_share import revoke_share
from tenants.partners.actor import BodyActor, PartnerActor

SOURCE: Final = "referral"


def end(referral: Referral, *, then: CaseStatus, user_id: int | None, at: datetime) -> None:
    """Write down the end of a locked referral whose state and words are set, and let its case go on."""
    referral.ended_by_id, referral.ended_at = user_id, at
    referral.save()
    stop_waiting(referral.grant.case, source=SOURCE, source_id=referral.pk, then=then, at=at)


def close_way_in(referral: Referral, *, reason: str, actor: Answerer, at: datetime) -> None:
    """End the share of a referral that came to nothing; one that was taken back stays as it is."""
    if referral.grant.revoked_at is not None:
        return
    why = reason[:200]
    if isinstance(actor, PartnerActor | BodyActor):
        return_share(grant_id=referral.grant_id, reason=why, actor=actor, at=at)
    else:
        revoke_share(grant_id=referral.grant_id, reason=why, actor=actor, at=at)
