"""What of the city's decisions on conversations goes out, and what comes in."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from case_core.cases.topics import Topic
from case_core.conversations.states import ContentPolicy, TextKind
from mannaka_kit.rest.fields import IdField, TextField


class FixedTextSerializer(serializers.Serializer[Any]):
    """A text that the city sends by itself, as it is worded."""

    kind = serializers.ChoiceField(choices=TextKind.choices)
    body_ja = TextField(limit=1000)
    body_en = TextField(limit=1000)


class CannedTextSerializer(serializers.Serializer[Any]):
    """A text that staff begin an answer with."""

    title = TextField(limit=60)
    body = TextField(limit=2000)
    position = serializers.IntegerField(min_value=0, max_value=999, required=False, default=0)


class KeptCannedTextSerializer(CannedTextSerializer):
    """A text that staff begin an answer with, as it is kept."""

    id = serializers.IntegerField()


class ChannelRulesSerializer(serializers.Serializer[Any]):
    """What a channel is for, and what is said first."""

    topics = serializers.ListField(
        child=serializers.ChoiceField(choices=Topic.choices),
        max_length=len(Topic),
        help_text=_("扱う分野。空ならすべて。"),
    )
    purpose_ja = TextField(limit=1000, required=False, allow_blank=True, default="")
    purpose_en = TextField(limit=1000, required=False, allow_blank=True, default="")


class PolicySerializer(serializers.Serializer[Any]):
    """What may leave by a channel, and by which assessment."""

    policy = serializers.ChoiceField(choices=ContentPolicy.choices)
    reference = TextField(
        limit=200, required=False, allow_blank=True, default="", help_text=_("inline_chat のとき、市の検討結果。")
    )


class SettledSerializer(serializers.Serializer[Any]):
    """Crisis words, one a line, and where quick leaving leads."""

    crisis_words = TextField(required=False, allow_blank=True, default="")
    leave_url = TextField(limit=200, required=False, allow_blank=True, default="")


class ChannelRulesRowSerializer(serializers.Serializer[Any]):
    """What was decided for a channel."""

    channel_id = IdField()
    content_policy = serializers.ChoiceField(choices=ContentPolicy.choices)
    assessment_reference = serializers.CharField(allow_blank=True)
    decided_at = serializers.DateTimeField(allow_null=True)
    topics = serializers.ListField(child=serializers.ChoiceField(choices=Topic.choices))
    purpose_ja = serializers.CharField(allow_blank=True)
    purpose_en = serializers.CharField(allow_blank=True)


class ConversationSettingsSerializer(SettledSerializer):
    """All that the city settled for its conversations, as it holds now."""

    texts = FixedTextSerializer(many=True)
    canned_texts = KeptCannedTextSerializer(many=True)
    channels = ChannelRulesRowSerializer(many=True)
