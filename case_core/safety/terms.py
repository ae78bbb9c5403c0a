"""What a shield says: why and until when, how the person is reached, and who must not find them."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from case_core.safety.errors import (
    BarredNotStaffError,
    BarsYourselfError,
    ReviewTooEarlyError,
    ReviewTooLateError,
    SafeWayForbiddenError,
)
from case_core.shields.models import Shield, ShieldBar
from case_core.shields.states import ShieldKind, Way
from tenants.accounts.actor import Actor
from tenants.accounts.models import User

LONGEST: Final = timedelta(days=366)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShieldTerms:
    """What a clerk writes of a shield."""

    kind: ShieldKind
    valid_from: date
    review_on: date
    safe_way: Way
    circumstances: str = ""
    safe_hours: str = ""
    if_somebody_else: str = ""
    never: frozenset[Way] = frozenset()
    barred_ids: frozenset[int] = frozenset()

    def values(self) -> dict[str, object]:
        """Return the fields of the shield."""
        return {
            "kind": self.kind,
            "valid_from": self.valid_from,
            "review_on": self.review_on,
            "safe_way": self.safe_way,
            "circumstances": self.circumstances,
            "safe_hours": self.safe_hours,
            "if_somebody_else": self.if_somebody_else,
            "never": [way.value for way in Way if way in self.never],
        }


def impersonal(terms: ShieldTerms) -> dict[str, str | list[int]]:
    """Return what the audit keeps of the terms: codes and ids."""
    return {
        "kind": terms.kind.value,
        "review_on": terms.review_on.isoformat(),
        "safe_way": terms.safe_way.value,
        "barred": sorted(terms.barred_ids),
    }


def require_sound(terms: ShieldTerms, *, actor: Actor, on: date) -> None:
    """
    Go on only with terms that protect.

    :raises ReviewTooEarlyError: the day of the review is not after tomorrow's eve, or not after the first day.
    :raises ReviewTooLateError: nobody would look again within a year.
    :raises SafeWayForbiddenError: the safe way is among those that are never used.
    :raises BarsYourselfError: the actor is among those who must not find the person.
    :raises BarredNotStaffError: one of those is not of the staff.
    """
    if terms.review_on <= max(terms.valid_from, on):
        raise ReviewTooEarlyError(field="review_on")
    if terms.review_on > on + LONGEST:
        raise ReviewTooLateError(field="review_on")
    if terms.safe_way in terms.never:
        raise SafeWayForbiddenError(field="never")
    if actor.user_id in terms.barred_ids:
        raise BarsYourselfError(field="barred")
    if User.objects.of_staff().filter(pk__in=terms.barred_ids).count() != len(terms.barred_ids):
        raise BarredNotStaffError(field="barred")


def write_bars(shield: Shield, barred_ids: frozenset[int]) -> None:
    """Write who must not find the person, in place of who was written before."""
    shield.bars.exclude(user_id__in=barred_ids).delete()
    known = set(shield.bars.values_list("user_id", flat=True))
    ShieldBar.objects.bulk_create(
        ShieldBar(shield=shield, person_id=shield.person_id, user_id=user_id) for user_id in sorted(barred_ids - known)
    )
