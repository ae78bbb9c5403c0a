"""Who did it, as the audit writes it down: an id and a role, never a name."""

from dataclasses import dataclass
from typing import Any, Protocol


class Actor(Protocol):
    """Whoever can stand in the audit; the user model has these two."""

    @property
    def pk(self) -> Any:
        """Return the user's id, or None for somebody without an account."""

    @property
    def audit_label(self) -> str:
        """Return the role, as a code."""


@dataclass(frozen=True, slots=True)
class Unnamed:
    """Somebody without an account of this city."""

    audit_label: str
    pk: None = None


ANONYMOUS = Unnamed("anonymous")
CITIZEN = Unnamed("citizen")
OPERATOR = Unnamed("operator")
SYSTEM = Unnamed("system")
