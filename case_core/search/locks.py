"""Groups of words, one change after the other."""

from django.db import connection

from case_core.search.errors import SynonymsNotFoundError
from case_core.search.models import SynonymGroup


def lock_synonyms() -> None:
    """Let nobody else change the list until the transaction ends: no word may come into two groups."""
    with connection.cursor() as cursor:
        cursor.execute("LOCK TABLE search_synonyms IN SHARE ROW EXCLUSIVE MODE")


def locked_synonyms(group_id: int) -> SynonymGroup:
    """
    Return a group.

    :raises SynonymsNotFoundError: there is no such group.
    """
    group = SynonymGroup.objects.filter(pk=group_id).first()
    if group is None:
        raise SynonymsNotFoundError
    return group
