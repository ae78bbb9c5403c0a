"""What comes in of a promise."""

from typing import Any

from rest_framework import serializers

from mannaka_kit.rest.fields import TextField


class PromiseSerializer(serializers.Serializer[Any]):
    """By which day the person was promised an answer; a later day than before needs its reason."""

    promised_on = serializers.DateField()
    reason = TextField(limit=1000, required=False, allow_blank=True, default="")
