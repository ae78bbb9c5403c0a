"""What of settled receptions goes out, and what administrators settle."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from case_core.cases.api.serializers import ClerkSerializer
from mannaka_kit.rest.fields import TextField
from tenants.api_tokens.doors import DoneSerializer


class ReceptionRulesSerializer(serializers.Serializer[Any]):
    """The letter before new numbers, and whether the city's page tells how many wait."""

    letter = TextField(limit=1, allow_blank=True, help_text=_("AからZまでの1文字。空なら数字だけ。"))
    shows_waiting = serializers.BooleanField()


class DisplaySerializer(serializers.Serializer[Any]):
    """A screen of the waiting hall; its address is not known any more."""

    id = serializers.IntegerField()
    name = serializers.CharField()
    made_by = ClerkSerializer()
    made_at = serializers.DateTimeField()
    revoked_by = ClerkSerializer(allow_null=True)
    revoked_at = serializers.DateTimeField(allow_null=True)


class NewDisplaySerializer(serializers.Serializer[Any]):
    """What the screen is called."""

    name = TextField(limit=50, help_text=_("例：待合室の大型テレビ"))


class MadeDisplaySerializer(DoneSerializer):
    """The screen that was made; its address is told in this answer and in no other."""

    address = serializers.CharField(
        allow_null=True, help_text=_("画面のアドレス。この答えでだけ伝えます。同じ鍵でのくり返しでは null。")
    )
