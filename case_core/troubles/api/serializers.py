"""What of the troubles of a case goes out, and what comes in."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from mannaka_kit.rest.fields import IdField


class TroubleItemSerializer(serializers.Serializer[Any]):
    """A line of the city's list, as it is today."""

    id = serializers.IntegerField()
    name = serializers.CharField()
    position = serializers.IntegerField()


class CaseTroubleSerializer(serializers.Serializer[Any]):
    """A ticked line of a case."""

    item_id = serializers.IntegerField()
    name = serializers.CharField(source="item.name")
    is_worst = serializers.BooleanField()


class TicksSerializer(serializers.Serializer[Any]):
    """All that is ticked from now on, the worst of it, and what the writer saw ticked."""

    item_ids = serializers.ListField(child=IdField(), max_length=100)
    worst_id = IdField(required=False, allow_null=True, default=None)
    seen_item_ids = serializers.ListField(
        child=IdField(),
        max_length=100,
        help_text=_("読んだときに選ばれていた項目。ほかの人が先に変えていたら断ります。"),
    )
    seen_worst_id = IdField(required=False, allow_null=True, default=None)
