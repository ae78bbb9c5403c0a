"""The product's settings, with errors alone in the log, and a watch on calls."""

import os
import sys
from typing import Any

from mannaka.settings.production import *  # noqa: F403

LOGGING: dict[str, Any] = {"root": {"handlers": ["stderr"], "level": "ERROR"}}  # type: ignore[no-redef]  # replaced whole
MANNAKA_OUTBOX_RESEND_AFTER = int(os.environ["CHANNELS_RESEND"])

_FILE = os.environ.get("CHANNELS_CALLS", "")
_WATCHED = {"socket.connect", "socket.getaddrinfo"}


def _watch(event: str, told: tuple[Any, ...]) -> None:
    """Write down whom this process calls: every name that is asked for, every address that is opened."""
    if event in _WATCHED:
        address = told[1] if event == "socket.connect" else told[:2]
        with open(_FILE, "a", encoding="utf-8") as file:  # noqa: PTH123 - inside an audit hook, nothing more than needed
            file.write(f"{address!r}\n")


if _FILE:
    sys.addaudithook(_watch)
