"""The list of checks."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from mannaka_sdk.kinds import Capability, Kind
from mannaka_sdk.testing.bench import Subject

Examination = Callable[[Subject], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One promise, and how it is examined."""

    code: str
    """Its name for ever: `verify.rejects-a-tampered-body`."""
    says: str
    """What a plugin that passes does, in a sentence."""
    examine: Examination
    """Raises `ConformanceError` where the plugin does not."""
    kind: Kind | None = None
    """For which kind; none for all."""
    needs: Capability | None = None
    """For plugins that declare a capability; none for all."""

    def applies_to(self, subject: Subject) -> bool:
        """Tell whether a plugin has to pass."""
        return (self.kind is None or subject.is_a(self.kind)) and (self.needs is None or subject.can(self.needs))


CHECKS: Final[dict[str, Check]] = {}
"""Every check by its code, in the order in which they are examined."""


def check(
    code: str, *, kind: Kind | None = None, needs: Capability | None = None
) -> Callable[[Examination], Examination]:
    """Register a function as a check; its docstring says what a plugin that passes does."""

    def register(examination: Examination) -> Examination:
        said = " ".join((examination.__doc__ or "").split())
        CHECKS[code] = Check(code=code, says=said, examine=examination, kind=kind, needs=needs)
        return examination

    return register


def messaging_check(code: str, *, needs: Capability | None = None) -> Callable[[Examination], Examination]:
    """Register a check of messaging channels."""
    return check(code, kind=Kind.MESSAGING, needs=needs)
