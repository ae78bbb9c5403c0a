"""What of deliveries goes out: never their content."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from tenants.deliveries.states import DeliveryStatus, Failure


class DeliveryFilters(serializers.Serializer[Any]):
    """Which deliveries."""

    status = serializers.ChoiceField(choices=DeliveryStatus.choices, required=False)


class DeliverySerializer(serializers.Serializer[Any]):
    """A delivery, without its content."""

    id = serializers.IntegerField()
    received_at = serializers.DateTimeField()
    read_at = serializers.DateTimeField(allow_null=True)
    status = serializers.ChoiceField(choices=DeliveryStatus.choices)
    failure = serializers.ChoiceField(choices=Failure.choices, allow_blank=True, help_text=_("読み取れなかった理由。"))
    tries = serializers.IntegerField(help_text=_("読み取りを試した回数。"))
    events_told = serializers.IntegerField(help_text=_("読み取ったできごとの数。"))
    size = serializers.IntegerField(help_text=_("バイト数。"))


class DeadEventSerializer(serializers.Serializer[Any]):
    """An event that could not be taken into its conversation, without its content."""

    id = serializers.IntegerField()
    occurred_at = serializers.DateTimeField()
    ended_at = serializers.DateTimeField(help_text=_("あきらめた日時。"))
    kind = serializers.CharField()
    reason = serializers.CharField(help_text=_("理由のコード。"))
