"""
A form sent twice makes one thing: the key a form carries and what came of it are written in one transaction.

The names below are loaded on first use, after Django is set up.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mannaka_kit.idempotency.errors import KeyReusedError, MissingKeyError, StillRunningError
    from mannaka_kit.idempotency.sending import Result, once

_HOMES = {
    "KeyReusedError": "errors",
    "MissingKeyError": "errors",
    "StillRunningError": "errors",
    "Result": "sending",
    "once": "sending",
}
__all__ = ["KeyReusedError", "MissingKeyError", "Result", "StillRunningError", "once"]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
