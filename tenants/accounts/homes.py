"""Where somebody's work is: the console, or the partners' own pages."""

from django.urls import reverse

from tenants.accounts.kinds import UserKind
from tenants.accounts.models import User

_HOMES = {UserKind.STAFF: "console:day", UserKind.PARTNER: "partnerdesk:desk"}


def home_of(user: User) -> str:
    """Return the address of the person's first page."""
    return reverse(_HOMES[UserKind(user.kind)])
