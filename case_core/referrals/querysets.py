"""Filters on referrals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

from case_core.referrals.states import OPEN

if TYPE_CHECKING:
    from case_core.referrals.models import Referral  # noqa: F401 - named in the base class's type


class ReferralQuerySet(models.QuerySet["Referral"]):
    """Referrals, narrowed by what lists ask for."""

    def open(self) -> ReferralQuerySet:
        """Keep what a body still owes an answer to."""
        return self.filter(status__in=OPEN)

    def of_case(self, case_id: int) -> ReferralQuerySet:
        """Keep those of one case."""
        return self.filter(grant__case_id=case_id)

    def whole(self) -> ReferralQuerySet:
        """Read along what a page or an answer names."""
        return self.select_related(
            "grant__case", "grant__organization", "grant__created_by", "sent_by", "answered_by", "ended_by"
        )
