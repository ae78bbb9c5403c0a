"""Sets of rules, one row each."""

from django.db import models
from django.db.models import Q


class RuleSet(models.Model):
    """What a city has settled for one of its rooms (決まり); without a row, what the room says itself holds."""

    name = models.CharField(max_length=40, unique=True)
    settled = models.JSONField()

    class Meta:
        """The form of each is a dataclass of its room: it is checked whenever it is written or read."""

        db_table = "rule_set"
        constraints = [models.CheckConstraint(name="rule_set_has_a_name", condition=~Q(name=""))]
