"""What a citizen holds in hand after bringing a matter."""

from django.db import models

from case_core.cases.models import Case


class Receipt(models.Model):
    """The citizen's slip for one case (受付票): its number, and the secret as a hash only."""

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="receipt")
    number = models.CharField(max_length=16, unique=True)
    secret_hash = models.CharField(max_length=64)
    issued_at = models.DateTimeField()

    class Meta:
        """One for each case."""

        db_table = "intake_receipt"
