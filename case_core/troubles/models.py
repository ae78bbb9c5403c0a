"""What troubles the people of a case."""

from django.db import models
from django.db.models import Q

from case_core.cases.models import Case
from case_core.codes.models import TroubleItem


class CaseTrouble(models.Model):
    """A ticked trouble of a case (困りごと); at most one of them is the worst (◎)."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="troubles")
    item = models.ForeignKey(TroubleItem, on_delete=models.PROTECT, related_name="+")
    is_worst = models.BooleanField(default=False)

    class Meta:
        """An item is ticked once; a case has one worst."""

        db_table = "case_trouble"
        ordering = ["item__position", "item_id"]
        constraints = [
            models.UniqueConstraint(name="case_trouble_once", fields=["case", "item"]),
            models.UniqueConstraint(name="case_trouble_one_worst", fields=["case"], condition=Q(is_worst=True)),
        ]
