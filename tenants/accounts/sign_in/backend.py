"""Who may sign in, and whose Wagtail group counts today."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth.models import Permission
from django.db.models import QuerySet

from mannaka_kit import clock
from tenants.accounts.models import User
from tenants.accounts.roles import Role
from tenants.accounts.selectors import actor_for
from tenants.accounts.sign_in.state import session_user


class StaffBackend(AuthenticationBackend):  # type: ignore[misc]  # untyped base
    """allauth's backend; a stopped account answers like a wrong password, and groups count only with the role."""

    def _check_password(self, user: User | None, password: str) -> User | None:
        found: User | None = super()._check_password(user, password)
        if found is not None and found.has_provider:
            found = None
        # allauth remembers a stopped account whose password is right, to say so; we tell nobody.
        self.unstash_authenticated_user()
        return found

    def get_user(self, user_id: int) -> User | None:
        """Return the user of a session, who brings along what every page must know of their sign-in."""
        user = session_user(user_id, on=clock.today())
        return user if user is not None and self.user_can_authenticate(user) else None

    def _get_group_permissions(self, user_obj: User) -> QuerySet[Permission]:
        """Return what the person's groups allow, while the administrator's role is in force today."""
        actor = actor_for(user_obj, on=clock.today())
        if user_obj.password_is_one_time or not actor.has(Role.ADMINISTRATOR):
            return Permission.objects.none()
        allowed: Any = super()._get_group_permissions(user_obj)
        return allowed  # type: ignore[no-any-return]  # untyped base
