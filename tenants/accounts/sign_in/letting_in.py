"""Sign somebody in who has proved who they are by other means than a password or a passkey: an invitation."""

from typing import Final

from allauth.account.adapter import get_adapter
from django.http import HttpRequest

from tenants.accounts.models import User

_BACKEND: Final = "tenants.accounts.sign_in.backend.StaffBackend"


def let_in(request: HttpRequest, user: User) -> None:
    """Begin a session of the person in this browser, with its row, its limits and the audit's entry."""
    user.backend = _BACKEND  # type: ignore[attr-defined]  # Django's own way to say who vouches for them
    get_adapter(request).login(request, user)
