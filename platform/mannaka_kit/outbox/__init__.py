"""
Work that must not be lost: what a change causes is written down in the change's own transaction.

A feature says what happened (`events.record`), subscribers say what follows (`@subscribe`), the relay carries each row
to Celery, and the row itself remembers whether it was done. The names below are loaded on first use, after Django is
set up.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mannaka_kit.outbox.events import enqueue, record
    from mannaka_kit.outbox.handlers import Settle, errand, handler
    from mannaka_kit.outbox.subscriptions import subscribe, subscribe_errand

_HOMES = {
    "Settle": "handlers",
    "enqueue": "events",
    "errand": "handlers",
    "handler": "handlers",
    "record": "events",
    "subscribe": "subscriptions",
    "subscribe_errand": "subscriptions",
}
__all__ = ["Settle", "enqueue", "errand", "handler", "record", "subscribe", "subscribe_errand"]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
