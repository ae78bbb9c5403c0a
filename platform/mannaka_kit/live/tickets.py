"""Tickets: who may listen, written down for thirty seconds and one use."""

from collections.abc import Sequence
from dataclasses import dataclass
from secrets import token_urlsafe

import mannaka_tenancy
from mannaka_kit import clock
from mannaka_kit.live import names, valkey
from mannaka_kit.live.closing import epochs
from mannaka_kit.live.grants import STREAM_SECONDS, TICKET_SECONDS, Grant

MOST_TOPICS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Listener:
    """Somebody at a page, with the epochs from before their rights were looked at."""

    user_id: int
    session: str
    epochs: tuple[str, str]


def listener_of(*, user_id: int, session_key: str) -> Listener:
    """
    Return who asks; call it before you look at what they may hear.

    :raises ValkeyAwayError: Valkey does not answer.
    """
    session = names.session_digest(session_key)
    city = mannaka_tenancy.require_current().key
    return Listener(user_id=user_id, session=session, epochs=epochs(city, user_id=user_id, session=session))


def issue(listener: Listener, *, topics: Sequence[str], host: str, origin: str) -> str:
    """
    Return a ticket for topics of the current city, to be shown at this host by a page of this origin.

    :raises InvalidTopicError: a topic is not spelled like one.
    :raises ValkeyAwayError: Valkey does not answer.
    """
    city = mannaka_tenancy.require_current()
    ticket = names.ticket_of(city.key, token_urlsafe(32))
    grant = Grant(
        city=city.key,
        host=host,
        origin=origin,
        user_id=listener.user_id,
        session=listener.session,
        topics=tuple(dict.fromkeys(topics))[:MOST_TOPICS],
        epochs=listener.epochs,
        expires_at=clock.now().timestamp() + STREAM_SECONDS,
    )
    _keep(ticket, grant)
    return ticket


def _keep(ticket: str, grant: Grant) -> None:
    key = names.ticket_key(ticket)
    if key is None or not grant.channels:
        raise names.InvalidTopicError
    valkey.ask(lambda client: client.set(key, grant.to_json(), ex=TICKET_SECONDS))
