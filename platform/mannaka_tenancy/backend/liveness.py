"""Whether a pooled session is still there: asked of the socket, so that a live one costs no round trip."""

import select
from typing import Any

from psycopg import Connection, OperationalError
from psycopg_pool import ConnectionPool


def is_dead(session: Connection[Any]) -> bool:
    """Tell whether the server has left. A session at rest has nothing to say, so any word from it is looked into."""
    if session.closed:
        return True
    poll = select.poll()
    poll.register(session.fileno(), select.POLLIN)
    if not poll.poll(0):
        return False
    try:
        ConnectionPool.check_connection(session)
    except OperationalError:
        return True
    return False
