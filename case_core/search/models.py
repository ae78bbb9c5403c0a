"""What the search keeps: the words of each case, and the city's own list of words that mean the same."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Q

from case_core.cases.models import Case


class SearchEntry(models.Model):
    """Everything by which a case is found, as one vector of words (索引); made anew whenever the case changes."""

    case = models.OneToOneField(Case, on_delete=models.CASCADE, primary_key=True, related_name="search_entry")
    words = SearchVectorField()
    indexed_at = models.DateTimeField()

    class Meta:
        """Searches read one index; without a pending list they take as long after many changes as before."""

        db_table = "search_entry"
        indexes = [GinIndex(fields=["words"], name="search_entry_words", fastupdate=False)]


class SynonymGroup(models.Model):
    """Words that mean the same in this city (言い換え): whoever looks for one finds the others."""

    words = ArrayField(models.CharField(max_length=50))
    keys = ArrayField(models.CharField(max_length=50))  # the words as they are compared
    changed_at = models.DateTimeField(null=True, blank=True)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        """In the order in which they were added; those that every city begins with were changed by nobody."""

        db_table = "search_synonyms"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(name="synonyms_are_two_at_least", condition=Q(words__len__gte=2)),
            models.CheckConstraint(name="synonyms_have_as_many_keys", condition=Q(keys__len=models.F("words__len"))),
        ]
