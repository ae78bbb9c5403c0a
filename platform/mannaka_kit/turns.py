"""One after the other in a city, by a name: where a row to lock is not there yet, or a count decides."""

from django.db import connection

from mannaka_kit import crypto

_PURPOSE = "turns"


def wait_for_turn(*names: str) -> None:
    """
    Wait until no other transaction of the city holds one of the names; they are ours until this one ends.

    Taken in one order, so that two who share several names never wait for each other. Made with the city's key: the
    list of locks tells nobody a name, and another city waits for nobody here.

    :raises NoTenantError: outside a city.
    """
    with connection.cursor() as cursor:
        for key in sorted(_key(name) for name in set(names)):
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [key])


def _key(name: str) -> int:
    return int.from_bytes(bytes.fromhex(crypto.fingerprint(name, purpose=_PURPOSE))[:8], signed=True)
