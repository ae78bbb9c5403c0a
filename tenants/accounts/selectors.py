"""Reads of staff and their roles."""

from datetime import date

from allauth.mfa.models import Authenticator
from django.contrib.auth.models import AnonymousUser
from django.db.models import Prefetch

from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor
from tenants.accounts.grants import Held, actor_of, brought_along
from tenants.accounts.models import RoleGrant, User
from tenants.accounts.policies import can_administer
from tenants.accounts.querysets import RoleGrantQuerySet, StaffQuerySet


def actor_for(user: User, *, on: date) -> Actor:
    """Return the person with the roles of the day, in one query; somebody deactivated has none."""
    grants = RoleGrant.objects.in_force(on).filter(user_id=user.pk, user__is_active=True).order_by()
    return actor_of(user, [Held(**grant) for grant in grants.values("role", "section_id", "is_head")])


def heads_on(on: date) -> RoleGrantQuerySet:
    """Return the grants of the day's heads of sections, for asking whether a section has one; it names nobody."""
    return RoleGrant.objects.in_force(on).filter(is_head=True, user__is_active=True)


def signed_in_actor(user: User | AnonymousUser, *, on: date) -> Actor | None:
    """Return the person with the roles of the day, or None for somebody who is not signed in."""
    if not isinstance(user, User):
        return None
    known = brought_along(user, on=on)
    return actor_for(user, on=on) if known is None else actor_of(user, known)


def staff_for(viewer: Actor, *, on: date, text: str = "") -> StaffQuerySet:
    """Return the city's staff, sorted by reading, each with `current_grants`: the roles of the day and those to come.

    :raises NotAllowedError: if the viewer is no administrator.
    """
    require(can_administer(viewer))
    grants = RoleGrant.objects.not_ended(on).select_related("section").order_by("valid_from", "pk")
    return (
        User.objects.of_staff()
        .matching(text)
        .prefetch_related(Prefetch("role_grants", grants, to_attr="current_grants"))
    )


def staff_member_for(viewer: Actor, user_id: int) -> User | None:
    """Return a member of staff, or None.

    :raises NotAllowedError: if the viewer is no administrator.
    """
    require(can_administer(viewer))
    return User.objects.of_staff().filter(pk=user_id).first()


def grants_for(viewer: Actor, user: User) -> RoleGrantQuerySet:
    """Return every role the person was ever given, newest first, with its section.

    :raises NotAllowedError: if the viewer is no administrator.
    """
    require(can_administer(viewer))
    return RoleGrant.objects.filter(user=user).select_related("section")


def grant_for(viewer: Actor, grant_id: int) -> RoleGrant | None:
    """Return one grant with its person and section, or None.

    :raises NotAllowedError: if the viewer is no administrator.
    """
    require(can_administer(viewer))
    return RoleGrant.objects.select_related("user", "section").filter(pk=grant_id).first()


def has_second_factor(viewer: Actor, user: User) -> bool:
    """Tell whether the person has registered a passkey or an authenticator app.

    :raises NotAllowedError: if the viewer is no administrator.
    """
    require(can_administer(viewer))
    return bool(Authenticator.objects.filter(user_id=user.pk).exists())


def authenticator_app_of(user: User) -> Authenticator:
    """Return the person's authenticator app, for what they do to their own account.

    :raises Authenticator.DoesNotExist: none is registered.
    """
    return Authenticator.objects.get(user=user, type=Authenticator.Type.TOTP)


def unused_recovery_codes_of(user: User) -> list[str] | None:
    """Return the person's recovery codes that are still good, or None where there are none at all."""
    kept = Authenticator.objects.filter(user=user, type=Authenticator.Type.RECOVERY_CODES).first()
    return None if kept is None else list(kept.wrap().get_unused_codes())


def own_user(viewer: Actor) -> User:
    """Return the viewer's own account."""
    return User.objects.get(pk=viewer.user_id)
