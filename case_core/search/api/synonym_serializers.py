"""Words that mean the same, as programs read and write them."""

from typing import Any

from rest_framework import serializers

from case_core.cases.api.serializers import ClerkSerializer
from case_core.search.synonyms import LONGEST, MOST
from mannaka_kit.rest.fields import TextField


class SynonymGroupSerializer(serializers.Serializer[Any]):
    """A group of words; one that every city begins with was changed by nobody."""

    id = serializers.IntegerField()
    words = serializers.ListField(child=serializers.CharField())
    changed_by = ClerkSerializer(allow_null=True)
    changed_at = serializers.DateTimeField(allow_null=True)


class NewSynonymGroupSerializer(serializers.Serializer[Any]):
    """Words that mean the same in this city, two at least."""

    words = serializers.ListField(child=TextField(limit=LONGEST), min_length=2, max_length=MOST)
