"""Make a token."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db import transaction
from knox.models import get_digest_token
from knox.settings import CONSTANTS

from mannaka_kit import audit
from mannaka_kit.clock import TOKYO, day_of
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor
from tenants.accounts.models import User
from tenants.accounts.policies import can_administer
from tenants.api_tokens.errors import (
    ExpiryOutOfRangeError,
    OwnerNotActiveError,
    PurposeMissingError,
    ScopesMissingError,
)
from tenants.api_tokens.models import ApiToken
from tenants.api_tokens.scopes import Scope

LONGEST = timedelta(days=365)


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeToken:
    """A token, and its secret: known now and never again."""

    token: ApiToken
    secret: str


@transaction.atomic
def create_token(
    *, owner_id: int, purpose: str, scopes: Collection[Scope], last_day: date, actor: Actor, at: datetime
) -> MadeToken:
    """
    Make a token for a member of staff, for some purposes, until the end of a day within a year.

    :raises NotAllowedError: the actor is no administrator.
    :raises OwnerNotActiveError: there is no such member of staff, or their account is stopped.
    :raises PurposeMissingError: nothing says what it is for.
    :raises ScopesMissingError: it would open nothing.
    :raises ExpiryOutOfRangeError: it would end before today or in more than a year.
    """
    require(can_administer(actor))
    owner = User.objects.select_for_update().filter(pk=owner_id, is_active=True).first()
    if owner is None:
        raise OwnerNotActiveError(field="owner")
    _require_complete(purpose=purpose, scopes=scopes, last_day=last_day, today=day_of(at))
    made = _make(owner, purpose=purpose, scopes=scopes, last_day=last_day, actor=actor, at=at)
    _record(made.token, scopes=[scope.value for scope in scopes], actor=actor, at=at)
    return made


def _record(token: ApiToken, *, scopes: list[str], actor: Actor, at: datetime) -> None:
    told: dict[str, int | str | list[str]] = {"owner": token.user_id, "scopes": sorted(scopes)}
    audit.record("token.created", actor=actor, target=token, at=at, details={**told, "ends": token.expiry.isoformat()})


def _require_complete(*, purpose: str, scopes: Collection[Scope], last_day: date, today: date) -> None:
    if not purpose.strip():
        raise PurposeMissingError(field="purpose")
    if not scopes:
        raise ScopesMissingError(field="scopes")
    if not today <= last_day <= today + LONGEST:
        raise ExpiryOutOfRangeError(field="last_day")


def _make(
    owner: User, *, purpose: str, scopes: Collection[Scope], last_day: date, actor: Actor, at: datetime
) -> MadeToken:
    digest, secret = get_digest_token()
    token = ApiToken.objects.create(
        digest=digest,
        token_key=secret[: CONSTANTS.TOKEN_KEY_LENGTH],
        user=owner,
        purpose=purpose.strip(),
        scopes=sorted(scopes),
        created=at,
        created_by_id=actor.user_id,
        expiry=datetime.combine(last_day + timedelta(days=1), time(), TOKYO),
    )
    return MadeToken(token=token, secret=secret)
