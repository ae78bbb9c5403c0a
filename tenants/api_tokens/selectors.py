"""Reads of tokens."""

from datetime import datetime

from django.db.models import QuerySet
from knox.crypto import hash_token

from mannaka_kit.clock import day_of
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor
from tenants.accounts.models import User
from tenants.accounts.policies import can_administer
from tenants.accounts.selectors import actor_for
from tenants.api_tokens.actor import Admission, TokenActor
from tenants.api_tokens.models import ApiToken
from tenants.api_tokens.querysets import ApiTokenQuerySet
from tenants.api_tokens.scopes import Scope


def admission_for(secret: str, *, at: datetime) -> tuple[User, Admission] | None:
    """Return whom a token belongs to and what it opens at the moment, in two statements; None if it opens nothing."""
    # Found by its hash alone: 256 random bits leave nothing to compare in constant time.
    found = ApiToken.objects.in_force(at).select_related("user").filter(digest=hash_token(secret)).first()
    if found is None:
        return None
    today = actor_for(found.user, on=day_of(at))
    actor = TokenActor(
        user_id=today.user_id,
        display_name=today.display_name,
        roles=today.roles,
        section_ids=today.section_ids,
        head_section_ids=today.head_section_ids,
        heads_centre=today.heads_centre,
        token_id=found.pk,
    )
    return found.user, Admission(actor=actor, scopes=frozenset(Scope(scope) for scope in found.scopes))


def tokens_for(viewer: Actor) -> ApiTokenQuerySet:
    """Return every token there ever was, newest first, with its owner.

    :raises NotAllowedError: if the viewer is no administrator.
    """
    require(can_administer(viewer))
    tokens: ApiTokenQuerySet = ApiToken.objects.select_related("user", "created_by")
    return tokens


def token_for(viewer: Actor, token_id: int) -> ApiToken | None:
    """Return one token, or None.

    :raises NotAllowedError: if the viewer is no administrator.
    """
    return tokens_for(viewer).filter(pk=token_id).first()


def possible_owners_for(viewer: Actor) -> QuerySet[User]:
    """Return whom a token may be made for, sorted by reading.

    :raises NotAllowedError: if the viewer is no administrator.
    """
    require(can_administer(viewer))
    return User.objects.filter(is_active=True)
