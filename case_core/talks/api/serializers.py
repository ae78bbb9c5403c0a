"""What of talks goes out, and what comes in."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from case_core.cases.api.serializers import ClerkSerializer
from case_core.cases.states import TALKS, Channel
from case_core.talks.models import MOST_MINUTES
from case_core.talks.states import TOLD, Ending
from mannaka_kit.rest.fields import TextField

_CHANNELS = [(channel.value, channel.label) for channel in Channel if channel in TALKS]


class TalkSerializer(serializers.Serializer[Any]):
    """A talk that has ended."""

    id = serializers.IntegerField()
    clerk = ClerkSerializer()
    channel = serializers.ChoiceField(choices=Channel.choices)
    began_at = serializers.DateTimeField()
    ended_at = serializers.DateTimeField()
    minutes = serializers.IntegerField()
    ending = serializers.ChoiceField(choices=Ending.choices)
    agreed = serializers.CharField(allow_blank=True)
    warned = serializers.BooleanField()
    second_by = ClerkSerializer(allow_null=True)


class TalkEndSerializer(serializers.Serializer[Any]):
    """How the talk ended."""

    ending = serializers.ChoiceField(choices=TOLD)
    agreed = TextField(limit=1000, required=False, allow_blank=True, default="")
    warned = serializers.BooleanField(required=False, default=False)
    minutes = serializers.IntegerField(
        min_value=1,
        max_value=MOST_MINUTES,
        required=False,
        allow_null=True,
        default=None,
        help_text=_("画面で時間をはかっていなかったときの、話した時間（分）。"),
    )
    channel = serializers.ChoiceField(choices=_CHANNELS, required=False, default=Channel.TELEPHONE.value)
