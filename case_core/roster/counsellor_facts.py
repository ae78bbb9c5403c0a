"""What is written down of somebody on the roster."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction

from case_core.roster.errors import (
    CounsellorNotFoundError,
    DaysNotInOrderError,
    SectionMissingError,
    SectionNotValidError,
    TextMissingError,
    UserTakenError,
    UserUnknownError,
)
from case_core.roster.models import Counsellor
from case_core.roster.states import CounsellorKind
from tenants.accounts.models import User
from tenants.organisation.selectors import sections_valid_on


@dataclass(frozen=True, slots=True, kw_only=True)
class CounsellorFacts:
    """Who somebody is, what for, and when."""

    name: str
    name_kana: str
    kind: str
    valid_from: date
    valid_until: date | None = None
    user_id: int | None = None
    section_id: int | None = None
    topics: Sequence[str] = ()
    weekdays: Sequence[int] = ()
    hours_a_week: int | None = None

    def require_sense(self) -> None:
        """
        Refuse what nobody means.

        :raises TextMissingError: there is no name.
        :raises SectionMissingError: a section's turn without a section.
        :raises DaysNotInOrderError: the last day lies before the first.
        """
        for field in ("name", "name_kana"):
            if not getattr(self, field).strip():
                raise TextMissingError(field=field)
        if self.kind == CounsellorKind.SECTION and self.section_id is None:
            raise SectionMissingError(field="section")
        if self.valid_until is not None and self.valid_until < self.valid_from:
            raise DaysNotInOrderError(field="valid_until")

    def write_to(self, counsellor: Counsellor, *, on: date) -> Counsellor:
        """
        Save the facts.

        :raises SectionNotValidError: there is no such section on the day.
        :raises UserUnknownError: there is no such member of staff.
        :raises UserTakenError: this member of staff stands on the roster already.
        """
        self._require_there(counsellor, on)
        counsellor.name, counsellor.name_kana = self.name.strip(), self.name_kana.strip()
        counsellor.kind, counsellor.section_id = self.kind, self.section_id
        counsellor.user_id, counsellor.hours_a_week = self.user_id, self.hours_a_week
        counsellor.topics, counsellor.weekdays = list(self.topics), sorted(self.weekdays)
        counsellor.valid_from, counsellor.valid_until = self.valid_from, self.valid_until
        try:
            with transaction.atomic():
                counsellor.save()
        except IntegrityError as error:
            if "counsellor_once_per_user" not in str(error):
                raise
            raise UserTakenError(field="user") from error
        return counsellor

    def _require_there(self, counsellor: Counsellor, on: date) -> None:
        """Ask for the section and the member of staff where they are new: who is named already may have left since."""
        section, user = self.section_id, self.user_id
        if section not in (None, counsellor.section_id) and not sections_valid_on(on).filter(pk=section or 0).exists():
            raise SectionNotValidError(field="section")
        staff = User.objects.of_staff().filter(is_active=True)
        if user not in (None, counsellor.user_id) and not staff.filter(pk=user or 0).exists():
            raise UserUnknownError(field="user")


def locked_counsellor(counsellor_id: int) -> Counsellor:
    """
    Return the person, locked until the transaction ends.

    :raises CounsellorNotFoundError: there is nobody of this number.
    """
    counsellor = Counsellor.objects.select_for_update().filter(pk=counsellor_id).first()
    if counsellor is None:
        raise CounsellorNotFoundError
    return counsellor
