"""Reads of what is shared, for the centre: which shares a case has, who looked, and what was an emergency."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from case_core.cases.models import Case
from case_core.cases.selectors import cases_visible_to
from case_core.sharing.errors import ShareNotFoundError
from case_core.sharing.models import ShareGrant
from case_core.sharing.policies import (
    can_list_emergencies,
    can_review_emergency,
    can_settle_sharing,
    can_share,
)
from case_core.sharing.projection import Section, projection_of
from case_core.sharing.querysets import ShareGrantQuerySet
from case_core.sharing.rules import RULES, SharingRules, Sight
from case_core.sharing.standing import sights_of
from case_core.shields.selectors import hidden_cases
from mannaka_kit import audit, clock
from mannaka_kit.audit.models import Entry
from mannaka_kit.audit.selectors import Filters, entries_for
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor
from tenants.accounts.models import User
from tenants.accounts.roles import Role
from tenants.partners.kinds import Reach
from tenants.partners.models import PartnerMember, PartnerOrganization

_PEOPLE: Final = ("organization", "member__user", "created_by", "approved_by", "revoked_by", "reviewed_by")
MOST_LOOKS: Final = 100
# In the place of a name, where nobody of the body is known by one.
_WAYS: Final = {"letter": _("手紙のリンクから")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A share with what it opens at the moment."""

    grant: ShareGrant
    sight: Sight


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """Somebody of a body looked: when, who, of which body."""

    at: datetime
    person: str
    body: str


def shares_of(viewer: Actor, case: Case) -> QuerySet[ShareGrant]:
    """
    Return the shares of a case, newest first; reading the case was recorded.

    :raises NotAllowedError: the viewer is not of the centre.
    """
    require(can_share(viewer))
    return ShareGrant.objects.filter(case=case).select_related(*_PEOPLE, "case")


def standing_of(viewer: Actor, grants: Iterable[ShareGrant]) -> list[Standing]:
    """
    Return shares with what each opens now.

    :raises NotAllowedError: the viewer is not of the centre.
    """
    require(can_share(viewer))
    found = list(grants)
    sights = sights_of(found, at=clock.now())
    return [Standing(grant=grant, sight=sights[grant.pk]) for grant in found]


@transaction.atomic
def share_for(viewer: Actor, grant_id: int) -> ShareGrant:
    """
    Return one share with its case, and record that the viewer read it.

    :raises NotAllowedError: the viewer is not of the centre.
    :raises ShareNotFoundError: there is none that the viewer may see.
    """
    require(can_share(viewer))
    visible = cases_visible_to(viewer).order_by().values("pk")
    grants = ShareGrant.objects.select_related(*_PEOPLE, "case__party", "case__owner")
    grant = grants.filter(pk=grant_id, case__in=visible).first()
    if grant is None:
        raise ShareNotFoundError
    audit.record("share.read", actor=viewer, target=grant, at=clock.now(), case_id=grant.case_id)
    return grant


def preview_of(viewer: Actor, grant: ShareGrant) -> list[Section]:
    """
    Return what the body sees now, for who decides over it; that the share was read has been recorded.

    :raises NotAllowedError: the viewer is not of the centre.
    """
    require(can_share(viewer))
    sight = sights_of([grant], at=clock.now())[grant.pk]
    return projection_of(grant, sight.classes) if sight else []


def looks_at(viewer: Actor, case: Case) -> list[Look]:
    """
    Return who of which body looked at a case, the latest first: 「だれが見たか」, out of the audit itself.

    :raises NotAllowedError: the viewer is not of the centre.
    """
    filters = Filters(case_id=case.pk, action="share.viewed")
    page = entries_for(viewer, decision=can_share(viewer), filters=filters, limit=MOST_LOOKS)
    names = dict(User.objects.filter(pk__in=_ids(page.entries)).values_list("pk", "display_name"))
    of = {entry.details.get("organization") for entry in page.entries}
    bodies = dict(PartnerOrganization.objects.filter(pk__in=of).values_list("pk", "name"))
    return [
        Look(
            at=entry.at,
            person=names.get(entry.actor_id or 0, "") or str(_WAYS.get(entry.details.get("via", ""), "")),
            body=bodies.get(entry.details.get("organization"), ""),
        )
        for entry in page.entries
    ]


def possible_bodies(viewer: Actor, *, goes_out: bool = False) -> QuerySet[PartnerOrganization]:
    """
    Return the bodies with which something can be shared: of which somebody can sign in, or to which referrals go out.

    :raises NotAllowedError: the viewer is not of the centre.
    """
    require(can_share(viewer))
    there = PartnerMember.objects.active().values("organization_id")
    by_account = Q(pk__in=there)
    ways = by_account | Q(gateway__isnull=False) | Q(reaches__contains=[Reach.LETTER]) if goes_out else by_account
    return PartnerOrganization.objects.active().filter(ways)


def people_of_bodies(viewer: Actor) -> QuerySet[PartnerMember]:
    """
    Return who of all bodies can sign in.

    :raises NotAllowedError: the viewer is not of the centre.
    """
    require(can_share(viewer))
    found = PartnerMember.objects.active().select_related("user", "organization")
    return found.order_by("organization__name_kana", "user__name_kana", "pk")


def emergencies_visible_to(viewer: Actor) -> ShareGrantQuerySet:
    """
    Return what was shared in emergencies, the latest first, of cases that the viewer may find.

    :raises NotAllowedError: the viewer is neither an auditor nor of the centre.
    """
    require(can_list_emergencies(viewer))
    found = ShareGrant.objects.emergencies().select_related(*_PEOPLE, "case")
    return found if viewer.has(Role.AUDITOR) else found.exclude(hidden_cases(viewer, by="case"))


@transaction.atomic
def emergencies_listed(viewer: Actor, found: Iterable[ShareGrant]) -> list[ShareGrant]:
    """
    Return the emergencies of a list, and record which ones were read.

    :raises NotAllowedError: the viewer is neither an auditor nor of the centre.
    """
    require(can_list_emergencies(viewer))
    grants = list(found)
    if grants:
        details = {"grants": [grant.pk for grant in grants[:100]]}
        audit.record("share.emergencies_listed", actor=viewer, target=None, at=clock.now(), details=details)
    return grants


@transaction.atomic
def emergency_for(viewer: Actor, grant_id: int) -> ShareGrant:
    """
    Return one share in an emergency, and record that it was read.

    :raises NotAllowedError: the viewer is neither an auditor nor of the centre.
    :raises ShareNotFoundError: there is none that the viewer may know of.
    """
    grant = emergencies_visible_to(viewer).filter(pk=grant_id).first()
    if grant is None:
        raise ShareNotFoundError
    audit.record("share.emergency_read", actor=viewer, target=grant, at=clock.now(), case_id=grant.case_id)
    return grant


def may_review_now(viewer: Actor, grant: ShareGrant) -> bool:
    """Tell whether this emergency waits for a judgement that this person may give: never their own."""
    waits = grant.reviewed_at is None and grant.created_by_id != viewer.user_id
    return waits and can_review_emergency(viewer).allowed


def rules_for(viewer: Actor) -> SharingRules:
    """
    Return what the city has settled.

    :raises NotAllowedError: the viewer is no administrator.
    """
    require(can_settle_sharing(viewer))
    return RULES.read()


def _ids(entries: Iterable[Entry]) -> list[int]:
    return [entry.actor_id for entry in entries if entry.actor_id is not None]
