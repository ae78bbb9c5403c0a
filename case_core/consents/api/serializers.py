"""What of consents goes out, and what comes in."""

from typing import Any

from rest_framework import serializers

from case_core.cases.api.serializers import ClerkSerializer
from case_core.consents.states import Manner
from mannaka_kit.rest.fields import IdField, TextField
from tenants.partners.data_classes import DataClass


class BodySerializer(serializers.Serializer[Any]):
    """A body outside the city hall."""

    id = serializers.IntegerField()
    name = serializers.CharField()


class ConsentSerializer(serializers.Serializer[Any]):
    """What somebody agreed to, and whether they took it back."""

    id = serializers.IntegerField()
    case_id = serializers.IntegerField()
    given_by_id = serializers.IntegerField()
    organizations = BodySerializer(many=True)
    purpose = serializers.CharField()
    data_classes = serializers.ListField(child=serializers.ChoiceField(choices=DataClass.choices))
    manner = serializers.ChoiceField(choices=Manner.choices)
    proof = serializers.CharField()
    given_on = serializers.DateField()
    expires_on = serializers.DateField()
    recorded_by = ClerkSerializer()
    recorded_at = serializers.DateTimeField()
    withdrawn_at = serializers.DateTimeField(allow_null=True)
    withdrawn_how = serializers.ChoiceField(choices=Manner.choices, allow_blank=True)
    withdrawal_note = serializers.CharField(allow_blank=True)


class AgreedSerializer(serializers.Serializer[Any]):
    """What somebody agreed to."""

    given_by_id = IdField()
    organization_ids = serializers.ListField(child=IdField(), min_length=1, max_length=50)
    purpose = TextField(limit=200)
    data_classes = serializers.ListField(child=serializers.ChoiceField(choices=DataClass.choices), min_length=1)
    manner = serializers.ChoiceField(choices=Manner.choices)
    proof = TextField(limit=300)
    given_on = serializers.DateField()
    expires_on = serializers.DateField()


class WithdrawalSerializer(serializers.Serializer[Any]):
    """How it was taken back."""

    how = serializers.ChoiceField(choices=Manner.choices)
    note = TextField(limit=300, required=False, allow_blank=True, default="")
