"""People who must not be found, how they are reached safely, and who must not find them."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from case_core.parties.models import Person
from case_core.shields.querysets import ShieldBarQuerySet, ShieldQuerySet
from case_core.shields.states import ShieldKind, Way
from mannaka_kit import clock


class Shield(models.Model):
    """A person whose whereabouts nobody is told (連絡先の保護; 支援措置), and the safe way to reach them."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="shields")
    kind = models.CharField(max_length=16, choices=ShieldKind)
    circumstances = models.TextField(blank=True)
    valid_from = models.DateField()
    review_on = models.DateField()
    safe_way = models.CharField(max_length=16, choices=Way)
    safe_hours = models.CharField(max_length=200, blank=True)
    if_somebody_else = models.TextField(blank=True)
    never = ArrayField(models.CharField(max_length=16, choices=Way), default=list, blank=True)
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField()
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    lifted_at = models.DateTimeField(null=True, blank=True)
    lifting_reason = models.TextField(blank=True)

    objects = ShieldQuerySet.as_manager()

    class Meta:
        """A person has one shield at a time; a lifted one stays, with its reason."""

        db_table = "person_shield"
        ordering = ["-set_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                name="shield_once_in_force", fields=["person"], condition=Q(lifted_at__isnull=True)
            ),
            models.CheckConstraint(name="shield_kind_is_known", condition=Q(kind__in=ShieldKind.values)),
            models.CheckConstraint(name="shield_way_is_known", condition=Q(safe_way__in=Way.values)),
            models.CheckConstraint(name="shield_never_is_known", condition=Q(never__contained_by=Way.values)),
            models.CheckConstraint(name="shield_review_comes_later", condition=Q(review_on__gt=F("valid_from"))),
            models.CheckConstraint(
                name="shield_lifted_has_person_and_reason",
                condition=Q(lifted_at__isnull=True, lifted_by__isnull=True, lifting_reason="")
                | (Q(lifted_at__isnull=False, lifted_by__isnull=False) & ~Q(lifting_reason="")),
            ),
        ]

    @property
    def is_in_force(self) -> bool:
        """Tell whether nobody has lifted it."""
        return self.lifted_at is None

    @property
    def is_overdue(self) -> bool:
        """Tell whether somebody should have looked at it again; until then it holds."""
        return self.is_in_force and self.review_on < clock.today()

    @property
    def never_labels(self) -> list[str]:
        """Return the ways that are never used, in words."""
        return [str(Way(way).label) for way in self.never]


class ShieldBar(models.Model):
    """A member of staff who must not find a shielded person (検索を止める職員): related to whom they fled from."""

    shield = models.ForeignKey(Shield, on_delete=models.CASCADE, related_name="bars")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = ShieldBarQuerySet.as_manager()

    class Meta:
        """Deleted when the shield is lifted: every row here is in force, so that the question is one look."""

        db_table = "person_shield_bar"
        constraints = [models.UniqueConstraint(name="shield_bar_once", fields=["user", "person"])]
