"""Take a referral in hand that is to go to the body's own system."""

from datetime import datetime

from django.db import transaction

from case_core.referrals.carriage_states import Carriage
from case_core.referrals.locks import locked_referral
from case_core.referrals.models import Referral
from case_core.referrals.parcels import Errand, parcel_of
from case_core.referrals.states import ReferralStatus
from case_core.sharing.rules import Sight
from case_core.sharing.standing import sights_of
from mannaka_kit import audit
from mannaka_kit.identifiers import new_key
from mannaka_kit.impersonal import Code

_ON_THE_WAY = frozenset({"", Carriage.WAITING})


@transaction.atomic
def begin_carriage(*, referral_id: int, at: datetime) -> Errand | None:
    """
    Make the copy that goes out, and record what of the case is in it; None where nothing is to go out, or no longer.

    A share for one person of a body stays with that person, and one that opens nothing yet waits until it does.

    :raises ReferralNotFoundError: there is no such referral.
    """
    case, referral = locked_referral(referral_id, actor=None)
    body, grant = referral.organization, referral.grant
    is_wanted = referral.status == ReferralStatus.SENT and referral.carriage in _ON_THE_WAY
    if not is_wanted or grant.member_id is not None or (referral.carrier_id or body.gateway_id) is None:
        return None
    sight = sights_of([grant], at=at)[grant.pk]
    if not sight:
        return None
    referral.carrier_id = referral.carrier_id or body.gateway_id
    referral.carriage_key = referral.carriage_key or new_key()
    referral.carriage, referral.carriage_tries = Carriage.WAITING, min(referral.carriage_tries + 1, 1000)
    referral.save(update_fields=["carrier", "carriage_key", "carriage", "carriage_tries"])
    told = _details(referral, sight)
    audit.record("referral.sent_out", actor=audit.SYSTEM, target=referral, at=at, case_id=case.pk, details=told)
    parcel = parcel_of(referral, referral.carriage_key, sight)
    return Errand(referral_id=referral.pk, channel_id=int(referral.carrier_id or 0), parcel=parcel)


def _details(referral: Referral, sight: Sight) -> dict[str, Code | list[str]]:
    return {
        "organization": referral.organization.pk,
        "grant": referral.grant_id,
        "channel": referral.carrier_id or 0,
        "classes": sorted(each.value for each in sight.classes),
    }
