"""What of incidents goes out, and what comes in; notes of care are in no program's hands."""

from typing import Any

from rest_framework import serializers

from case_core.cases.api.serializers import ClerkSerializer
from case_core.incidents.states import Decision
from mannaka_kit.rest.fields import TextField


class IncidentSerializer(serializers.Serializer[Any]):
    """What happened at the desk, and what was decided."""

    id = serializers.IntegerField()
    happened_at = serializers.DateTimeField()
    minutes = serializers.IntegerField(allow_null=True)
    place = serializers.CharField()
    who = serializers.CharField()
    what = serializers.CharField()
    how = serializers.CharField(allow_blank=True)
    background = serializers.CharField(allow_blank=True)
    quotes = serializers.CharField(allow_blank=True)
    recorded_by = ClerkSerializer()
    recorded_at = serializers.DateTimeField()
    decision = serializers.CharField(allow_blank=True)
    decision_words = serializers.CharField(allow_blank=True)
    decided_by = ClerkSerializer(allow_null=True)
    decided_at = serializers.DateTimeField(allow_null=True)


class IncidentFactsSerializer(serializers.Serializer[Any]):
    """The facts, and the quotes apart."""

    happened_at = serializers.DateTimeField()
    minutes = serializers.IntegerField(min_value=1, max_value=1440, required=False, allow_null=True, default=None)
    place = TextField(limit=100)
    who = TextField(limit=200)
    what = TextField(limit=4000)
    how = TextField(limit=2000, required=False, allow_blank=True, default="")
    background = TextField(limit=2000, required=False, allow_blank=True, default="")
    quotes = TextField(limit=4000, required=False, allow_blank=True, default="")


class DecisionSerializer(serializers.Serializer[Any]):
    """How the centre goes on, and why."""

    decision = serializers.ChoiceField(choices=Decision.choices)
    words = TextField(limit=2000)


class AgreedLineSerializer(serializers.Serializer[Any]):
    """What everybody answers, until when."""

    answer = TextField(limit=2000)
    last_day = serializers.DateField()
