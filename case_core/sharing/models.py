"""What a body outside the city hall may see of a case."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from case_core.cases.models import Case
from case_core.consents.models import Consent
from case_core.consents.states import LegalGround
from case_core.sharing.querysets import ShareGrantQuerySet
from case_core.sharing.states import LONGEST, LONGEST_EMERGENCY, ShareAct, Verdict
from tenants.partners.data_classes import DataClass, labels_of
from tenants.partners.models import PartnerMember, PartnerOrganization


class ShareGrant(models.Model):
    """A body, or one of its people, may see some of a case for a time (共有); renewing one is a new decision."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="share_grants")
    organization = models.ForeignKey(PartnerOrganization, on_delete=models.PROTECT, related_name="+")
    member = models.ForeignKey(PartnerMember, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    ground = models.CharField(max_length=24, choices=LegalGround)
    consent = models.ForeignKey(Consent, on_delete=models.PROTECT, null=True, blank=True, related_name="share_grants")
    purpose = models.CharField(max_length=200)
    data_classes = ArrayField(models.CharField(max_length=20, choices=DataClass))
    act = models.CharField(max_length=8, choices=ShareAct)
    # What staff wrote for the body; all that is not written here is drawn from the allow-listed fields.
    words = models.TextField(blank=True)
    # Versions of what is blacked out, the latest last (`veils.py`): offsets in texts, never the words.
    blackouts = models.JSONField(default=list, blank=True)
    begins_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    approved_at = models.DateTimeField(null=True, blank=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoking_reason = models.CharField(max_length=200, blank=True)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    reviewed_at = models.DateTimeField(null=True, blank=True)
    verdict = models.CharField(max_length=16, choices=Verdict, blank=True)
    remark = models.CharField(max_length=300, blank=True)

    objects = ShareGrantQuerySet.as_manager()

    class Meta:
        """Newest first; what decides over it at each view stands in `rules.py`."""

        db_table = "share_grant"
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["organization", "-id"], name="share_of_body", condition=Q(revoked_at__isnull=True))
        ]
        constraints = [
            models.CheckConstraint(name="share_ground_is_known", condition=Q(ground__in=LegalGround.values)),
            models.CheckConstraint(name="share_act_is_known", condition=Q(act__in=ShareAct.values)),
            models.CheckConstraint(
                name="share_classes_are_known",
                condition=Q(data_classes__contained_by=DataClass.values) & ~Q(data_classes=[]),
            ),
            models.CheckConstraint(name="share_has_a_purpose", condition=~Q(purpose="")),
            models.CheckConstraint(
                name="share_consent_where_it_is_the_ground",
                condition=Q(ground="consent", consent__isnull=False) | (~Q(ground="consent") & Q(consent__isnull=True)),
            ),
            models.CheckConstraint(
                name="share_lasts_ninety_days",
                condition=Q(ends_at__gt=F("begins_at"), ends_at__lte=F("begins_at") + LONGEST),
            ),
            models.CheckConstraint(
                name="share_emergency_is_short",
                condition=~Q(ground="emergency") | Q(ends_at__lte=F("begins_at") + LONGEST_EMERGENCY),
            ),
            models.CheckConstraint(
                name="share_approved_by_another",
                condition=Q(approved_by__isnull=True, approved_at__isnull=True)
                | (Q(approved_by__isnull=False, approved_at__isnull=False) & ~Q(approved_by=F("created_by"))),
            ),
            models.CheckConstraint(
                name="share_revoked_whole",
                condition=Q(revoked_at__isnull=True, revoked_by__isnull=True, revoking_reason="")
                | (Q(revoked_at__isnull=False) & ~Q(revoking_reason="")),  # by nobody: by the body's own system
            ),
            models.CheckConstraint(
                name="share_reviewed_by_another",
                condition=Q(reviewed_by__isnull=True, reviewed_at__isnull=True, verdict="")
                | (
                    Q(ground="emergency", reviewed_by__isnull=False, reviewed_at__isnull=False)
                    & Q(verdict__in=Verdict.values)
                    & ~Q(reviewed_by=F("created_by"))
                ),
            ),
        ]

    @property
    def is_emergency(self) -> bool:
        """Tell whether it was given because life or limb was in danger."""
        return self.ground == LegalGround.EMERGENCY

    @property
    def class_labels(self) -> list[str]:
        """Return what was to be told, in words."""
        return labels_of(self.data_classes)
