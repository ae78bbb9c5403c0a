"""A policy's answer: yes, or no with a reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mannaka_kit.errors import NotAllowedError

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True, slots=True)
class Decision:
    """Whether something is allowed; `reason` is a code (`role`, `section`), `message` the sentence to show, if any."""

    allowed: bool
    reason: str = ""
    message: StrOrPromise | None = None

    def __bool__(self) -> bool:
        return self.allowed


ALLOWED = Decision(allowed=True)


def allow() -> Decision:
    """Say yes."""
    return ALLOWED


def deny(reason: str, message: StrOrPromise | None = None) -> Decision:
    """Say no, with a reason code and, where the general sentence is not enough, one of its own."""
    return Decision(allowed=False, reason=reason, message=message)


def require(decision: Decision) -> None:
    """Go on only if the policy said yes.

    :raises NotAllowedError: if it said no.
    """
    if not decision.allowed:
        raise NotAllowedError(decision.message, reason=decision.reason)
