"""Act once for each Idempotency-Key."""

import hashlib
from collections.abc import Callable

from django.http import HttpRequest

from mannaka_kit.idempotency import Result, once


def act_once(request: HttpRequest, act: Callable[[], Result]) -> Result:
    """
    Act, unless the same request with the same key has been answered already: then return what came of it.

    :raises MissingKeyError: there is no well-formed key.
    :raises KeyReusedError: the key was used for other content.
    :raises StillRunningError: the first is still being worked on.
    """
    # The address belongs to the content: the same key at another case is another request.
    address = hashlib.sha256(request.path.encode()).hexdigest()[:40]
    return once(request, scope=f"api/{address}", act=act)
