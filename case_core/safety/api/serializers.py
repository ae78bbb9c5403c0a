"""What of shields and risks goes out, and what comes in."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from case_core.cases.api.serializers import ClerkSerializer
from case_core.safety.states import RiskKind
from case_core.shields.states import ShieldKind, Way
from mannaka_kit.rest.fields import IdField, TextField


class ShieldSerializer(serializers.Serializer[Any]):
    """A shield that holds: how the person is reached safely, why, and until when nobody need look again."""

    id = serializers.IntegerField()
    kind = serializers.ChoiceField(choices=ShieldKind.choices)
    safe_way = serializers.ChoiceField(choices=Way.choices)
    safe_hours = serializers.CharField(allow_blank=True)
    if_somebody_else = serializers.CharField(allow_blank=True)
    never = serializers.ListField(child=serializers.ChoiceField(choices=Way.choices))
    valid_from = serializers.DateField()
    review_on = serializers.DateField()
    set_by = ClerkSerializer()
    set_at = serializers.DateTimeField()


class NewShieldSerializer(serializers.Serializer[Any]):
    """What a shield says; where the person is shielded already, it says this from now on."""

    kind = serializers.ChoiceField(choices=ShieldKind.choices)
    safe_way = serializers.ChoiceField(choices=Way.choices)
    safe_hours = TextField(limit=200, required=False, allow_blank=True, default="")
    if_somebody_else = TextField(limit=500, required=False, allow_blank=True, default="")
    never = serializers.ListField(
        child=serializers.ChoiceField(choices=Way.choices), required=False, default=list, max_length=len(Way)
    )
    circumstances = TextField(limit=1000, required=False, allow_blank=True, default="")
    valid_from = serializers.DateField()
    review_on = serializers.DateField()
    barred_ids = serializers.ListField(
        child=IdField(),
        required=False,
        default=list,
        max_length=100,
        help_text=_("この方を検索できないようにする職員。"),
    )


class LiftingSerializer(serializers.Serializer[Any]):
    """Why nobody needs the shield any more."""

    reason = TextField(limit=1000)


class RiskStepSerializer(serializers.Serializer[Any]):
    """One thing that must be done."""

    id = serializers.IntegerField()
    text = serializers.CharField()
    ticked_by = ClerkSerializer(allow_null=True)
    ticked_at = serializers.DateTimeField(allow_null=True)
    why_not = serializers.CharField(allow_blank=True)


class RiskSerializer(serializers.Serializer[Any]):
    """A risk with what must be done about it."""

    id = serializers.IntegerField()
    kind = serializers.ChoiceField(choices=RiskKind.choices)
    signs = serializers.CharField()
    noted_by = ClerkSerializer()
    noted_at = serializers.DateTimeField()
    steps = RiskStepSerializer(many=True)


class NewRiskSerializer(serializers.Serializer[Any]):
    """Which risk was seen, by what."""

    kind = serializers.ChoiceField(choices=RiskKind.choices)
    signs = TextField(limit=2000)


class TickSerializer(serializers.Serializer[Any]):
    """That it was done, or why not."""

    why_not = TextField(limit=500, required=False, allow_blank=True, default="")
