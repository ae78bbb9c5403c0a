"""
The city's memory of who changed or read what.

`record` writes an entry in the caller's transaction. The names below are all that other packages use; they are loaded
on first use, so that `mannaka_kit.audit.verify` runs where there is no Django.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mannaka_kit.audit.actors import ANONYMOUS, CITIZEN, OPERATOR, SYSTEM, Actor
    from mannaka_kit.audit.outcomes import Outcome
    from mannaka_kit.audit.recording import record

_HOMES = {
    "ANONYMOUS": "actors",
    "CITIZEN": "actors",
    "OPERATOR": "actors",
    "SYSTEM": "actors",
    "Actor": "actors",
    "Outcome": "outcomes",
    "record": "recording",
}
__all__ = ["ANONYMOUS", "CITIZEN", "OPERATOR", "SYSTEM", "Actor", "Outcome", "record"]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
