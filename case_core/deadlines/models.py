"""What the city has settled about its deadlines."""

from typing import Final

from django.db import models
from django.db.models import Q

from tenants.organisation.models import Section

MOST_DAYS: Final = 60


class DeadlineRules(models.Model):
    """In how many business days the centre forwards and a section answers (期限の決まり); one row a city."""

    forward_days = models.PositiveSmallIntegerField()
    answer_days = models.PositiveSmallIntegerField()

    class Meta:
        """Without a row, the next day and five days."""

        db_table = "deadline_rules"
        constraints = [
            models.CheckConstraint(name="deadline_rules_one_row", condition=Q(pk=1)),
            models.CheckConstraint(name="deadline_rules_same_or_next_day", condition=Q(forward_days__in=[0, 1])),
            models.CheckConstraint(
                name="deadline_rules_days_are_few", condition=Q(answer_days__gte=1, answer_days__lte=MOST_DAYS)
            ),
        ]


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
