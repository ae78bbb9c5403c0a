"""Sign somebody in."""

from datetime import datetime

from django.db import transaction

from mannaka_kit import audit, clock
from tenants.accounts.models import User
from tenants.accounts.notice_kinds import NoticeKind
from tenants.accounts.notices import give_notice
from tenants.accounts.selectors import actor_for
from tenants.accounts.session_rows import add_row
from tenants.accounts.sign_in_steps import SignInStep


@transaction.atomic
def open_session(*, user: User, session_key: str, device: str, language: str, at: datetime) -> None:
    """Write a sign-in down with its device; a device that the person never used before is told to them."""
    actor = actor_for(user, on=at.astimezone(clock.TOKYO).date())
    if add_row(user, session_key=session_key, device=device, at=at):
        give_notice(user, NoticeKind.NEW_DEVICE, at=at)
    User.objects.filter(pk=user.pk).exclude(language=language).update(language=language)
    audit.record(SignInStep.SIGNED_IN, actor=actor, target=user, at=at)
