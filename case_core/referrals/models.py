"""A matter in the hands of a body outside the city hall."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q

from case_core.referrals.carriage_states import AnsweredVia, Carriage, CarriageTrouble
from case_core.referrals.querysets import ReferralQuerySet
from case_core.referrals.states import OPEN, ConfirmedBy, DeclineReason, ReferralOutcome, ReferralStatus
from case_core.sharing.models import ShareGrant
from tenants.plugins.models import Channel

if TYPE_CHECKING:
    from datetime import date

    from tenants.partners.models import PartnerOrganization


class Referral(models.Model):
    """A matter sent on to a body that answers what came of it (紹介); what the body sees of it is its share's alone."""

    # Case, body, ground, purpose and data are the share's: there is no referral without one, and one has no second.
    grant = models.OneToOneField(ShareGrant, on_delete=models.PROTECT, related_name="referral")
    status = models.CharField(max_length=16, choices=ReferralStatus, default=ReferralStatus.SENT)
    reason = models.TextField()
    told = models.TextField(blank=True)
    wishes = models.TextField(blank=True)
    due_on = models.DateField()
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField()
    mailed_at = models.DateTimeField(null=True, blank=True)  # when the people of the body were told by mail
    reminded_at = models.DateTimeField(null=True, blank=True)  # when they were told of the day
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)
    decline_reason = models.CharField(max_length=16, choices=DeclineReason, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    ended_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=16, choices=ReferralOutcome, blank=True)
    confirmed_by = models.CharField(max_length=8, choices=ConfirmedBy, blank=True)
    # How the last answer came, where nobody of the body is known by name.
    answered_via = models.CharField(max_length=8, choices=AnsweredVia, blank=True, db_default="")
    # The copy for the body's own system: by which channel, under which key of ours, what it is called there.
    carrier = models.ForeignKey(Channel, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    carriage_key = models.UUIDField(null=True, blank=True, unique=True, editable=False)
    carriage_ref = models.CharField(max_length=512, blank=True, db_default="")
    carriage = models.CharField(max_length=12, choices=Carriage, blank=True, db_default="")
    carriage_trouble = models.CharField(max_length=12, choices=CarriageTrouble, blank=True, db_default="")
    carriage_tries = models.PositiveSmallIntegerField(default=0, db_default=0)
    carried_at = models.DateTimeField(null=True, blank=True)
    # The letter with a link (`letters.py`): neither the link's token nor its number can be read here.
    letter_key = models.UUIDField(null=True, blank=True, unique=True, editable=False)
    letter_hash = models.CharField(max_length=64, blank=True, db_default="", editable=False)
    letter_code_hash = models.CharField(max_length=64, blank=True, db_default="", editable=False)
    letter_made_at = models.DateTimeField(null=True, blank=True)
    letter_expires_at = models.DateTimeField(null=True, blank=True)
    letter_mailed_at = models.DateTimeField(null=True, blank=True)
    letter_opened_at = models.DateTimeField(null=True, blank=True)
    letter_tries = models.PositiveSmallIntegerField(default=0, db_default=0)
    words = models.TextField(blank=True)  # to the decline or the outcome, or why it was revoked

    objects = ReferralQuerySet.as_manager()

    class Meta:
        """Newest first; each ending says what it must."""

        db_table = "case_referral"
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                name="referral_letter_hash_once", fields=["letter_hash"], condition=~Q(letter_hash="")
            ),
            models.CheckConstraint(
                name="referral_letter_is_whole",
                condition=Q(letter_key__isnull=True, letter_hash="", letter_code_hash="")
                | (
                    Q(letter_key__isnull=False, letter_made_at__isnull=False, letter_expires_at__isnull=False)
                    & ~Q(letter_hash="")
                    & ~Q(letter_code_hash="")
                ),
            ),
            models.CheckConstraint(name="referral_status_is_known", condition=Q(status__in=ReferralStatus.values)),
            models.CheckConstraint(name="referral_has_a_reason", condition=~Q(reason="")),
            models.CheckConstraint(
                name="referral_answered_has_person_and_time",
                condition=Q(status="revoked")
                | Q(status="sent", answered_at__isnull=True, answered_by__isnull=True)
                | (
                    ~Q(status="sent")
                    & Q(answered_at__isnull=False)
                    & (Q(answered_by__isnull=False) | ~Q(answered_via=""))
                ),
            ),
            models.CheckConstraint(
                name="referral_ended_has_person_and_time",
                condition=Q(status__in=["sent", "accepted"], ended_at__isnull=True, ended_by__isnull=True)
                | (
                    ~Q(status__in=["sent", "accepted"])
                    & Q(ended_at__isnull=False)
                    & (Q(ended_by__isnull=False) | ~Q(answered_via=""))
                ),
            ),
            models.CheckConstraint(
                name="referral_carriage_is_known",
                condition=Q(carriage="")
                | Q(carriage__in=Carriage.values, carrier__isnull=False, carriage_key__isnull=False),
            ),
            models.CheckConstraint(
                name="referral_declined_says_why",
                condition=Q(status="declined", decline_reason__in=DeclineReason.values)
                | (~Q(status="declined") & Q(decline_reason="")),
            ),
            models.CheckConstraint(
                name="referral_done_has_outcome_and_witness",
                condition=Q(status="done", outcome__in=ReferralOutcome.values, confirmed_by__in=ConfirmedBy.values)
                | (~Q(status="done") & Q(outcome="", confirmed_by="")),
            ),
            models.CheckConstraint(
                name="referral_revoked_or_other_says_why",
                condition=~(Q(status="revoked") | Q(outcome="other") | Q(decline_reason="other")) | ~Q(words=""),
            ),
        ]

    @property
    def is_open(self) -> bool:
        """Tell whether the body still owes an answer."""
        return self.status in OPEN

    @property
    def case_id(self) -> int:
        """Return the id of the case."""
        return self.grant.case_id

    @property
    def organization(self) -> PartnerOrganization:
        """Return the body."""
        return self.grant.organization

    def is_late_on(self, day: date) -> bool:
        """Tell whether an answer should have come before the day."""
        return self.is_open and self.due_on < day
