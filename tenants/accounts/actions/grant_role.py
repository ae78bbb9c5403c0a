"""Give a role to a member of staff."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from mannaka_kit import audit
from mannaka_kit.decisions import require
from tenants.accounts.errors import (
    EndsBeforeItBeginsError,
    InactiveUserError,
    NoRoleForPartnersError,
    NoSectionToHeadError,
    OverlappingGrantError,
    SectionNeededError,
    SectionNotNeededError,
)
from tenants.accounts.models import RoleGrant, User
from tenants.accounts.policies import Acting, can_administer
from tenants.accounts.roles import Role
from tenants.accounts.wagtail_group import set_membership

if TYPE_CHECKING:
    from datetime import date, datetime

    from tenants.organisation.models import Section


@transaction.atomic
def grant_role(
    *,
    actor: Acting,
    user: User,
    role: Role,
    at: datetime,
    valid_from: date,
    section: Section | None = None,
    is_head: bool = False,
    valid_until: date | None = None,
) -> RoleGrant:
    """Give a role for a time; both days belong to it, and it holds from the person's next request.

    :raises NotAllowedError: if the actor is no administrator.
    :raises InactiveUserError: if the person's account is stopped.
    :raises NoRoleForPartnersError: if the person belongs to a partner organisation.
    :raises SectionNeededError: if section staff are given no section.
    :raises SectionNotNeededError: if another role is given one.
    :raises NoSectionToHeadError: if neither section staff nor centre staff are made head.
    :raises EndsBeforeItBeginsError: if the last day lies before the first.
    :raises OverlappingGrantError: if the person holds the role on some of these days.
    """
    require(can_administer(actor))
    user = User.objects.select_for_update().get(pk=user.pk)
    days = {"valid_from": valid_from, "valid_until": valid_until}
    grant = RoleGrant(user=user, role=role, section=section, is_head=is_head, **days)
    _check(grant)
    grant.save(force_insert=True)
    if role is Role.ADMINISTRATOR:
        set_membership(user, is_member=True)
    _record(grant, actor, at)
    return grant


def _check(grant: RoleGrant) -> None:
    if grant.user.is_partner:
        raise NoRoleForPartnersError
    if not grant.user.is_active:
        raise InactiveUserError
    if grant.role == Role.SECTION_STAFF and grant.section_id is None:
        raise SectionNeededError(field="section")
    if grant.role != Role.SECTION_STAFF and grant.section_id is not None:
        raise SectionNotNeededError(field="section")
    if grant.is_head and grant.role not in {Role.SECTION_STAFF, Role.CENTRE_STAFF}:
        raise NoSectionToHeadError(field="is_head")
    if grant.valid_until is not None and grant.valid_until < grant.valid_from:
        raise EndsBeforeItBeginsError(field="valid_until")
    if _overlaps(grant):
        raise OverlappingGrantError(field="role")


def _overlaps(grant: RoleGrant) -> bool:
    same = RoleGrant.objects.filter(user=grant.user, role=grant.role, section=grant.section)
    same = same.not_ended(grant.valid_from)
    return (same.filter(valid_from__lte=grant.valid_until) if grant.valid_until else same).exists()


def _record(grant: RoleGrant, actor: Acting, at: datetime) -> None:
    until = grant.valid_until.isoformat() if grant.valid_until else None
    details = {
        "role": grant.role,
        "section_id": grant.section_id,
        "is_head": grant.is_head,
        "valid_from": grant.valid_from.isoformat(),
        "valid_until": until,
    }
    audit.record("staff.role_granted", actor=actor, target=grant.user, at=at, details=details)
