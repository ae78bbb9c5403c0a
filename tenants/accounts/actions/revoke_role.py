"""Take a role away."""

from datetime import datetime

from django.db import transaction

from mannaka_kit import audit, clock
from mannaka_kit.decisions import require
from mannaka_kit.outbox import events
from tenants.accounts.administrators import lock_administrators, require_another_administrator
from tenants.accounts.errors import GrantEndedError, OwnAdministratorRoleError
from tenants.accounts.events import AccessNarrowed
from tenants.accounts.models import RoleGrant
from tenants.accounts.policies import Acting, can_administer
from tenants.accounts.roles import Role
from tenants.accounts.wagtail_group import set_membership


@transaction.atomic
def revoke_role(*, actor: Acting, grant: RoleGrant, at: datetime) -> RoleGrant:
    """Take a role away with the person's next request; the grant stays on record.

    :raises NotAllowedError: if the actor is no administrator.
    :raises GrantEndedError: if it has been taken away before.
    :raises OwnAdministratorRoleError: if administrators would shut themselves out.
    :raises LastAdministratorError: if nobody else would administer the city.
    """
    require(can_administer(actor))
    administrators = lock_administrators(at.astimezone(clock.TOKYO).date())
    grant = RoleGrant.objects.select_for_update().get(pk=grant.pk)
    if grant.revoked_at is not None:
        raise GrantEndedError
    _keep_an_administrator(grant, actor, administrators)
    grant.revoked_at = at
    grant.save(update_fields=["revoked_at"])
    _leave_wagtail(grant)
    audit.record("staff.role_revoked", actor=actor, target=grant.user, at=at, details=_details(grant))
    events.record(AccessNarrowed(user_id=grant.user_id))
    return grant


def _keep_an_administrator(grant: RoleGrant, actor: Acting, administrators: list[RoleGrant]) -> None:
    """Let an administrator's grant go only if the same person, or for others' grants somebody else, still holds one."""
    if not any(grant.pk == held.pk for held in administrators):
        return
    if any(held.user_id == grant.user_id and held.pk != grant.pk for held in administrators):
        return
    if grant.user_id == actor.pk:
        raise OwnAdministratorRoleError
    require_another_administrator(administrators, than_user_id=grant.user_id)


def _leave_wagtail(grant: RoleGrant) -> None:
    remaining = RoleGrant.objects.filter(user=grant.user, role=Role.ADMINISTRATOR, revoked_at__isnull=True)
    if grant.role == Role.ADMINISTRATOR and not remaining.exists():
        set_membership(grant.user, is_member=False)


def _details(grant: RoleGrant) -> dict[str, str | int | None]:
    return {"role": grant.role, "section_id": grant.section_id}
