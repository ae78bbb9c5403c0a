"""Act once for each key."""

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.db import OperationalError, connection, transaction
from django.http import HttpRequest

from mannaka_kit import clock, crypto
from mannaka_kit.idempotency.errors import KeyReusedError, MissingKeyError, StillRunningError
from mannaka_kit.idempotency.models import IdempotencyKey

FIELD = "idempotency_key"
HEADER = "Idempotency-Key"
_WELL_FORMED = re.compile(r"[A-Za-z0-9_-]{16,64}")
_PURPOSE = "idempotency"
_NOT_CONTENT = frozenset({FIELD, "csrfmiddlewaretoken"})
# What the page knows of its draft changes while the text stays the same.
_ABOUT_A_DRAFT = "draft_"
_LOCK_NOT_AVAILABLE = "55P03"
# The second of two waits here until the first has ended either way.
_TAKE = """
INSERT INTO idempotency_key (scope, sender, key, fingerprint, location, record_id, created_at)
VALUES (%s, %s, %s, %s, '', '', %s) ON CONFLICT ON CONSTRAINT idempotency_key_once DO NOTHING RETURNING id
"""
_CAME_OF_IT = "UPDATE idempotency_key SET location = %s, record_id = %s WHERE id = %s"


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """Where the browser goes next: a path without secrets, and the id of what was made, if the view wants it again."""

    location: str
    record_id: str = ""
    is_replay: bool = False


def once(request: HttpRequest, *, scope: str, act: Callable[[], Result]) -> Result:
    """
    Act, unless this form has been sent already: then return what came of it.

    Key and act are one transaction; if the act raises, the key is free again.

    :raises MissingKeyError: if the request carries no well-formed key.
    :raises KeyReusedError: if the key was used for other content.
    :raises StillRunningError: if the first is still being worked on after the time a statement may wait.
    """
    values = (scope, _sender(request), _key(request), _fingerprint(request))
    with transaction.atomic():
        taken = _take(values)
        if taken is None:
            return _replay(*values)
        result = act()
        with connection.cursor() as cursor:
            cursor.execute(_CAME_OF_IT, [result.location, result.record_id, taken])
        return result


def _take(values: tuple[str, str, str, str]) -> int | None:
    try:
        with connection.cursor() as cursor:
            cursor.execute(_TAKE, [*values, clock.now()])
            row = cursor.fetchone()
    except OperationalError as error:
        if getattr(error.__cause__, "sqlstate", "") == _LOCK_NOT_AVAILABLE:
            raise StillRunningError from error
        raise
    return int(row[0]) if row else None


def _replay(scope: str, sender: str, key: str, fingerprint: str) -> Result:
    row = IdempotencyKey.objects.get(scope=scope, sender=sender, key=key)
    if row.fingerprint != fingerprint:
        raise KeyReusedError
    return Result(location=row.location, record_id=row.record_id, is_replay=True)


def _key(request: HttpRequest) -> str:
    key = request.headers.get(HEADER) or request.POST.get(FIELD, "")
    if not _WELL_FORMED.fullmatch(key):
        raise MissingKeyError
    return key


def _sender(request: HttpRequest) -> str:
    """Tell senders apart without keeping who they are."""
    user = getattr(request, "user", None)
    session = getattr(request, "session", None)
    if user is not None and user.is_authenticated:
        name = f"user/{user.pk}"
    else:
        name = f"session/{session.session_key if session is not None else None}"
    return crypto.fingerprint(name, purpose=_PURPOSE)


def _fingerprint(request: HttpRequest) -> str:
    """Hash the content with the city's key: a bare hash of a telephone number can be guessed."""
    digest = hashlib.sha256(request.method.encode() if request.method else b"")
    for part in _content(request):
        digest.update(len(part).to_bytes(8, "big") + part)
    return crypto.fingerprint(digest.hexdigest(), purpose=_PURPOSE)


def _content(request: HttpRequest) -> Iterator[bytes]:
    if request.content_type not in ("application/x-www-form-urlencoded", "multipart/form-data"):
        yield request.body
        return
    for name in sorted(name for name in set(request.POST) - _NOT_CONTENT if not name.startswith(_ABOUT_A_DRAFT)):
        for value in [name, *request.POST.getlist(name)]:
            yield value.encode(errors="surrogatepass")
    for name in sorted(request.FILES):
        for file in request.FILES.getlist(name):
            yield from (name.encode(), hashlib.file_digest(file, "sha256").digest())
            file.seek(0)
