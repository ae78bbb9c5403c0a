"""Make the address of a screen of the waiting hall."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from case_core.reception.display_secrets import SCREEN
from case_core.reception.errors import DisplayNameMissingError
from case_core.reception.models import Display
from mannaka_kit import audit
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor
from tenants.accounts.policies import can_administer


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeDisplay:
    """The screen; the secret of its address is known now and never again."""

    display: Display
    secret: str


@transaction.atomic
def create_display(*, actor: Actor, name: str, at: datetime) -> MadeDisplay:
    """
    Make a screen with an address of its own, which opens without a sign-in until it is revoked.

    :raises NotAllowedError: the actor is no administrator.
    :raises DisplayNameMissingError: the name is empty.
    """
    require(can_administer(actor))
    if not name.strip():
        raise DisplayNameMissingError(field="name")
    secret = SCREEN.new()
    display = Display.objects.create(
        name=name.strip(), secret_hash=SCREEN.kept(secret), made_by_id=actor.user_id, made_at=at
    )
    audit.record("display.created", actor=actor, target=display, at=at)
    return MadeDisplay(display=display, secret=secret)
