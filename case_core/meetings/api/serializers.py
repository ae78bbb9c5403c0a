"""What of meetings goes out, and what comes in."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from case_core.meetings.states import MeetingStatus, MeetingTrouble, PresenceRole
from mannaka_kit.rest.fields import IdField, TextField
from tenants.api_tokens.doors import DoneSerializer


class PresenceSerializer(serializers.Serializer[Any]):
    """A stay in a meeting: when, and as what; not who."""

    role = serializers.ChoiceField(choices=PresenceRole.choices, allow_blank=True)
    waited_at = serializers.DateTimeField(allow_null=True)
    entered_at = serializers.DateTimeField(allow_null=True)
    left_at = serializers.DateTimeField(allow_null=True)


class MeetingSerializer(serializers.Serializer[Any]):
    """A talk by video, and who came and went."""

    id = serializers.IntegerField()
    code = serializers.CharField(help_text=_("会議の題と、相談する方の表示名に出るもの。予約番号かブースの名前。"))
    begins = serializers.DateTimeField()
    ends = serializers.DateTimeField()
    status = serializers.ChoiceField(choices=MeetingStatus.choices)
    trouble = serializers.ChoiceField(choices=MeetingTrouble.choices, allow_blank=True)
    case_id = serializers.IntegerField(allow_null=True)
    ended_at = serializers.DateTimeField(allow_null=True)
    presences = PresenceSerializer(many=True, source="presences.all")


class WayInSerializer(DoneSerializer):
    """A way in, to lead the meeting: it is told in this answer, and kept nowhere."""

    way_in = serializers.CharField(
        allow_null=True, help_text=_("会議を開くアドレス。この答えでだけ伝えます。同じ鍵でのくり返しでは null。")
    )


class MeetingRulesSerializer(serializers.Serializer[Any]):
    """By which service booths talk, and which number to call instead."""

    booth_channel_id = IdField(allow_null=True, help_text=_("null なら、ブースは電話だけ。"))
    dial_in = TextField(limit=30, allow_blank=True)
    dial_in_words = TextField(limit=200, allow_blank=True)
