"""Reads of what was referred, for the centre."""

from collections.abc import Collection
from datetime import date

from django.db import transaction

from case_core.cases.models import Case
from case_core.cases.selectors import cases_visible_to
from case_core.referrals.carriage_states import Carriage
from case_core.referrals.errors import ReferralNotFoundError
from case_core.referrals.models import Referral
from case_core.referrals.parcels import Errand
from case_core.referrals.policies import can_refer
from case_core.referrals.querysets import ReferralQuerySet
from case_core.referrals.states import ReferralStatus
from mannaka_kit import audit, clock
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor


def referrals_of(viewer: Actor, case: Case) -> ReferralQuerySet:
    """
    Return what of a case was referred, newest first; reading the case was recorded.

    :raises NotAllowedError: the viewer is not of the centre.
    """
    require(can_refer(viewer))
    return Referral.objects.of_case(case.pk).whole()


@transaction.atomic
def referral_for(viewer: Actor, referral_id: int) -> Referral:
    """
    Return one referral with its case, and record that the viewer read it.

    :raises NotAllowedError: the viewer is not of the centre.
    :raises ReferralNotFoundError: there is none that the viewer may see.
    """
    require(can_refer(viewer))
    visible = cases_visible_to(viewer).order_by().values("pk")
    found = Referral.objects.whole().select_related("grant__case__party", "grant__case__owner")
    referral = found.filter(pk=referral_id, grant__case__in=visible).first()
    if referral is None:
        raise ReferralNotFoundError
    audit.record("referral.read", actor=viewer, target=referral, at=clock.now(), case_id=referral.case_id)
    return referral


def day_of_answer(referral_id: int) -> date:
    """
    Return until when a body answers; for what follows from its being asked, so no viewer.

    :raises ReferralNotFoundError: there is no such referral.
    """
    due_on = Referral.objects.filter(pk=referral_id).values_list("due_on", flat=True).first()
    if due_on is None:
        raise ReferralNotFoundError
    return due_on


def open_behind(grant_id: int) -> int | None:
    """Return which open referral stands on a share, if any; for what follows from the share's turns, so no viewer."""
    return Referral.objects.open().filter(grant_id=grant_id).values_list("pk", flat=True).first()


def is_still_asked(referral_id: int) -> bool:
    """Tell whether a body is still asked for an answer; for what follows from its having it, so no viewer."""
    return Referral.objects.filter(pk=referral_id, status=ReferralStatus.SENT).exists()


def errand_to_look(referral_id: int) -> Errand | None:
    """Return what to ask of an open referral at a body's own system; None where it is not there, so no viewer."""
    found = Referral.objects.open().filter(pk=referral_id, carriage=Carriage.HANDED_OVER)
    row = found.values_list("carrier_id", "carriage_ref").first()
    if row is None or row[0] is None:
        return None
    return Errand(referral_id=referral_id, channel_id=row[0], ref=row[1])


def carried_to(organization_ids: Collection[int]) -> list[int]:
    """Return the referrals of which bodies' own systems have a copy; for what ends with a consent, so no viewer."""
    found = Referral.objects.filter(grant__organization_id__in=organization_ids)
    there = found.filter(carriage__in=[Carriage.WAITING, Carriage.HANDED_OVER], status__in=["sent", "accepted"])
    return list(there.order_by("pk").values_list("pk", flat=True))
