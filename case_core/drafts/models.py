"""Half-written texts."""

from django.conf import settings
from django.db import models
from django.db.models import Q


class Draft(models.Model):
    """
    What one member of staff has begun in one form and not sent yet (書きかけ); only its author reads it.

    The page makes the key, and one for itself: so two pages of one draft are told apart. The texts are encrypted with
    the city's key for this row.
    """

    key = models.UUIDField(primary_key=True)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    # Which names there are is said in `states.FormName`, and checked where a draft is saved: a new form of some feature
    # changes no table.
    form = models.CharField(max_length=40)
    subject_id = models.BigIntegerField(null=True, blank=True)
    sealed = models.TextField()
    version = models.PositiveIntegerField()
    page = models.UUIDField()
    started_at = models.DateTimeField()
    saved_at = models.DateTimeField()

    class Meta:
        """Found by its author and form, and by age when it is purged."""

        db_table = "draft"
        ordering = ["-saved_at"]
        indexes = [
            models.Index(fields=["author", "form", "subject_id"], name="draft_author_form"),
            models.Index(fields=["saved_at"], name="draft_saved_at"),
        ]
        constraints = [
            models.CheckConstraint(
                name="draft_names_its_subject",
                condition=Q(form="intake", subject_id__isnull=True) | (~Q(form="intake") & Q(subject_id__isnull=False)),
            ),
        ]
