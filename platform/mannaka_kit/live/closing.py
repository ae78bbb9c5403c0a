"""End streams: those of a session, or all of a person."""

from contextlib import suppress
from functools import partial
from secrets import token_hex
from typing import Any
from uuid import UUID

from django.db import transaction

import mannaka_tenancy
from mannaka_kit.live import names, valkey
from mannaka_kit.live.bells import closing_message, send
from mannaka_kit.live.grants import EPOCH_SECONDS


def close(*, user_id: int | None = None, session_key: str | None = None) -> None:
    """
    End the streams of a session or of a person once the transaction has committed; outside one, at once.

    `live` hears of it within milliseconds, and where that message is lost, within five seconds by the epoch. Where
    Valkey is away nothing is left to end: the streams have ended with it.

    :raises NoTenantError: the code runs for no city.
    """
    city = mannaka_tenancy.require_current().key
    if user_id is not None:
        key, message = names.user_epoch_key(city, user_id), closing_message(city, kind="user", value=user_id)
        transaction.on_commit(partial(_close, key, message), robust=True)
    if session_key:
        session = names.session_digest(session_key)
        key, message = names.session_epoch_key(city, session), closing_message(city, kind="session", value=session)
        transaction.on_commit(partial(_close, key, message), robust=True)


def epochs(city: UUID, *, user_id: int, session: str) -> tuple[str, str]:
    """
    Return the epochs of a person and a session as they are now.

    Read them before you ask what the person may: whoever loses a right afterwards then has another epoch.

    :raises ValkeyAwayError: Valkey does not answer.
    """
    keys = [names.user_epoch_key(city, user_id), names.session_epoch_key(city, session)]
    found: list[Any] = valkey.ask(lambda client: client.mget(keys))
    return found[0] or "", found[1] or ""


def _close(key: str, message: tuple[str, object]) -> None:
    with suppress(valkey.ValkeyAwayError):
        # A random value, not a count: one that ran out and began again would look like an old one.
        valkey.ask(lambda client: client.set(key, token_hex(8), ex=EPOCH_SECONDS), at_any_price=True)
        send([message], at_any_price=True)
