"""The people whose matters the centre hears."""

from django.db import models
from django.db.models import Q


class Person(models.Model):
    """Somebody who came with a matter (相談者): named, or anonymous with a nickname at most."""

    name = models.CharField(max_length=100, blank=True)
    name_kana = models.CharField(max_length=200, blank=True)
    telephone = models.CharField(max_length=30, blank=True)
    email = models.CharField(max_length=254, blank=True)
    is_anonymous = models.BooleanField(default=False)
    added_at = models.DateTimeField()

    class Meta:
        """A person is either named or anonymous on purpose."""

        db_table = "person"
        constraints = [
            models.CheckConstraint(
                name="person_is_named_or_anonymous",
                condition=Q(is_anonymous=True) | ~Q(name=""),
            ),
        ]
