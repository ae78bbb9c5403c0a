"""Act once for each Idempotency-Key."""

import hashlib
from collections.abc import Callable

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from mannaka_kit.idempotency import Result, once
from mannaka_kit.idempotency.errors import KeyReusedError, MissingKeyError

NO_KEY = _("Idempotency-Key ヘッダーに、1回の送信ごとに新しい値を入れてください。")
OTHER_CONTENT = _("この Idempotency-Key は、別の内容の送信に使われています。新しい値を入れてください。")


def act_once(request: HttpRequest, act: Callable[[], Result]) -> Result:
    """
    Act, unless the same request with the same key has been answered already: then return what came of it.

    :raises MissingKeyError: there is no well-formed key.
    :raises KeyReusedError: the key was used for other content.
    :raises StillRunningError: the first is still being worked on.
    """
    # The address belongs to the content: the same key at another case is another request.
    address = hashlib.sha256(request.path.encode()).hexdigest()[:40]
    try:
        return once(request, scope=f"api/{address}", act=act)
    except MissingKeyError as error:
        raise MissingKeyError(NO_KEY) from error  # the words of forms speak of a page
    except KeyReusedError as error:
        raise KeyReusedError(OTHER_CONTENT) from error
