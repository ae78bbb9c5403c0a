"""What the console tells people of their own sign-in, on every page until it is settled."""

from typing import Any

from django.http import HttpRequest

from mannaka_kit import clock
from tenants.accounts.models import User
from tenants.accounts.sign_in.state import sign_in_state


def sign_in_notice(request: HttpRequest) -> dict[str, Any]:
    """Give the console's pages what the person must know of their sign-in; other pages get nothing."""
    actor = getattr(request, "actor", None)
    if actor is None or not isinstance(request.user, User):
        return {}
    state = sign_in_state(request.user, on=clock.today())
    return {"second_factor_needed_from": state.owed_from(actor), "has_sign_in_notice": state.has_notice}
