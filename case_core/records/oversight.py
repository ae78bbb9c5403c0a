"""Reads of looks in an emergency: for those who were told, for heads and for auditors."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q

from case_core.records.errors import OpeningNotFoundError
from case_core.records.models import Opening, OpeningNotice
from case_core.records.policies import can_list_openings, may_review_now
from case_core.records.querysets import OpeningQuerySet
from case_core.records.sealing import unseal_reason, unseal_remark
from case_core.shields.selectors import hidden_cases
from mannaka_kit import audit, clock
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor
from tenants.accounts.roles import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """A look in an emergency with its reason, for somebody who may know it."""

    opening: Opening
    reason: str
    remark: str
    is_reviewable: bool
    is_unseen: bool


def openings_visible_to(viewer: Actor) -> OpeningQuerySet:
    """Return the looks that the viewer may know of: all for auditors and heads, else one's own and those told of."""
    if not can_list_openings(viewer):
        return Opening.objects.none()
    found = Opening.objects.select_related("compartment__case", "opened_by", "reviewed_by")
    found = found.prefetch_related("notices")
    if viewer.has(Role.AUDITOR):
        return found
    found = found.exclude(hidden_cases(viewer, by="compartment__case"))
    if viewer.heads_centre:
        return found
    told = Opening.objects.filter(notices__user_id=viewer.user_id).order_by().values("pk")
    return found.filter(Q(opened_by_id=viewer.user_id) | Q(pk__in=told))


@transaction.atomic
def looks_for(viewer: Actor, found: Iterable[Opening]) -> list[Look]:
    """
    Return looks with their reasons, and record which ones were read.

    :raises NotAllowedError: the viewer is neither an auditor nor of the centre.
    """
    require(can_list_openings(viewer))
    openings = list(found)
    read = [opening.pk for opening in openings]
    if read:
        audit.record(
            "record.openings_listed", actor=viewer, target=None, at=clock.now(), details={"openings": read[:100]}
        )
    return [look_at(viewer, opening) for opening in openings]


@transaction.atomic
def look_for(viewer: Actor, opening_id: int) -> Look:
    """
    Return one look with its reason, and record that it was read.

    :raises OpeningNotFoundError: there is none that the viewer may know of.
    """
    opening = openings_visible_to(viewer).filter(pk=opening_id).first()
    if opening is None:
        raise OpeningNotFoundError
    case_id = opening.compartment.case_id
    audit.record("record.opening_read", actor=viewer, target=opening, at=clock.now(), case_id=case_id)
    return look_at(viewer, opening)


def look_at(viewer: Actor, opening: Opening) -> Look:
    """Unseal the reason of a look that the viewer may know of."""
    mine = [notice for notice in opening.notices.all() if notice.user_id == viewer.user_id]
    return Look(
        opening=opening,
        reason=unseal_reason(opening.key, opening.sealed_reason),
        remark=unseal_remark(opening.key, opening.sealed_remark),
        is_reviewable=may_review_now(viewer, opening),
        is_unseen=any(notice.seen_at is None for notice in mine),
    )


def notices_of(opening_id: int) -> list[int]:
    """Return the notices of a look in an emergency, for what follows from it."""
    return list(OpeningNotice.objects.filter(opening_id=opening_id).values_list("pk", flat=True))
