"""The list of checks."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from mannaka_sdk.kinds import Capability, Kind
from mannaka_sdk.testing.bench import Subject
from mannaka_sdk.testing.remote import NOT_FROM_OUTSIDE, stands_in

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
    kinds: frozenset[Kind] = frozenset()
    """For which kinds; empty for all."""
    needs: Capability | None = None
    """For plugins that declare a capability; none for all."""
    asks_the_service: bool = False
    """For plugins that reach out to their service, and not for those that only listen."""

    def applies_to(self, subject: Subject) -> bool:
        """Tell whether a plugin has to pass."""
        is_fit = not self.kinds or any(subject.is_a(kind) for kind in self.kinds)
        is_fit = is_fit and (subject.reaches_out or not self.asks_the_service)
        area = self.code.partition(".")[0]
        hears_so = area not in _HEARD_BY or _HEARD_BY[area](subject)
        is_seen = self.code not in NOT_FROM_OUTSIDE or not stands_in(subject.plugin)
        return is_fit and hears_so and is_seen and (self.needs is None or subject.can(self.needs))


_HEARD_BY: Final[dict[str, Callable[[Subject], bool]]] = {
    "verify": lambda subject: subject.takes_deliveries,
    "parse": lambda subject: subject.takes_deliveries,
    "poll": lambda subject: subject.polls,
    "answers": lambda subject: subject.takes_deliveries,
}
"""Areas that apply to plugins that hear of things in one way."""
CHECKS: Final[dict[str, Check]] = {}
"""Every check by its code, in the order in which they are examined."""


def check(
    code: str, *kinds: Kind, needs: Capability | None = None, asks_the_service: bool = False
) -> Callable[[Examination], Examination]:
    """Register a function as a check; its docstring says what a plugin that passes does."""

    def register(examination: Examination) -> Examination:
        said = " ".join((examination.__doc__ or "").split())
        CHECKS[code] = Check(
            code=code,
            says=said,
            examine=examination,
            kinds=frozenset(kinds),
            needs=needs,
            asks_the_service=asks_the_service,
        )
        return examination

    return register


def messaging_check(code: str, *, needs: Capability | None = None) -> Callable[[Examination], Examination]:
    """Register a check of messaging channels."""
    return check(code, Kind.MESSAGING, needs=needs)


def delivery_check(code: str) -> Callable[[Examination], Examination]:
    """Register a check of every kind whose service calls an address of the host."""
    return check(code, Kind.MESSAGING, Kind.CALL, Kind.MEETING, Kind.PARTNER)


def acting_check(code: str) -> Callable[[Examination], Examination]:
    """Register a check of every kind that does something at its service: sends messages, makes meetings, refers."""
    return check(code, Kind.MESSAGING, Kind.MEETING, Kind.PARTNER)


def meeting_check(
    code: str, *, needs: Capability | None = None, asks_the_service: bool = False
) -> Callable[[Examination], Examination]:
    """Register a check of services for meetings."""
    return check(code, Kind.MEETING, needs=needs, asks_the_service=asks_the_service)


def partner_check(code: str) -> Callable[[Examination], Examination]:
    """Register a check of partners' services."""
    return check(code, Kind.PARTNER)


def call_check(code: str, *, needs: Capability | None = None) -> Callable[[Examination], Examination]:
    """Register a check of telephone systems."""
    return check(code, Kind.CALL, needs=needs)
