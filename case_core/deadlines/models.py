"""What the city has settled about its deadlines."""

from typing import Final

from django.db import models
from django.db.models import Q

from tenants.organisation.models import Section

MOST_DAYS: Final = 60


class SectionDeadline(models.Model):
    """In how many business days one section answers, where it differs from the city's rule (課ごとの回答期限)."""

    section = models.OneToOneField(Section, on_delete=models.PROTECT, related_name="+")
    answer_days = models.PositiveSmallIntegerField()

    class Meta:
        """One for a section."""

        db_table = "section_deadline"
        constraints = [
            models.CheckConstraint(
                name="section_deadline_days_are_few", condition=Q(answer_days__gte=1, answer_days__lte=MOST_DAYS)
            ),
        ]
